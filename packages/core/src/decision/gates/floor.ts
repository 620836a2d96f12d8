import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import { casesNeeded, repeatsNeeded } from "../../statistics/cases-needed.ts";
import { type Rate, toEstimate } from "../measure.ts";
import type { MeasuredSuite } from "../measure-suite.ts";
import { independence } from "./max-drop.ts";

/** The candidate's own pass rate: lower bound at the floor or above is GO, upper bound below it NO-GO. */
export function judgeFloor(measured: MeasuredSuite, min: number): GateResult {
  const { confidence } = measured;
  const rate = measured.rate.candidate;
  const estimate = toEstimate(rate, confidence);
  const found = {
    gate: "pass-rate.min",
    estimate,
    limit: min,
    p: null,
    casesNeeded: null,
    repeatsNeeded: null,
  } as const;
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
  const decides = (of: Rate, cases: number) => {
    const { lower, upper } = of.interval(confidence, cases);
    return lower >= min || upper < min;
  };
  const needed = casesNeeded(rate.cases, (cases) => decides(rate, cases));
  const repeats = repeatsNeeded(measured.suite.repeats, (count) => {
    const repeated = rate.ifRepeated(count);
    return repeated !== null && decides(repeated, repeated.cases);
  });
  const numbers = { ...args, cases: rate.cases, needed: needed ?? 0, repeats: repeats ?? 0 };
  const reason = finding("floor-undecided", numbers, where);
  return { ...found, verdict: "INCONCLUSIVE", reason, casesNeeded: needed, repeatsNeeded: repeats };
}
