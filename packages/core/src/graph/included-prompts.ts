import picomatch from "picomatch";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";

/**
 * For each prompt the ids it includes directly. A reference known only at run time reaches whatever the prompt's
 * `uses` globs match; where it declares none, every prompt of its format: too much rather than too little.
 */
export function includedPrompts(snapshot: Pick<Snapshot, "prompts">): IncludedPrompts {
  const included = ofSnapshots.get(snapshot) ?? lookUp(snapshot);
  ofSnapshots.set(snapshot, included);
  return included;
}

type IncludedPrompts = (id: string) => ReadonlySet<string>;

const ofSnapshots = new WeakMap<object, IncludedPrompts>();

function lookUp(snapshot: Pick<Snapshot, "prompts">): IncludedPrompts {
  const files = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const known = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const found = known.get(id);
    if (found) return found;
    const file = files.get(id);
    const included = file ? targetsOf(file, snapshot.prompts) : none;
    known.set(id, included);
    return included;
  };
}

const none: ReadonlySet<string> = new Set();

function targetsOf(file: PromptFile, prompts: readonly PromptFile[]): ReadonlySet<string> {
  const reaches = runTimeReach(file);
  if (!reaches) return writtenTargets(file);
  const targets = new Set(writtenTargets(file));
  for (const other of prompts) {
    if (other.format === file.format && other.id !== file.id && reaches(other.id)) targets.add(other.id);
  }
  return targets;
}

const ofFiles = new WeakMap<PromptFile, ReadonlySet<string>>();

/** One set for all snapshots that have the file. */
function writtenTargets(file: PromptFile): ReadonlySet<string> {
  if (file.references.length === 0) return none;
  const known = ofFiles.get(file);
  if (known) return known;
  const targets = new Set<string>();
  for (const { target } of file.references) if (target !== null) targets.add(target);
  ofFiles.set(file, targets);
  return targets;
}

/** Which ids the references of a prompt may name that are known only at run time; `null` where it has none. */
export function runTimeReach({
  references,
  metadata: { uses },
}: Pick<PromptFile, "references" | "metadata">): ((id: string) => boolean) | null {
  if (references.every(({ target }) => target !== null)) return null;
  return uses.length > 0 ? picomatch(uses) : () => true;
}
