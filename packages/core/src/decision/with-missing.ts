import type { Interval } from "../statistics/interval.ts";
import type { Difference, Measurement, Rate } from "./measure.ts";

/**
 * A difference of which some cases have no score. What is claimed in favour of the candidate holds where they are the
 * `worst` they can have been; what is claimed against it holds where they are left out (`known`).
 */
export function differenceWithMissing(known: Difference, worst: Difference): Difference {
  return {
    ...known,
    ...both(known, worst),
    isAbove: worst.isAbove,
    dropP: (cases) => known.dropP(knownOf(known, worst, cases)),
    ifRepeated: (repeats) => {
      const [less, least] = [known.ifRepeated(repeats), worst.ifRepeated(repeats)];
      return less && least && differenceWithMissing(less, least);
    },
  };
}

/** The same of a pass rate. */
export function rateWithMissing(known: Rate, worst: Rate): Rate {
  return {
    ...known,
    ...both(known, worst),
    ifRepeated: (repeats) => {
      const [less, least] = [known.ifRepeated(repeats), worst.ifRepeated(repeats)];
      return less && least && rateWithMissing(less, least);
    },
  };
}

function both(known: Measurement, worst: Measurement) {
  return {
    cases: worst.cases,
    judgeable: known.judgeable,
    interval: (confidence: number, cases?: number): Interval => {
      const { value, lower, upper } = known.interval(confidence, knownOf(known, worst, cases));
      return { value, lower: Math.min(lower, worst.interval(confidence, cases).lower), upper };
    },
  };
}

/** How many of so many cases would have a score. */
function knownOf(known: Measurement, worst: Measurement, cases: number | undefined): number | undefined {
  return cases === undefined ? undefined : Math.round((cases * known.cases) / worst.cases);
}
