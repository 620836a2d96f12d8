import { compareText } from "../compare-text.ts";
import { promptClosure } from "../graph/build-graph.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import { bundledSources } from "../release/bundled-sources.ts";
import type { LogEntry } from "../schemas/lineage.ts";
import type { PromotedPrompt } from "../schemas/promotion-report.ts";
import type { Release } from "../schemas/release.ts";
import type { PromptDifference } from "../schemas/release-diff.ts";
import type { AttachedDecision } from "./judgements.ts";

export interface PromotedSides {
  before: Release;
  after: Release;
  /** Of these two releases. */
  decisions: readonly AttachedDecision[];
  /** By prompt, newest first. */
  changes: ReadonlyMap<string, LogEntry[]>;
}

/** What differs, prompt by prompt, with whom it concerns and why: what differs itself first, then by id. */
export function promotedPrompts(differing: readonly PromptDifference[], sides: PromotedSides): PromotedPrompt[] {
  const { before, after, decisions, changes } = sides;
  const [composedBefore, composedAfter] = [closuresIn(before), closuresIn(after)];
  const causes = new Set(differing.filter(differsItself).map(({ prompt }) => prompt));
  return differing
    .map((difference): PromotedPrompt => {
      const { prompt } = difference;
      const composed = new Set([...composedBefore(prompt), ...composedAfter(prompt)]);
      const locked = after.lock.prompts[prompt] ?? before.lock.prompts[prompt];
      return {
        ...difference,
        itself: causes.has(prompt),
        owners: locked?.owners ?? [],
        features: [...new Set([...featuresWith(prompt, before), ...featuresWith(prompt, after)])].toSorted(compareText),
        through: [...composed].filter((id) => id !== prompt && causes.has(id)).toSorted(compareText),
        notes: notesOf(prompt, decisions),
        changes: changes.get(prompt) ?? null,
      };
    })
    .toSorted((a, b) => Number(b.itself) - Number(a.itself) || compareText(a.prompt, b.prompt));
}

/** Whether a prompt is another by its own file or contract, not only by what it includes. */
export function differsItself({ status, parts }: Pick<PromptDifference, "status" | "parts">): boolean {
  return status !== "changed" || parts.some((part) => part !== "included");
}

function closuresIn({ bundle }: Release): (prompt: string) => string[] {
  const sources = bundledSources(bundle);
  const included = includedPrompts({ prompts: [...sources.values()].map(({ file }) => file) });
  return (prompt) => (sources.has(prompt) ? promptClosure([prompt], included) : []);
}

function featuresWith(prompt: string, { lock }: Release): string[] {
  return Object.entries(lock.features).flatMap(([feature, { prompts }]) => (prompts.includes(prompt) ? [feature] : []));
}

/** Each note once, however many decisions have it. */
function notesOf(prompt: string, decisions: readonly AttachedDecision[]): PromotedPrompt["notes"] {
  const notes = decisions
    .flatMap(({ decision }) => decision.review?.prompts ?? [])
    .filter((reviewed) => reviewed.prompt === prompt)
    .flatMap((reviewed) => reviewed.notes);
  return [...new Map(notes.map((note) => [`${note.path}\n${note.why}`, note])).values()];
}
