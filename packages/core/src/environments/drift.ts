import { compareText } from "../compare-text.ts";
import type { Drift } from "../schemas/environment.ts";
import type { Lock } from "../schemas/release.ts";

/** What one release has that the other has not, prompt by prompt, by the digests of what is composed. */
export function driftBetween(from: Lock, to: Lock): Drift {
  const ids = [...new Set([...Object.keys(from.prompts), ...Object.keys(to.prompts)])].toSorted(compareText);
  const drift: Drift = { added: [], removed: [], changed: [] };
  for (const id of ids) {
    const [before, after] = [from.prompts[id], to.prompts[id]];
    if (!before) drift.added.push(id);
    else if (!after) drift.removed.push(id);
    else if (before.digest !== after.digest) drift.changed.push(id);
  }
  return drift;
}
