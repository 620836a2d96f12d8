import {
  bestCapital,
  bettingInterval,
  capitalAt,
  type Drawn,
  drawn,
  meanOfDrawn,
  turned,
} from "../statistics/betting.ts";
import type { Range } from "../statistics/bounded-score.ts";
import type { Interval } from "../statistics/interval.ts";
import type { Difference } from "./measure.ts";
import { type Passes, passShare } from "./shares.ts";

export const rateRange: Range = { min: 0, max: 1 };
export const differenceRange: Range = { min: -1, max: 1 };

export function differenceOf({ baseline, candidate }: Passes): number {
  return passShare(candidate) - passShare(baseline ?? []);
}

/** From 0 to 1, as bets have it. */
export function toUnit(value: number, { min, max }: Range): number {
  return (value - min) / (max - min);
}

/**
 * A mean over cases in the order in which they were drawn, by bets whose bounds hold at every look. `null` stands for
 * a case that has no value and takes its place in the order all the same.
 */
export function measureDrawn(values: readonly (number | null)[], range: Range): Difference {
  const sample = drawn(values.map((value) => (value === null ? null : toUnit(value, range))));
  const capitalOf = (cases: number) =>
    cases === values.length ? bestCapital : (units: Drawn, mean: number) => capitalAt(cases, units, mean);
  const back = (value: number) => range.min + value * (range.max - range.min);
  const bounds = (confidence: number, cases: number): Interval => {
    const { value, lower, upper } = bettingInterval(sample, confidence, capitalOf(cases));
    return { value: back(value), lower: back(lower), upper: back(upper) };
  };
  const asDrawn = new Map<number, Interval>();
  const interval = (confidence: number, cases = values.length) => {
    if (cases !== values.length) return bounds(confidence, cases);
    const found = asDrawn.get(confidence) ?? bounds(confidence, cases);
    asDrawn.set(confidence, found);
    return found;
  };
  return {
    method: "betting",
    value: back(meanOfDrawn(sample)),
    cases: values.length,
    judgeable: true,
    interval,
    isAbove: (limit, confidence, cases) => capitalOf(cases)(sample, toUnit(limit, range)) > 1 / (1 - confidence),
    dropP: (cases = values.length) => Math.min(1, 1 / capitalOf(cases)(turned(sample), 1 - toUnit(0, range))),
    mcnemar: null,
    // More responses to cases that were looked at already would be a second game with the same cards.
    ifRepeated: () => null,
  };
}
