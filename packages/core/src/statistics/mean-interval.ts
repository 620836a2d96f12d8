import { boundedScore, boundedScoreStatistic, type Range } from "./bounded-score.ts";
import { tCdf, tQuantile } from "./distributions.ts";
import type { Interval } from "./interval.ts";
import { standardError } from "./standard-error.ts";
import { countUnits, meanOf, type Units } from "./units.ts";

/**
 * Interval for the mean of bounded values by t with G − 1 degrees of freedom, G the number of independent units: the
 * standard error has G independent terms, however many cases they hold, and one is spent on the mean. (With clusters
 * of one size it is the ordinary t interval of the cluster means.)
 *
 * Where differences are rare, t sees no variance and claims certainty: 100 cases of which 3 % truly break show at
 * most one broken case once in five times, and t then excludes the true −3 %. So each bound is the wider of t's and
 * of the score interval for bounded values. `null` of fewer than two units: nothing tells how they vary.
 */
export function meanInterval(units: readonly Units[], range: Range, confidence: number): Interval | null {
  const groups = countUnits(units);
  if (groups < 2) return null;
  const critical = tQuantile(confidence, groups - 1);
  const value = meanOf(units);
  const half = critical * standardError(units);
  const score = boundedScore(units, range, critical);
  return {
    value,
    lower: Math.max(range.min, Math.min(value - half, score.lower)),
    upper: Math.min(range.max, Math.max(value + half, score.upper)),
  };
}

/**
 * One-sided p that the true mean is zero or more, by the less certain of the same two tests, and never below what the
 * fewest coin tosses would give: if nothing changed, each unit that differs could as well have gone up, so k of them
 * prove no more than k heads in a row, 2^−k (the least p of the sign-flip test; Fisher 1935, section 21).
 */
export function meanDropP(units: readonly Units[], range: Range): number {
  const groups = countUnits(units);
  const value = meanOf(units);
  if (groups < 2 || value >= 0) return 1;
  const statistic = Math.max(value / standardError(units), boundedScoreStatistic(units, range, 0));
  return Math.max(tCdf(statistic, groups - 1), 0.5 ** countUnits(units.filter(({ total }) => total !== 0)));
}
