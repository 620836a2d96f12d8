import { compareText } from "../compare-text.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import { hashJson } from "../hash.ts";
import { blocksOf } from "../review/settle-approvals.ts";
import type { Decision, FeatureDecision, Verdict } from "../schemas/decision.ts";
import type { CaseResult, Evidence } from "../schemas/evidence.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Impact } from "../schemas/impact.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import type { Review } from "../schemas/review.ts";
import { holm } from "../statistics/holm.ts";
import { checkEvidence, unplannedSuites } from "./check-evidence.ts";
import { findGaps, type Reason } from "./find-gaps.ts";
import type { DropClaim } from "./gates/max-drop.ts";
import { type JudgedSuite, judgeSuite, suiteInError } from "./judge-suite.ts";
import { type MeasuredSuite, measureSuite } from "./measure-suite.ts";
import { stopsAfter } from "./sequential.ts";
import { modelCalls, usageOf } from "./usage.ts";
import { severity, worst } from "./verdict.ts";

export interface DecisionInput {
  plan: Plan;
  evidence: Evidence;
  impact: Impact;
  /** `null` where it was not asked for. */
  review: Review | null;
}

/**
 * The verdict on a candidate, with its reasons: the worst of its features', each of which is the worst of its
 * suites'. A feature that no suite judges is INCONCLUSIVE. As every suite must be GO, chance is not given several
 * tries at GO (intersection-union), and α needs no correction; claims of NO-GO are corrected by Holm over all suites.
 *
 * Throws a BlastgateError (`evidence-of-another-plan`) where the evidence is not of this plan.
 */
export function decide({ plan, evidence, impact, review }: DecisionInput): Decision {
  const digests = { plan: hashJson(plan), evidence: hashJson(evidence) };
  if (evidence.plan !== digests.plan) {
    throw new BlastgateError([finding("evidence-of-another-plan", { plan: digests.plan, evidence: evidence.plan })]);
  }
  const judged = judgeSuites(plan, evidence, impact);
  const gaps = findGaps(plan, impact);
  const strange = unplannedSuites(plan.suites, evidence).map((reason): Reason => ({ verdict: "ERROR", reason }));
  const suites = judged.map(({ decision }) => decision);
  const features = judgeFeatures(judged, gaps.features);
  const evals = worst([...features, ...gaps.reasons, ...strange].map((each) => each.verdict));
  const blocks = (review ? blocksOf(review) : []).map((reason): Reason => ({ verdict: "NO-GO", reason }));
  const found = [...strange, ...judged.flatMap(reasonsOf), ...gaps.reasons];
  return {
    verdict: worst([evals, ...blocks.map((each) => each.verdict)]),
    evals,
    mode: plan.mode,
    looks: plan.looks,
    baseline: plan.baseline,
    candidate: plan.candidate,
    reasons: [
      ...summary(evals, judged, impact),
      ...orderReasons([...found, ...blocks, ...(review?.findings ?? []).filter(isWarning).map(allowed)]),
      ...impact.widened,
    ],
    impact,
    review,
    features,
    suites,
    unchecked: [
      ...judged.flatMap(({ unchecked }) => unchecked),
      ...gaps.unchecked,
      ...plan.rulesOfBaseline.map((id) => finding("rule-of-baseline", { id })),
      ...(isComparison(plan, impact) && !review ? [finding("review-not-made", {})] : []),
    ],
    usage: usageOfRun(evidence.results),
    digests,
  };
}

function judgeSuites(plan: Plan, evidence: Evidence, impact: Impact): JudgedSuite[] {
  const results = Map.groupBy(evidence.results, ({ suite }) => suite);
  const checked = plan.suites.toSorted(byName).map((suite) => {
    const path = pathTo(suite, impact);
    const own = results.get(suite.suite) ?? [];
    return { suite, path, evidence: checkEvidence(suite, own, { path, stop: stopsAfter(plan, suite, own) }) };
  });
  const complete = checked.flatMap(({ suite, path, evidence }) =>
    evidence.problems.length === 0 ? [measureSuite(suite, evidence, { path, looks: plan.looks })] : [],
  );
  const measured = new Map(complete.map((each) => [each.suite, each]));
  const claims = claimDrops(complete, plan.looks);
  return checked.map(({ suite, evidence }): JudgedSuite => {
    const known = measured.get(suite);
    return known ? judgeSuite(known, evidence, claims.get(known) ?? null) : suiteInError(suite, evidence);
  });
}

/**
 * The p of a drop for every suite that has a margin for it, corrected for how many there are; several looks share what
 * p is allowed. Suites that cannot differ make no claim, and so cost the others nothing.
 */
function claimDrops(measured: readonly MeasuredSuite[], looks: number): Map<MeasuredSuite, DropClaim> {
  const tested = measured.flatMap((each) => {
    const rule = each.suite.gate["pass-rate"];
    return each.difference && !each.unchanged && rule?.["max-drop"] !== undefined
      ? [{ each, raw: each.difference.dropP(), allowed: (1 - rule.confidence) / looks }]
      : [];
  });
  const adjusted = holm(tested.map(({ raw }) => raw));
  return new Map(
    tested.map(({ each, raw, allowed }, index) => [
      each,
      { raw, holm: adjusted[index] ?? 1, family: tested.length, allowed },
    ]),
  );
}

function judgeFeatures(judged: readonly JudgedSuite[], without: readonly FeatureDecision[]): FeatureDecision[] {
  const byFeature = Map.groupBy(judged, ({ decision }) => decision.feature);
  const evaluated = [...byFeature].map(([feature, suites]) => ({
    feature,
    owner: suites[0]?.decision.owner ?? "",
    verdict: worst(suites.map(({ decision }) => decision.verdict)),
    suites: suites.map(({ decision }) => decision.suite),
  }));
  return [...evaluated, ...without.filter(({ feature }) => !byFeature.has(feature))].sort((a, b) =>
    a.feature < b.feature ? -1 : 1,
  );
}

function reasonsOf({ decision, reasons }: JudgedSuite): Reason[] {
  return [...reasons, ...decision.gates.map(({ verdict, reason }) => ({ verdict, reason }))];
}

/** Worst first, and then warnings about what is GO all the same. What is simply well is in the gates alone. */
function orderReasons(found: readonly Reason[]): Finding[] {
  return found
    .filter(({ verdict, reason }) => verdict !== "GO" || reason.severity === "warning")
    .sort((a, b) => severity(a.verdict) - severity(b.verdict))
    .map(({ reason }) => reason);
}

function summary(verdict: Verdict, judged: readonly JudgedSuite[], impact: Impact): Finding[] {
  if (verdict !== "GO") return [];
  const cases = judged.reduce((sum, { decision }) => sum + decision.cases.planned, 0);
  if (judged.length > 0) return [finding("all-gates-held", { suites: judged.length, cases })];
  return [finding("nothing-reached", { files: impact.files.length, ...impact.considered })];
}

function isWarning({ severity }: Finding): boolean {
  return severity === "warning";
}

function allowed(reason: Finding): Reason {
  return { verdict: "GO", reason };
}

/** Whether it is a change that is decided on, rather than one workspace by itself. */
function isComparison({ mode }: Plan, { base }: Impact): boolean {
  return mode !== "aa" && base !== null;
}

/** From the change's root to the feature, as the impact found it. */
function pathTo(suite: PlannedSuite, impact: Impact): string[] {
  const node = (id: string) => impact.nodes.find((each) => each.id === id);
  return (node(`feature:${suite.feature}`) ?? node(`suite:${suite.suite}`))?.path ?? [];
}

function usageOfRun(results: readonly CaseResult[]): Decision["usage"] {
  const { steps, graders } = modelCalls(results);
  return { models: usageOf(steps), graders: usageOf(graders), total: usageOf([...steps, ...graders]) };
}

function byName(a: PlannedSuite, b: PlannedSuite): number {
  return compareText(a.suite, b.suite);
}
