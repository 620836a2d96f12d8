import { BlastgateError, type Finding, finding, type PromptLog, type Side } from "@blastgate/core";
import { foldersOf } from "../folders.ts";
import { headCommit, type Repository } from "../repository.ts";
import { changedParts, featuresReached } from "./changed-parts.ts";
import { type FoundPrompt, findPrompt, type WrittenPrompt } from "./find-prompt.ts";
import { findReasons } from "./find-reasons.ts";
import { type LineageCaches, openSides } from "./sides.ts";
import { type Trail, trailAt, trailBefore } from "./trail.ts";
import { withMovedIds } from "./tree-diffs.ts";
import { uncommittedChanges, uncommittedNotes } from "./uncommitted.ts";
import { type Step, type Surroundings, type Walked, walkHistory } from "./walk.ts";

/**
 * What became of a prompt, newest first: what is not committed yet, and each commit before it that changed the prompt, a
 * prompt it included then, or its contract. Renames are followed. Of commits in which the workspace cannot be read, only
 * the files' own changes are told.
 *
 * @throws BlastgateError `history-prompt-unknown`, or where the working tree has no usable `blastgate.yaml`.
 */
export async function readPromptLog(
  repository: Repository,
  written: WrittenPrompt,
  { limit, caches = {} }: { limit: number; caches?: LineageCaches },
): Promise<PromptLog> {
  const sides = openSides(repository, caches);
  const side = await sides.workingTree();
  const { snapshot } = side;
  const head = await headCommit(repository);
  const committed = head === null ? null : await sides.at(head);
  const { prompts: root, contracts } = foldersOf(snapshot.config);
  const snapshots = [snapshot, ...(committed ? [committed.snapshot] : [])];
  const found = await findPrompt(repository, written, snapshots, head, root);

  const around: Surroundings = { repository, sides, folders: [root, contracts], root };
  const now = { side, committed, head };
  const { steps, findings, complete } = await take(walkAll(around, found, now), limit);
  const notes = uncommittedNotes(snapshot, committed?.snapshot);
  const reasons = await findReasons(repository, steps.map(askedOf), notes);
  const entries = steps.map((step, index) => ({ ...step, reasons: reasons[index] ?? [] }));
  return { prompt: found.id, path: found.path, entries, complete, findings };
}

/**
 * The same of a commit, whatever is checked out, and of nothing later: the prompt is known by the id that it has there.
 *
 * @throws BlastgateError `history-prompt-unknown`; as git does where there is no such commit
 */
export async function readPromptLogAt(
  repository: Repository,
  commit: string,
  prompt: string,
  { limit, caches = {} }: { limit: number; caches?: LineageCaches },
): Promise<PromptLog> {
  const sides = openSides(repository, caches);
  const side = await sides.at(commit);
  const file = side?.snapshot.prompts.find(({ id }) => id === prompt);
  if (!side || !file) throw new BlastgateError([finding("history-prompt-unknown", { prompt, suggestion: "" })]);
  const { prompts: root, contracts } = foldersOf(side.snapshot.config);
  const around: Surroundings = { repository, sides, folders: [root, contracts], root };
  const trail = trailAt(file.path, side, { path: file.path, ids: new Set([prompt]) }, root);
  const { steps, findings, complete } = await take(walkHistory(around, commit, trail), limit);
  const reasons = await findReasons(repository, steps.map(askedOf), []);
  const entries = steps.map((step, index) => ({ ...step, reasons: reasons[index] ?? [] }));
  return { prompt, path: file.path, entries, complete, findings };
}

/** As many steps as are wanted. */
async function take(walking: AsyncGenerator<Walked>, limit: number) {
  const steps: Step[] = [];
  const findings: Finding[] = [];
  for await (const walked of walking) {
    if ("cut" in walked) findings.push(finding("history-cut", { commit: walked.cut }));
    else {
      steps.push(walked.step);
      if (steps.length === limit) return { steps, findings, complete: walked.last };
    }
  }
  return { steps, findings, complete: true };
}

/** The working tree, and what is checked out below it: `null` for nothing, `undefined` where it cannot be read. */
interface Now {
  side: Side;
  committed: Side | null | undefined;
  head: string | null;
}

/** What is not committed yet, then the commits. */
async function* walkAll(around: Surroundings, found: FoundPrompt, now: Now): AsyncGenerator<Walked> {
  const trail: Trail = { path: found.path, ids: new Set([found.id]) };
  if (found.removedBy !== null) {
    yield* walkHistory(around, found.removedBy, trail);
    return;
  }
  const { step, earlier } = await followWorkingTree(around, trailAt(found.path, now.side, trail, around.root), now);
  const isLast = earlier === null || now.head === null;
  if (step) yield { step: { ...step, prompt: found.id }, last: isLast };
  if (earlier && now.head !== null) yield* walkHistory(around, now.head, earlier);
}

async function followWorkingTree({ repository, folders, root }: Surroundings, trail: Trail, now: Now) {
  const changes = withMovedIds(await uncommittedChanges(repository, now.head, folders), root);
  const sequence = { before: now.committed, now: now.side };
  const earlier = trailBefore(changes, now.committed, trail, root);
  const parts = changedParts(changes, sequence, trail, earlier, root);
  if (parts.length === 0) return { step: undefined, earlier };
  return { step: { commit: null, parts, features: featuresReached(parts, sequence) }, earlier };
}

/** The notes may name the prompts by their ids before or after. */
function askedOf({ commit, parts }: Step) {
  const prompts = parts.flatMap(({ prompt, before }) => [prompt, ...(before ? [before.prompt] : [])]);
  return { commit: commit?.id ?? null, prompts: new Set(prompts) };
}
