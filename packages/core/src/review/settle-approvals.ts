import { finding } from "../findings/catalogue.ts";
import type { Approval, Approvals } from "../schemas/approvals.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Requirement, Review, ReviewedRule } from "../schemas/review.ts";

/**
 * A review with the approvals that were given: which requirements they meet, and so whose rules judge. Of each person the
 * last word counts; it has to be about this very commit, and not the author's own.
 *
 * @param approvals `null`: none are known.
 */
export function settleApprovals(review: Review, approvals: Approvals | null): Review {
  const requirements = review.requirements.map((requirement) =>
    settleRequirement(requirement, review.commit, approvals),
  );
  return {
    ...review,
    requirements,
    rules: review.rules.map((rule) => ({ ...rule, judgedBy: judgedBy(rule, review, requirements) })),
  };
}

/** Node ids of the rules that are taken from the baseline, sorted. */
export function rulesOfBaseline({ rules }: Review): string[] {
  return rules.filter((rule) => rule.judgedBy === "baseline").map(({ id }) => id);
}

/** Everything that keeps a change from GO, whatever its evals say. */
export function blocksOf({ findings, requirements }: Review): Finding[] {
  return [
    ...findings.filter(({ severity }) => severity === "error"),
    ...requirements.flatMap(({ missing }) => missing ?? []),
  ];
}

/** Models and tools are what is tried, as prompts are, unless nothing of the candidate's is trusted. */
function judgedBy(
  { id, status }: ReviewedRule,
  { trust }: Review,
  requirements: readonly Requirement[],
): ReviewedRule["judgedBy"] {
  if (trust === "base") return "baseline";
  if (trust === "head" || status === "added" || /^(model|tool):/.test(id)) return "candidate";
  const open = requirements.some(({ missing, because }) => missing && because.some((each) => each.id === id));
  return open ? "baseline" : "candidate";
}

/** One requirement with the approvals that were given, of which those of this commit count. */
export function settleRequirement(
  requirement: Requirement,
  commit: string | null,
  approvals: Approvals | null,
): Requirement {
  const { any, of, because } = requirement;
  const { author, teams = {} } = approvals ?? {};
  const last = lastWords(approvals?.approvals ?? []);
  const mayApprove = (person: string): boolean => of.some((owner) => speaksFor(person, owner, teams));
  const isAuthor = (person: string): boolean => author !== undefined && isSame(person, author);
  const theirs = last.filter(({ by }) => mayApprove(by));
  const counting = theirs.filter(({ by, state, commit: at }) => state === "approved" && at === commit && !isAuthor(by));
  const approvedBy = counting.map(({ by }) => by).toSorted();
  const about = {
    any,
    of,
    have: approvedBy.length,
    because: [...new Set(because.map(({ id }) => id))],
  };
  const naming = (found: readonly Approval[]) => ({ ...about, by: found.map(({ by }) => by).toSorted() });
  const select = (isWanted: (approval: Approval) => boolean) => theirs.filter(isWanted);
  const against = select(({ state }) => state === "changes-requested");
  const own = select(({ by, state }) => state === "approved" && isAuthor(by));
  const older = select(({ by, state, commit: at }) => state === "approved" && at !== commit && !isAuthor(by));
  const dismissed = select(({ state }) => state === "dismissed");
  const others = last.filter(({ by, state }) => state === "approved" && !mayApprove(by));

  const missing = (): Finding | null => {
    if (against.length > 0) return finding("changes-requested", naming(against));
    if (approvedBy.length >= any) return null;
    if (older.length > 0) {
      const commits = [...new Set(older.map((each) => each.commit.slice(0, 10)))];
      return finding("approval-outdated", { ...naming(older), commits, commit: commit?.slice(0, 10) ?? "" });
    }
    if (own.length > 0) return finding("approval-by-author", naming(own));
    if (dismissed.length > 0) return finding("approval-dismissed", naming(dismissed));
    if (others.length > 0 && approvedBy.length === 0) return finding("approval-by-others", naming(others));
    return finding("approval-missing", about);
  };
  return { any, of, because, approvedBy, missing: missing() };
}

function lastWords(approvals: readonly Approval[]): Approval[] {
  return [...new Map(approvals.map((approval) => [approval.by.toLowerCase(), approval])).values()];
}

function speaksFor(person: string, owner: string, teams: Approvals["teams"]): boolean {
  if (isSame(person, owner)) return true;
  return Object.entries(teams).some(
    ([team, members]) => isSame(team, owner) && members.some((member) => isSame(member, person)),
  );
}

/** Forges write logins and teams in whatever case they were made. */
function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
