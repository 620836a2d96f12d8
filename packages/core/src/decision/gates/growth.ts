import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import type { MeasuredSuite, Sides } from "../measure-suite.ts";
import { notATest } from "./not-a-test.ts";

/** Sums of decimal fractions differ in the last digits; that is no growth. */
const rounding = 1e-9;

/** Growth of the mean cost of a case, against the most that is allowed (0.2 is 20 %). */
export function judgeCost(measured: MeasuredSuite, limit: number): GateResult {
  const found = { ...notATest, gate: "cost", limit } as const;
  const { suite, path, costUsd } = measured;
  const about = { suite: suite.suite, path };
  const known = bothKnown(costUsd);
  if (!known) return { ...found, verdict: "INCONCLUSIVE", reason: finding("cost-unknown", about, suite.where) };
  const args = { ...about, ...known, limit };
  return grew(known, limit)
    ? { ...found, verdict: "NO-GO", reason: finding("cost-grew", args, suite.where) }
    : { ...found, verdict: "GO", reason: finding("cost-held", args, suite.where) };
}

/** Growth of the 95th percentile of a case's latency. A cached response counts with the latency recorded for it. */
export function judgeLatency(measured: MeasuredSuite, limit: number): GateResult {
  const found = { ...notATest, gate: "latency-p95", limit } as const;
  const { suite, path, latencyP95Ms } = measured;
  const args = { suite: suite.suite, path, ...(bothKnown(latencyP95Ms) ?? { baseline: 0, candidate: 0 }), limit };
  return grew(args, limit)
    ? { ...found, verdict: "NO-GO", reason: finding("latency-grew", args, suite.where) }
    : { ...found, verdict: "GO", reason: finding("latency-held", args, suite.where) };
}

function grew(sides: { baseline: number; candidate: number }, limit: number): boolean {
  return sides.candidate > sides.baseline * (1 + limit) * (1 + rounding);
}

function bothKnown({ baseline, candidate }: Sides): { baseline: number; candidate: number } | null {
  return baseline === null || candidate === null ? null : { baseline, candidate };
}
