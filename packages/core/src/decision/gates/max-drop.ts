import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import { casesNeeded, repeatsNeeded } from "../../statistics/cases-needed.ts";
import { type Difference, toEstimate } from "../measure.ts";
import type { MeasuredSuite } from "../measure-suite.ts";

/** p of a drop, alone and after Holm, over how many suites the claims are corrected, and the p that proves one. */
export interface DropClaim {
  raw: number;
  holm: number;
  family: number;
  allowed: number;
}

/**
 * Non-inferiority to the baseline within the margin δ: lower bound above −δ is GO; else upper bound below 0 is
 * NO-GO, if the drop is also significant by its own p after Holm's correction; else INCONCLUSIVE. There is no claim
 * for a suite whose requests cannot differ.
 */
export function judgeMaxDrop(
  measured: MeasuredSuite,
  difference: Difference,
  margin: number,
  claim: DropClaim | null,
): GateResult {
  const { confidence } = measured;
  const estimate = toEstimate(difference, confidence);
  const found = {
    gate: "pass-rate.max-drop",
    estimate,
    limit: -margin,
    p: claim && { raw: claim.raw, holm: claim.holm },
    casesNeeded: null,
    repeatsNeeded: null,
  } as const;
  const args = {
    suite: measured.suite.suite,
    path: measured.path,
    baseline: measured.rate.baseline?.value ?? 0,
    candidate: measured.rate.candidate.value,
    difference: estimate.value,
    lower: estimate.lower,
    upper: estimate.upper,
    confidence,
    margin,
  };
  if (!claim) {
    return { ...found, verdict: "GO", reason: finding("pass-rate-same-requests", args, measured.suite.where) };
  }
  if (estimate.lower > -margin) {
    const code = estimate.upper < 0 ? "pass-rate-worse-within-margin" : "pass-rate-held";
    return { ...found, verdict: "GO", reason: finding(code, args, measured.suite.where) };
  }
  const drops = estimate.upper < 0;
  if (drops && claim.holm <= claim.allowed) {
    const reason = finding("pass-rate-dropped", { ...args, holm: claim.holm }, measured.suite.where);
    return { ...found, verdict: "NO-GO", reason };
  }
  if (!difference.judgeable) {
    const reason = finding("too-few-independent-cases", independence(measured), measured.suite.where);
    return { ...found, verdict: "INCONCLUSIVE", reason };
  }
  const decides = (of: Difference, cases: number) => {
    if (of.isAbove(-margin, confidence, cases)) return true;
    // In a larger run the other suites' claims may take the first places, so that this one has to be the strictest.
    const significant = of.dropP(cases) * claim.family <= claim.allowed;
    return significant && of.interval(confidence, cases).upper < 0;
  };
  const needed = casesNeeded(difference.cases, (cases) => decides(difference, cases));
  const repeats = repeatsNeeded(measured.suite.repeats, (count) => {
    const repeated = difference.ifRepeated(count);
    return repeated !== null && decides(repeated, repeated.cases);
  });
  const numbers = { ...args, cases: difference.cases, needed: needed ?? 0, repeats: repeats ?? 0 };
  const reason = drops
    ? finding("pass-rate-drop-unproven", { ...numbers, holm: claim.holm }, measured.suite.where)
    : finding("pass-rate-undecided", numbers, measured.suite.where);
  return { ...found, verdict: "INCONCLUSIVE", reason, casesNeeded: needed, repeatsNeeded: repeats };
}

/** How little of a sample is independent, as arguments of `too-few-independent-cases`. */
export function independence({ suite, path, cases }: MeasuredSuite) {
  const clustered = cases.some(({ cluster }) => cluster !== undefined);
  return { suite: suite.suite, path, cases: cases.length, unit: clustered ? "cluster" : "case" };
}
