import type { AaReport } from "../schemas/aa-report.ts";
import type { Decision } from "../schemas/decision.ts";
import type { CaseResult, Evidence } from "../schemas/evidence.ts";
import type { OutcomeRecord } from "../schemas/outcome-record.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import { flakeRates } from "./flake-rates.ts";
import { proposeRepeats } from "./propose-repeats.ts";

/** A plan of mode `aa`, its evidence, and the decision on it. */
export interface AaRun {
  plan: Plan;
  evidence: Evidence;
  decision: Decision;
}

/** What a run of a candidate against itself shows. */
export function reportAa({ plan, evidence, decision }: AaRun): AaReport {
  const flakiness = new Map(flakeRates(evidence.results.flatMap(toRecords)).map((each) => [each.suite, each]));
  const planned = new Map(plan.suites.map((suite) => [suite.suite, suite]));
  return {
    candidate: plan.candidate,
    suites: decision.suites.flatMap(({ suite, feature, owner, verdict, gates }) => {
      const design = planned.get(suite);
      if (!design) return [];
      const seen = flakiness.get(suite);
      return {
        suite,
        feature,
        owner,
        verdict,
        gates: gates.map(({ gate, verdict, reason }) => ({ gate, verdict, reason })),
        cases: design.cases.length,
        repeats: design.repeats,
        flakeRate: seen?.rate ?? null,
        flaky: (seen?.cases ?? []).filter(({ rate }) => rate > 0).sort((a, b) => b.rate - a.rate),
        repeatsProposed: seen ? repeatsFor(design, seen.rate) : null,
      };
    }),
  };
}

/**
 * Both sides' responses, as so many to one question: of equal sides each has its own. A later step is asked what an
 * earlier one said, which is chance too, so that the case is the question here, whatever was asked.
 */
function toRecords({ suite, case: id, repeat, baseline, candidate }: CaseResult): OutcomeRecord[] {
  return [candidate, baseline].flatMap((outcome, side) =>
    outcome?.kind === "scored" ? [{ suite, case: id, asked: id, repeat: 2 * repeat + side, pass: outcome.pass }] : [],
  );
}

/** As `proposeRepeats` for a suite as it is planned; `null` too where it has no margin. */
export function repeatsFor({ gate, cases }: Pick<PlannedSuite, "gate" | "cases">, flakeRate: number): number | null {
  const { "max-drop": margin, confidence = 0.95 } = gate["pass-rate"] ?? {};
  if (margin === undefined) return null;
  const units = new Set(cases.map(({ id, cluster }) => (cluster === undefined ? `case ${id}` : `cluster ${cluster}`)));
  return proposeRepeats({ flakeRate, cases: cases.length, units: units.size, margin, confidence });
}
