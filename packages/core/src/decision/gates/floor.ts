import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import { casesNeeded } from "../../statistics/cases-needed.ts";
import { toEstimate } from "../measure.ts";
import type { MeasuredSuite } from "../measure-suite.ts";
import { independence } from "./max-drop.ts";

/** The candidate's own pass rate: lower bound at the floor or above is GO, upper bound below it NO-GO. */
export function judgeFloor(measured: MeasuredSuite, rule: { min: number; confidence: number }): GateResult {
  const { min, confidence } = rule;
  const rate = measured.rate.candidate;
  const estimate = toEstimate(rate, confidence);
  const found = { gate: "pass-rate.min", estimate, limit: min, p: null, casesNeeded: null } as const;
  const where = measured.suite.where;
  const args = {
    suite: measured.suite.suite,
    path: measured.path,
    rate: estimate.value,
    lower: estimate.lower,
    upper: estimate.upper,
    confidence,
    min,
  };
  if (estimate.lower >= min) return { ...found, verdict: "GO", reason: finding("floor-held", args, where) };
  if (estimate.upper < min) return { ...found, verdict: "NO-GO", reason: finding("floor-missed", args, where) };
  if (!rate.judgeable) {
    const reason = finding("too-few-independent-cases", independence(measured), where);
    return { ...found, verdict: "INCONCLUSIVE", reason };
  }
  const needed = casesNeeded(rate.cases, (cases) => {
    const { lower, upper } = rate.interval(confidence, cases);
    return lower >= min || upper < min;
  });
  const reason = finding("floor-undecided", { ...args, cases: rate.cases, needed: needed ?? 0 }, where);
  return { ...found, verdict: "INCONCLUSIVE", reason, casesNeeded: needed };
}
