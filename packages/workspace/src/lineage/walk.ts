import type { ChangedPart, Commit } from "@blastgate/core";
import { promptId } from "@blastgate/templates";
import type { Repository } from "../repository.ts";
import { changedParts, featuresReached, type Sequence } from "./changed-parts.ts";
import { type HistoryCommit, readCuts, readHistory } from "./history.ts";
import type { Sides } from "./sides.ts";
import { mayConcern, type Trail, trailBefore } from "./trail.ts";
import { openTreeDiffs, type TreeDiffs, withMovedIds } from "./tree-diffs.ts";

/** What is asked while history is walked. */
export interface Surroundings {
  repository: Repository;
  sides: Sides;
  /** Those of prompts and contracts, as they are today. */
  folders: readonly string[];
  /** The folder of prompts. */
  root: string;
}

/** A commit that changed the prompt of a trail as composed. */
export interface Step {
  /** `null`: not committed yet. */
  commit: Commit | null;
  prompt: string;
  parts: ChangedPart[];
  features: string[];
}

/** A step, and whether nothing is left to look at; or a commit at which history is cut off. */
export type Walked = { step: Step; last: boolean } | { cut: string };

/** The commits that changed the prompt of a trail, from a commit backwards. On each line of history it has a trail of its own. */
export async function* walkHistory(around: Surroundings, from: string, trail: Trail): AsyncGenerator<Walked> {
  const { repository, folders } = around;
  const cuts = await readCuts(repository);
  const diffs = openTreeDiffs(repository, folders);
  const trails = new Map<string, Trail | null>();
  const waiting = new Map<string, HistoryCommit>();
  let open = 1;
  try {
    for await (const commit of readHistory(repository, from, folders)) {
      // Between `from` and the first that is listed nothing has changed.
      if (trails.size === 0) trails.set(commit.id, trail);
      if (!trails.has(commit.id)) waiting.set(commit.id, commit);
      const ready = trails.has(commit.id) ? [commit] : [];
      for (const each of ready) {
        const at = trails.get(each.id);
        if (!at) continue;
        // The commit has been dealt with; what leads to it later leads nowhere new.
        trails.set(each.id, null);
        open--;
        if (cuts.has(each.id)) {
          yield { cut: each.id };
          continue;
        }
        const { step, earlier } = await followCommit(around, diffs, each, at);
        for (const [index, parent] of each.parents.entries()) {
          const next = earlier[index];
          if (!next || trails.has(parent)) continue;
          trails.set(parent, next);
          open++;
          // A clock that was wrong can bring a parent before its child.
          const early = waiting.get(parent);
          if (early) ready.push(early);
          waiting.delete(parent);
        }
        if (step) yield { step, last: open === 0 };
      }
      if (open === 0) return;
    }
  } finally {
    diffs.close();
  }
}

/** What a commit did, and the trail at each of its parents: `null` where the prompt was not there yet. */
async function followCommit(
  around: Surroundings,
  diffs: TreeDiffs,
  commit: HistoryCommit,
  trail: Trail,
): Promise<{ earlier: (Trail | null)[]; step?: Step | undefined }> {
  const earlier: (Trail | null)[] = [];
  const told: { parts: ChangedPart[]; sequence: Sequence }[] = [];
  for (const parent of commit.parents.length > 0 ? commit.parents : [null]) {
    const changes = withMovedIds(await diffs.between(parent, commit.id), around.root);
    if (!changes.some((change) => mayConcern(change, trail, around.root))) {
      // Whatever else was merged, the prompt is as it was on this line, and has its history there.
      return { earlier: [...earlier.map(() => null), trail] };
    }
    const before = parent === null ? null : await around.sides.at(parent);
    const sequence: Sequence = { before, now: await around.sides.at(commit.id) };
    const next = trailBefore(changes, before, trail, around.root);
    earlier.push(next);
    // What another line renamed is no work of the merge.
    const made = commit.parents.length < 2 ? changes : changes.filter(({ edited }) => edited);
    told.push({ parts: changedParts(made, sequence, trail, next, around.root), sequence });
  }
  return { earlier, step: stepOf(around, commit, trail, told) };
}

/** A merge is told for what none of its parents has. */
function stepOf(
  { root }: Surroundings,
  commit: Commit,
  trail: Trail,
  [first, ...others]: readonly { parts: ChangedPart[]; sequence: Sequence }[],
): Step | undefined {
  const parts = (first?.parts ?? []).filter((part) => others.every((other) => other.parts.some(isAbout(part))));
  if (!first || parts.length === 0) return undefined;
  const { id, author, date, subject } = commit;
  return {
    commit: { id, author, date, subject },
    prompt: promptId(trail.path, root),
    parts,
    features: featuresReached(parts, first.sequence),
  };
}

function isAbout({ part, prompt }: ChangedPart) {
  return (other: ChangedPart) => other.part === part && other.prompt === prompt;
}
