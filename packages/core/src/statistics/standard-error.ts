import { countUnits, meanOf, type Units } from "./units.ts";

/**
 * Standard error of a mean over cases that are independent only between units (Miller, arXiv 2411.00640, section 2.2:
 * the sum over clusters of squared sums of residuals). Each cluster's share is divided by n − n_g, what is left
 * without it, in place of n: the delete-one-cluster jackknife, CV3 of MacKinnon, Nielsen and Webb (Journal of
 * Applied Econometrics 2023; 38: 671-694). With clusters of one size it is Miller's times √(G / (G − 1)), and with
 * single cases s / √n; with few clusters or unequal ones Miller's own is too small.
 *
 * In the values' own unit. At least two units.
 */
export function standardError(units: readonly Units[]): number {
  const mean = meanOf(units);
  const groups = countUnits(units);
  const cases = units.reduce((sum, { count, size }) => sum + count * size, 0);
  const squares = units.reduce(
    (sum, { total, size, count }) => sum + count * ((total - size * mean) / (cases - size)) ** 2,
    0,
  );
  return Math.sqrt(((groups - 1) / groups) * squares);
}
