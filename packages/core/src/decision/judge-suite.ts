import { finding } from "../findings/catalogue.ts";
import type { GateResult, SuiteDecision, Verdict } from "../schemas/decision.ts";
import type { CaseResult } from "../schemas/evidence.ts";
import type { Finding } from "../schemas/finding.ts";
import { listCaseChanges } from "./case-changes.ts";
import type { CheckedSuite } from "./check-evidence.ts";
import { judgeContractChecks, warnOfKnownBreakages } from "./gates/contract-checks.ts";
import { judgeFloor } from "./gates/floor.ts";
import { judgeCost, judgeLatency } from "./gates/growth.ts";
import { type DropClaim, judgeMaxDrop } from "./gates/max-drop.ts";
import { judgeRegressions } from "./gates/regressions.ts";
import { toEstimate } from "./measure.ts";
import type { MeasuredSuite } from "./measure-suite.ts";
import { modelCalls, usageOf } from "./usage.ts";
import { worst } from "./verdict.ts";

export interface JudgedSuite {
  decision: SuiteDecision;
  /** Why the verdict is what it is, beyond the gates' own reasons. */
  reasons: { verdict: Verdict; reason: Finding }[];
  unchecked: Finding[];
}

/** Holds a suite with complete evidence against its gates. */
export function judgeSuite(measured: MeasuredSuite, checked: CheckedSuite, claim: DropClaim | null): JudgedSuite {
  const { confidence, rate, difference, costUsd, latencyP95Ms } = measured;
  const gates = applyGates(measured, claim);
  const gap = gapInGates(measured, gates);
  const decision: SuiteDecision = {
    ...blankDecision(measured.suite, checked),
    verdict: worst([...gates.map(({ verdict }) => verdict), ...(gap ? (["INCONCLUSIVE"] as const) : [])]),
    gates,
    passRate: {
      baseline: rate.baseline && toEstimate(rate.baseline, confidence),
      candidate: toEstimate(rate.candidate, confidence),
    },
    difference: difference && { ...toEstimate(difference, confidence), mcnemar: difference.mcnemar },
    costUsd,
    latencyP95Ms,
  };
  const known = (["invariant", "output-schema"] as const).flatMap((kind) => warnOfKnownBreakages(measured, kind));
  const reasons: JudgedSuite["reasons"] = [
    ...(gap ? [{ verdict: "INCONCLUSIVE", reason: gap } as const] : []),
    ...known.map((reason) => ({ verdict: "GO", reason }) as const),
  ];
  return { decision, reasons, unchecked: listUnchecked(measured, checked) };
}

/** A suite whose evidence has gaps: what was scored is listed, and nothing is concluded from it. */
export function suiteInError(suite: MeasuredSuite["suite"], checked: CheckedSuite): JudgedSuite {
  return {
    decision: { ...blankDecision(suite, checked), verdict: "ERROR" },
    reasons: checked.problems.map((reason) => ({ verdict: "ERROR", reason })),
    unchecked: [],
  };
}

function applyGates(measured: MeasuredSuite, claim: DropClaim | null): GateResult[] {
  const { gate, paired } = measured.suite;
  const { "max-drop": margin, min } = gate["pass-rate"] ?? {};
  const { regressions, cost, "latency-p95": latency } = gate;
  const { difference } = measured;
  const results: (GateResult | null)[] = [
    margin !== undefined && difference ? judgeMaxDrop(measured, difference, margin, claim) : null,
    min !== undefined ? judgeFloor(measured, min) : null,
    paired && regressions ? judgeRegressions(measured, regressions) : null,
    paired && cost ? judgeCost(measured, cost["max-increase"]) : null,
    paired && latency ? judgeLatency(measured, latency["max-increase"]) : null,
    judgeContractChecks(measured, "invariant"),
    judgeContractChecks(measured, "output-schema"),
  ];
  return results.filter((result) => result !== null);
}

/** Without a rule for what passes, a suite cannot say GO, however good it looks. */
function gapInGates({ suite, path }: MeasuredSuite, gates: readonly GateResult[]): Finding | null {
  const about = { suite: suite.suite, path };
  if (!suite.paired && !gates.some(({ gate }) => gate === "pass-rate.min"))
    return finding("no-floor", about, suite.where);
  return gates.length === 0 ? finding("no-gate", about, suite.where) : null;
}

/** What the gates could not be held against: cases that were not run or have no score, and a baseline that is not there. */
function listUnchecked({ suite, path, missing, cases }: MeasuredSuite, { expected }: CheckedSuite): Finding[] {
  const about = { suite: suite.suite, path };
  const measures = suite.paired ? growthGates(suite) : [];
  const [run, of] = [expected.length, suite.cases.length];
  const unscored = missing.map(({ id }) => id).toSorted();
  const scored = cases.length;
  return [
    ...(run < of ? [finding("cases-spared", { ...about, run, of, measures }, suite.where)] : []),
    ...(unscored.length > 0
      ? [finding("errors-tolerated", { ...about, unscored, scored, measures }, suite.where)]
      : []),
    ...(suite.paired
      ? []
      : comparingGates(suite).map((gate) => finding("gate-not-applicable", { ...about, gate }, suite.where))),
  ];
}

/** The suite's rules that need a baseline. */
function comparingGates(suite: MeasuredSuite["suite"]): string[] {
  return [
    ...(suite.gate["pass-rate"]?.["max-drop"] !== undefined ? ["pass-rate.max-drop"] : []),
    ...(suite.gate.regressions ? ["regressions"] : []),
    ...growthGates(suite),
  ];
}

function growthGates({ gate }: MeasuredSuite["suite"]): string[] {
  return [...(gate.cost ? ["cost"] : []), ...(gate["latency-p95"] ? ["latency-p95"] : [])];
}

function blankDecision(suite: MeasuredSuite["suite"], checked: CheckedSuite): Omit<SuiteDecision, "verdict"> {
  const changes = listCaseChanges(suite, checked.scored, checked.errors);
  return {
    suite: suite.suite,
    feature: suite.feature,
    owner: suite.owner,
    paired: suite.paired,
    gates: [],
    cases: {
      planned: suite.cases.length,
      scored: checked.scored.length,
      errors: changes.errors.length,
      identical: checked.scored.filter(({ identical }) => identical).length,
      spared: suite.cases.length - checked.expected.length,
    },
    passRate: { baseline: null, candidate: null },
    difference: null,
    ...changes,
    costUsd: { baseline: null, candidate: null },
    latencyP95Ms: { baseline: null, candidate: null },
    usage: usageOfSuite(checked.results),
  };
}

function usageOfSuite(results: readonly CaseResult[]): SuiteDecision["usage"] {
  const { steps, graders } = modelCalls(results);
  const byStep = [...Map.groupBy(steps, ({ step }) => step)].map(([step, calls]) => [step, usageOf(calls)] as const);
  return { steps: Object.fromEntries(byStep), graders: usageOf(graders) };
}
