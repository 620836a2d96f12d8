import { crossing, type Interval } from "./interval.ts";
import { countUnits, meanOf, type Units } from "./units.ts";

/** The least and the greatest value that a single case can have. */
export interface Range {
  min: number;
  max: number;
}

/**
 * Score interval for the mean of values that are known to lie in a range. As in Tango's and Wilson's intervals, the
 * variance is not taken from the sample but from the likeliest distribution that has the mean in question, and that
 * distribution may have mass at the ends of the range though none was seen there. So a sample without any
 * difference does not look certain: with n single cases that all have the value 0, the lower bound for values from
 * −1 to 1 is −z² / (n + z²), as it is with Tango. For values −1, 0 and 1 it *is* Tango's interval; for 0 and 1
 * Wilson's. The likelihood is the empirical one (Owen, Biometrika 1988; 75: 237-249). Values and bounds have the
 * range's unit; `critical` is the quantile that the statistic must pass.
 */
export function boundedScore(units: readonly Units[], range: Range, critical: number): Interval {
  const value = meanOf(units);
  const statistic = (mean: number) => boundedScoreStatistic(units, range, mean);
  return {
    value,
    lower: crossing(statistic, critical, range.min, value),
    upper: crossing(statistic, -critical, value, range.max),
  };
}

/** (mean seen − `mean`) in standard errors under the likeliest distribution of that mean. Falls as `mean` grows. */
export function boundedScoreStatistic(units: readonly Units[], range: Range, mean: number): number {
  const groups = countUnits(units);
  const deviations = units
    .filter(({ count }) => count > 0)
    .map(({ total, size, count }) => ({ value: total - size * mean, count }));
  const sum = deviations.reduce((all, { value, count }) => all + count * value, 0);
  if (sum === 0) return 0;
  // An unseen unit at the end of the range is as large as the unit in which the average case stands.
  const cases = units.reduce((all, { size, count }) => all + count * size, 0);
  const unseenSize = units.reduce((all, { size, count }) => all + count * size * size, 0) / cases;
  const unseen = ((sum > 0 ? range.min : range.max) - mean) * unseenSize;
  const variance = likeliestVariance(deviations, unseen, groups);
  return sum / Math.sqrt(groups * variance);
}

/**
 * Variance of the likeliest distribution over the deviations seen, and over one unseen beyond zero from their mean,
 * that has mean zero. It gives a deviation v the share 1 / (G (1 + λv)) and what is left to the unseen one.
 */
function likeliestVariance(seen: readonly { value: number; count: number }[], unseen: number, groups: number): number {
  // All is turned so that the mean seen is positive and the unseen deviation negative.
  const turn = unseen < 0 ? 1 : -1;
  const values = seen.map(({ value, count }) => ({ value: turn * value, share: count / groups }));
  const end = turn * unseen;
  const largest = -1 / Math.min(end, ...values.map(({ value }) => value));
  const lambda = multiplier(values, largest);
  const shares = values.map(({ value, share }) => ({ value, share: share / (1 + lambda * value) }));
  const left = Math.max(0, 1 - shares.reduce((sum, { share }) => sum + share, 0));
  return shares.reduce((sum, { value, share }) => sum + share * value * value, left * end * end);
}

/** λ in [0, largest] where Σ share v / (1 + λv) falls to 0; `largest` where it stays positive. */
function multiplier(values: readonly { value: number; share: number }[], largest: number): number {
  const weighed = (lambda: number) =>
    values.map(({ value, share }) => ({ ratio: value / (1 + lambda * value), share }));
  const sumOf = (terms: { ratio: number; share: number }[]) =>
    terms.reduce((sum, { ratio, share }) => sum + share * ratio, 0);
  // Where the largest λ comes from a value that was seen, the sum falls to −∞ there.
  const ends = values.every(({ value }) => 1 + largest * value > 0);
  if (ends && sumOf(weighed(largest)) >= 0) return largest;
  let [low, high, lambda] = [0, largest, 0];
  // Newton's steps, and halves of the bracket where they leave it. A dozen are usual. None goes right to the end, where
  // the sum may have a pole: from beside it, steps are too small to come away.
  for (let step = 0; step < 200; step += 1) {
    const terms = weighed(lambda);
    const left = sumOf(terms);
    if (left > 0) low = lambda;
    else high = lambda;
    const newton = lambda + left / terms.reduce((sum, { ratio, share }) => sum + share * ratio * ratio, 0);
    const next = newton > low ? Math.min(newton, low + 0.9 * (high - low)) : low + (high - low) / 2;
    if (Math.abs(next - lambda) <= Number.EPSILON * next) return next;
    lambda = next;
  }
  return lambda;
}
