import { normalCdf, normalQuantile } from "./distributions.ts";
import { crossing, type Interval } from "./interval.ts";

/** `n` pairs, of which `gained` went from failing to passing and `lost` from passing to failing. */
export interface PairedCounts {
  n: number;
  gained: number;
  lost: number;
}

/**
 * Tango's score interval for a difference of paired proportions, candidate − baseline (Tango, Statistics in Medicine
 * 1998; 17: 891-908): the differences that the score test does not reject. Counts need not be whole. Bounds lie in
 * [−1, 1], each one-sided at `confidence`.
 */
export function tango(counts: PairedCounts, confidence: number): Interval {
  const z = normalQuantile(confidence);
  const value = (counts.gained - counts.lost) / counts.n;
  const statistic = (difference: number) => tangoStatistic(counts, difference);
  return { value, lower: crossing(statistic, z, -1, value), upper: crossing(statistic, -z, value, 1) };
}

/** One-sided p of the score test: that the true difference is `difference` or more, or `difference` or less. */
export function tangoTest(counts: PairedCounts, difference: number): { orMore: number; orLess: number } {
  const statistic = tangoStatistic(counts, difference);
  return { orMore: normalCdf(statistic), orLess: normalCdf(-statistic) };
}

/**
 * T(Δ) = (gained − lost − nΔ) / √(n (2q + Δ(1 − Δ))), where q is the share of lost pairs that is most likely if the
 * true difference is Δ. It falls as Δ grows. `difference` lies strictly between −1 and 1.
 */
export function tangoStatistic({ n, gained, lost }: PairedCounts, difference: number): number {
  const distance = gained - lost - n * difference;
  if (distance === 0) return 0;
  const q = likeliestLost({ n, gained, lost }, difference);
  return distance / Math.sqrt(n * (2 * q + difference * (1 - difference)));
}

/** The root of 2n q² + B q + C = 0 that is a share; written so that no digits cancel. */
function likeliestLost({ n, gained, lost }: PairedCounts, difference: number): number {
  const b = (2 * n - gained + lost) * difference - gained - lost;
  const c = -lost * difference * (1 - difference);
  const root = Math.sqrt(Math.max(0, b * b - 8 * n * c));
  return b > 0 ? (-2 * c) / (b + root) : (root - b) / (4 * n);
}
