import { join, resolve } from "node:path";
import {
  BlastgateError,
  buildGraph,
  codeFromDisk,
  notesFolder,
  type Review,
  reviewChange,
  rulesInForce,
  rulesOfBaseline,
  type Side,
  settleApprovals,
  type TrustMode,
} from "@blastgate/core";
import { headCommit, type Repository } from "@blastgate/workspace";
import { readApprovals, readApprovalsInCi } from "./approvals.ts";
import { isFork } from "./ci.ts";
import type { Surroundings } from "./context.ts";
import type { Comparison } from "./read-sides.ts";

/** How a change is reviewed, as flags say. */
export interface ReviewFlags {
  /** False: the verdict is of the evals alone. */
  review: boolean;
  trust?: TrustMode | undefined;
  /** A file, a pull request, or `auto`. */
  approvals?: string | undefined;
  today: string;
}

export interface Reviewed {
  review: Review;
  /** The candidate, with the baseline's rules where the change to them is not approved. */
  head: Side;
  /** Node ids of the rules taken from the baseline. */
  rulesOfBaseline: string[];
}

/**
 * Reviews a change, and puts the candidate under the rules that judge it.
 *
 * @throws BlastgateError where approvals cannot be had, or `untrusted-program` where a candidate that is not trusted
 *   would be asked by a program of its own
 */
export async function reviewSides(
  repository: Repository,
  { base, head, change, impact }: Comparison,
  flags: ReviewFlags,
  { cwd, env }: Surroundings,
): Promise<Reviewed> {
  const trust = flags.trust ?? (isFork(env) ? "base" : flags.review ? "approved" : "head");
  const commit = await commitOf(repository, head, flags.approvals && resolve(cwd, flags.approvals));
  const open = reviewChange({ base, head, change, impact, commit, trust, today: flags.today });
  const review = flags.review ? await settle(open, flags.approvals, { cwd, env }) : open;
  const ids = rulesOfBaseline(review);
  const judged = underRules(base, head, ids);
  const programs = trust === "base" ? codeFromDisk(judged.snapshot) : [];
  if (programs.length > 0) throw new BlastgateError(programs);
  return { review, head: judged, rulesOfBaseline: ids };
}

/** The candidate, judged by the baseline's version of these rules. */
export function underRules(base: Side | null, head: Side, ids: readonly string[]): Side {
  if (ids.length === 0) return head;
  const snapshot = rulesInForce(base?.snapshot ?? null, head.snapshot, ids);
  return { snapshot, graph: buildGraph(snapshot) };
}

/** The review of a plan with approvals that came since, where any are named. */
export async function reviewAgain(
  review: Review | null,
  written: string | undefined,
  surroundings: Surroundings,
): Promise<Review | null> {
  return !review || written === undefined ? review : settle(review, written, surroundings);
}

async function settle(review: Review, written: string | undefined, surroundings: Surroundings): Promise<Review> {
  const owners = askedIn(review);
  if (written !== "auto") return settleApprovals(review, await readApprovals(written, { ...surroundings, owners }));
  const { approvals, findings } = await readApprovalsInCi({ ...surroundings, owners });
  // A plan has those of when it was made.
  const others = review.findings.filter(({ code }) => code !== "approvals-not-read");
  return settleApprovals({ ...review, findings: [...others, ...findings] }, approvals);
}

function askedIn({ requirements }: Review): string[] {
  return requirements.flatMap(({ of }) => of);
}

/**
 * What approvals are bound to. The file that holds them may lie in the working tree, and what commands keep under
 * `.blastgate`; anything else that is not committed is what nobody has approved.
 */
async function commitOf(
  repository: Repository,
  { snapshot }: Side,
  approvalsFile: string | undefined,
): Promise<string | null> {
  if (snapshot.source.kind === "revision") return snapshot.source.revision;
  const status = await repository.status();
  const isKept = (path: string) => path.startsWith(".blastgate/") && !path.startsWith(`${notesFolder}/`);
  const isOther = ({ path }: { path: string }) => !isKept(path) && join(repository.root, path) !== approvalsFile;
  return status.some(isOther) ? null : headCommit(repository);
}
