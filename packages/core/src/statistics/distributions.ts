import binomial from "@stdlib/stats-base-dists-binomial-cdf";
import normal from "@stdlib/stats-base-dists-normal-cdf";
import normalInverse from "@stdlib/stats-base-dists-normal-quantile";
import student from "@stdlib/stats-base-dists-t-cdf";
import studentInverse from "@stdlib/stats-base-dists-t-quantile";

// These five packages are some hundred small files and take 0.3 s to load: nothing may import this module that a
// command needs at start-up. `decision/load.ts` is the door.

/** P(Z ≤ z) of the standard normal distribution. */
export const normalCdf = (z: number): number => normal(z, 0, 1);

/** The z with P(Z ≤ z) = p. */
export const normalQuantile = (p: number): number => normalInverse(p, 0, 1);

/** P(T ≤ t) of Student's distribution. `df` need not be whole. */
export const tCdf = (t: number, df: number): number => student(t, df);

/** The t with P(T ≤ t) = p. */
export const tQuantile = (p: number, df: number): number => studentInverse(p, df);

/** P(X ≤ x) for the number of successes in `n` independent trials that each succeed with probability `p`. */
export const binomialCdf = (x: number, n: number, p: number): number => binomial(x, n, p);
