import type { Decision, SuiteDecision } from "../schemas/decision.ts";
import type { ReportedDecision, ReportedSuite } from "../schemas/promotion-report.ts";
import type { Digest } from "../schemas/release.ts";
import type { AttachedDecision } from "./judgements.ts";

/**
 * What is attached to a release, without its cases: what is about this move first, then what it rests on, then as they
 * were given.
 *
 * @param running what the environment runs; `null` where it runs nothing, so that any comparison is about the move
 * @param evidence envelopes that the promotion rests on
 */
export function reportDecisions(
  decisions: readonly AttachedDecision[],
  { running, evidence }: { running: Digest | null; evidence: readonly Digest[] },
): ReportedDecision[] {
  return decisions
    .map(({ envelope, decision, baseline, signedBy }) => ({
      envelope,
      baseline,
      signedBy: [...signedBy],
      compares: running === null || baseline === running,
      counts: evidence.includes(envelope),
      ...partsOf(decision),
    }))
    .toSorted((a, b) => Number(b.compares) - Number(a.compares) || Number(b.counts) - Number(a.counts));
}

function partsOf({ verdict, evals, mode, reasons, unchecked, suites, usage, review }: Decision) {
  return {
    verdict,
    evals,
    mode,
    reasons,
    unchecked,
    suites: suites.map(suiteOf),
    usage: usage.total,
    requirements: review?.requirements ?? [],
  };
}

function suiteOf(decision: SuiteDecision): ReportedSuite {
  const { suite, feature, owner, verdict, cases, passRate, difference, gates, broken, mended } = decision;
  const limitOf = (gate: (typeof gates)[number]["gate"]) => gates.find((each) => each.gate === gate)?.limit ?? null;
  return {
    suite,
    feature,
    owner,
    verdict,
    cases,
    passRate,
    difference,
    margin: limitOf("pass-rate.max-drop"),
    floor: limitOf("pass-rate.min"),
    broken: broken.length,
    mended: mended.length,
  };
}
