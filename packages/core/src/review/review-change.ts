import type { Side } from "../plan/make-plan.ts";
import type { Change } from "../schemas/change.ts";
import type { Impact } from "../schemas/impact.ts";
import type { Review, TrustMode } from "../schemas/review.ts";
import { changedPrompts } from "./changed-prompts.ts";
import { changedRules } from "./changed-rules.ts";
import { findBlocks } from "./find-blocks.ts";
import { requiredApprovals } from "./required-approvals.ts";
import { settleApprovals } from "./settle-approvals.ts";
import { indexWorkspace } from "./workspace-index.ts";

/** What a review is made of. */
export interface ToReview {
  base: Side | null;
  head: Side;
  change: Change;
  impact: Impact;
  /** What approvals are bound to; `null` where the candidate is no commit. */
  commit: string | null;
  trust: TrustMode;
  /** `YYYY-MM-DD` */
  today: string;
}

/**
 * What a change needs beside evals that pass: how the interfaces it touches differ, which bump and note that demands, who
 * has to approve and why, and whose rules judge it. Nobody has approved yet: `settleApprovals` goes on from here.
 */
export function reviewChange({ change, impact, commit, trust, today, ...given }: ToReview): Review {
  const head = indexWorkspace(given.head);
  const base = given.base && indexWorkspace(given.base);
  const sides = { base, head };
  const prompts = changedPrompts(change, base, head);
  const rules = changedRules(change, base, head, { impact, trust });
  const open: Review = {
    baseline: base?.snapshot.source ?? null,
    candidate: head.snapshot.source,
    commit,
    trust,
    today,
    prompts,
    rules: rules.map((rule) => ({ ...rule, judgedBy: "baseline" })),
    requirements: requiredApprovals(change, prompts, rules, sides).map((each) => ({
      ...each,
      approvedBy: [],
      missing: null,
    })),
    findings: findBlocks({ commit, trust, today, prompts, rules }, impact, sides),
  };
  return settleApprovals(open, null);
}
