import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";

/**
 * Wilson's score interval for a rate (Wilson, JASA 1927; 22: 209-212; method 3 of Newcombe, Statistics in Medicine
 * 1998; 17: 857-872): the rates p with |p̂ − p| ≤ z √(p (1 − p) / n). `passes` of `n` need not be whole, so that a
 * larger sample of the same proportions can be asked about. Bounds are rates, each one-sided at `confidence`.
 */
export function wilson(passes: number, n: number, confidence: number): Interval {
  const z2 = normalQuantile(confidence) ** 2;
  const failures = n - passes;
  const centre = (passes + z2 / 2) / (n + z2);
  const half = Math.sqrt(z2 * ((passes * failures) / n + z2 / 4)) / (n + z2);
  return {
    value: passes / n,
    // At the ends the formula gives 0 and 1 exactly; rounding must not give more.
    lower: passes === 0 ? 0 : Math.max(0, centre - half),
    upper: failures === 0 ? 1 : Math.min(1, centre + half),
  };
}
