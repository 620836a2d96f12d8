import { includedPrompts, promptClosure, type Side } from "@blastgate/core";
import { formatOf, promptId } from "@blastgate/templates";
import type { FileChange } from "./tree-diffs.ts";

/** What is followed through history, as it was at one commit. */
export interface Trail {
  /** Where the prompt stands. */
  path: string;
  /** Ids of the prompt and of all that it includes, however deep. */
  ids: ReadonlySet<string>;
  /** Where the prompt's contract stands. */
  contract?: string | undefined;
}

/** The trail at a commit. Of one that cannot be read it is taken to be as it was one commit later. */
export function trailAt(path: string, side: Side | undefined, later: Trail, root: string): Trail {
  const prompt = side?.snapshot.prompts.find((file) => file.path === path);
  if (!side || !prompt) return { ...later, path, ids: new Set([...later.ids, promptId(path, root)]) };
  const ids = new Set(promptClosure([prompt.id], includedPrompts(side.snapshot)));
  return { path, ids, contract: contractOf(side, prompt.id)?.path };
}

export function contractOf({ snapshot }: Side, prompt: string) {
  return snapshot.contracts.find(({ value }) => value.prompt === prompt);
}

/** Whether a file may be one that the trail is about. Contracts that come, go or move may have been the prompt's. */
export function mayConcern({ status, path, from }: FileChange, trail: Trail, root: string): boolean {
  return [path, from].some(
    (each) =>
      each !== undefined &&
      (each === trail.path ||
        each === trail.contract ||
        (isContract(each) && status !== "changed") ||
        (formatOf(each) !== undefined && trail.ids.has(promptId(each, root)))),
  );
}

/** The trail before some changes; `null` where they added the prompt. */
export function trailBefore(
  changes: readonly FileChange[],
  before: Side | null | undefined,
  trail: Trail,
  root: string,
): Trail | null {
  const change = changes.find(({ path }) => path === trail.path);
  return change?.status === "added" ? null : trailAt(change?.from ?? trail.path, before ?? undefined, trail, root);
}

export function isContract(path: string): boolean {
  return path.endsWith(".contract.yaml");
}
