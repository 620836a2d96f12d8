import { finding } from "../findings/catalogue.ts";
import type { FeatureDecision, Verdict } from "../schemas/decision.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Impact, ImpactedNode } from "../schemas/impact.ts";
import type { Plan } from "../schemas/plan.ts";

/** A finding and the verdict it stands for. */
export interface Reason {
  verdict: Verdict;
  reason: Finding;
}

/** Gaps of a plan that leave something unjudged which the change can alter. The others are only told. */
const deciding = new Set(["feature-without-suite", "suite-removed"]);

/** What the change reaches and no planned suite judges. */
export function findGaps(
  plan: Plan,
  impact: Impact,
): { features: FeatureDecision[]; reasons: Reason[]; unchecked: Finding[] } {
  const without = plan.gaps
    .filter(({ code }) => code === "feature-without-suite")
    .map(({ args }) => String(args.feature));
  const known = new Set([...plan.suites.map(({ feature }) => feature), ...without]);
  // A plan of single prompts does not claim to judge features.
  const left =
    plan.mode === "composed" ? impact.nodes.filter((node) => isJudgeable(node) && !known.has(node.name)) : [];
  const owners = new Map(impact.nodes.map((node) => [node.id, node.owner]));
  return {
    features: [...new Set([...without, ...left.map(({ name }) => name)])].map((feature) => ({
      feature,
      owner: owners.get(`feature:${feature}`) ?? "",
      verdict: "INCONCLUSIVE",
      suites: [],
    })),
    reasons: [
      ...plan.gaps.filter(({ code }) => deciding.has(code)),
      ...left.map(({ name, path, where }) => finding("feature-not-planned", { feature: name, path }, where)),
    ].map((reason) => ({ verdict: "INCONCLUSIVE", reason })),
    unchecked: plan.gaps.filter(({ code }) => !deciding.has(code)),
  };
}

function isJudgeable({ kind, affected, reason }: ImpactedNode): boolean {
  return kind === "feature" && affected && reason !== "removed";
}
