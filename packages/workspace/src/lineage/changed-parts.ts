import { type ChangedPart, findChange, findImpact, nodeId, type Side } from "@blastgate/core";
import { promptId } from "@blastgate/templates";
import { contractOf, isContract, type Trail } from "./trail.ts";
import type { FileChange } from "./tree-diffs.ts";

/** Two states that follow each other. */
export interface Sequence {
  /** `null`: there is none before. `undefined`: it cannot be read. */
  before: Side | null | undefined;
  now: Side | undefined;
}

/** What changes between two states did to the prompt of a trail as composed. `earlier` is where the trail leads on. */
export function changedParts(
  changes: readonly FileChange[],
  sequence: Sequence,
  trail: Trail,
  earlier: Trail | null,
  root: string,
): ChangedPart[] {
  const ids = new Set([...trail.ids, ...(earlier?.ids ?? [])]);
  const idOf = (path: string) => promptId(path, root);
  const texts = changes.flatMap((change): ChangedPart[] => {
    if (isContract(change.path)) return [];
    const { path, status, from } = change;
    const isOwn = path === trail.path || from === trail.path;
    if (!isOwn && !ids.has(idOf(path)) && !(from !== undefined && ids.has(idOf(from)))) return [];
    const renamed = from === undefined ? null : { path: from, prompt: idOf(from) };
    return [{ part: isOwn ? "itself" : "included", prompt: idOf(path), status, path, before: renamed, version: null }];
  });
  const itself = texts.find(({ part }) => part === "itself");
  const own = itself?.prompt ?? idOf(trail.path);
  return [
    ...(itself ? [itself] : []),
    ...changedContract(own, earlier ? idOf(earlier.path) : own, sequence),
    ...texts
      .filter(({ part }) => part === "included")
      .flatMap((text) => [text, ...changedContract(text.prompt, text.before?.prompt ?? text.prompt, sequence)]),
  ];
}

/** A prompt's contract, where it differs. `old` is the prompt's id before. */
function changedContract(prompt: string, old: string, { before, now }: Sequence): ChangedPart[] {
  const was = before ? contractOf(before, old) : undefined;
  const is = now && contractOf(now, prompt);
  const file = is ?? was;
  if (!file || before === undefined || !now || was?.digest === is?.digest) return [];
  const versions = { before: was?.value.version ?? null, after: is?.value.version ?? null };
  return [
    {
      part: "contract",
      prompt,
      status: was === undefined ? "added" : is === undefined ? "removed" : "changed",
      path: file.path,
      before: null,
      version: versions.before === versions.after ? null : versions,
    },
  ];
}

/** Features that some changed parts reach, as things were composed before or after. */
export function featuresReached(parts: readonly ChangedPart[], { before, now }: Sequence): string[] {
  if (before === undefined || !now) return [];
  const graph = before?.graph ?? null;
  const roots = new Set(
    parts.flatMap(({ prompt, before: renamed }) =>
      [prompt, ...(renamed ? [renamed.prompt] : [])].map((id) => nodeId("prompt", id)),
    ),
  );
  return findImpact(findChange(graph, now.graph, []), graph, now.graph)
    .nodes.filter(
      ({ kind, affected, roots: causes }) => kind === "feature" && affected && causes.some((id) => roots.has(id)),
    )
    .map(({ name }) => name)
    .toSorted();
}
