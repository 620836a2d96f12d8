import type { Estimate } from "../schemas/decision.ts";
import type { Range } from "../statistics/bounded-score.ts";
import type { Interval } from "../statistics/interval.ts";
import { mcnemar } from "../statistics/mcnemar.ts";
import { meanDropP, meanInterval } from "../statistics/mean-interval.ts";
import { pairedInterval, pairedLowerAbove } from "../statistics/paired-interval.ts";
import { rateInterval } from "../statistics/rate-interval.ts";
import { countUnits, meanOf, type Units } from "../statistics/units.ts";
import { noiseOf, type RepeatNoise, withRepeats } from "./repeat-noise.ts";
import { type Passes, passCount } from "./shares.ts";

/** What a sample says of a rate or a difference, and would say if it were larger with the same proportions. */
export interface Measurement {
  method: Estimate["method"];
  /** As seen. */
  value: number;
  cases: number;
  /** False where all cases depend on each other, so that nothing tells how much they vary by chance. */
  judgeable: boolean;
  /** Bounds if there were so many cases; by default as many as there are. */
  interval: (confidence: number, cases?: number) => Interval;
}

/** A measurement of candidate − baseline. */
export interface Difference extends Measurement {
  /** Whether the lower bound would be above `limit` if there were so many cases. Takes less work than the bound. */
  isAbove: (limit: number, confidence: number, cases: number) => boolean;
  /** One-sided p of a drop if there were so many cases. */
  dropP: (cases?: number) => number;
  /** Exact two-sided p, where scores are binary, cases independent, and looked at once. */
  mcnemar: number | null;
  /** If each case had been asked so often. `null` where that is not known or would not help. */
  ifRepeated: (repeats: number) => Difference | null;
}

/** A measurement of one side's pass rate. */
export interface Rate extends Measurement {
  ifRepeated: (repeats: number) => Rate | null;
}

/** Pass rate of one side. Binary and independent: Wilson, its lower bound exact. Else t, by cluster where there are any. */
export function measureRate(cases: readonly Passes[], side: "baseline" | "candidate"): Rate {
  const passes = (each: Passes) => passCount(each[side] ?? []);
  if (!isBinary(cases)) {
    return measureMean(
      toUnits(cases, passes),
      { min: 0, max: 1 },
      { method: methodOf(cases), noise: noiseOf(cases, side) },
    );
  }
  const passed = cases.reduce((sum, each) => sum + passes(each), 0);
  return {
    method: "wilson",
    value: passed / cases.length,
    cases: cases.length,
    judgeable: true,
    interval: (confidence, n = cases.length) => rateInterval((passed * n) / cases.length, n, confidence),
    // One response to a question does not tell whether it fails always or now and then.
    ifRepeated: () => null,
  };
}

/**
 * Candidate − baseline. Binary and independent: Tango, its lower bound exact, with McNemar's exact p. Else t, by cluster
 * where there are any.
 */
export function measureDifference(cases: readonly Passes[]): Difference {
  const difference = (each: Passes) => passCount(each.candidate) - passCount(each.baseline ?? []);
  const origin = { method: methodOf(cases), noise: noiseOf(cases, "difference") };
  const mean = measureMean(toUnits(cases, difference), { min: -1, max: 1 }, origin);
  if (!isBinary(cases)) return mean;
  const gained = cases.filter((each) => difference(each) > 0).length;
  const lost = cases.filter((each) => difference(each) < 0).length;
  const scaled = (count: number, n: number) => (count * n) / cases.length;
  // What a larger sample holds in part is counted against the candidate.
  const counts = (n: number) => ({ n, gained: Math.floor(scaled(gained, n)), lost: Math.ceil(scaled(lost, n)) });
  return {
    method: "tango",
    value: (gained - lost) / cases.length,
    cases: cases.length,
    judgeable: true,
    interval: (confidence, n = cases.length) => pairedInterval(counts(n), confidence),
    isAbove: (limit, confidence, n) => pairedLowerAbove(counts(n), confidence, limit),
    dropP: (n = cases.length) => mcnemar(Math.round(scaled(gained, n)), Math.round(scaled(lost, n))).drop,
    mcnemar: mcnemar(gained, lost).twoSided,
    ifRepeated: mean.ifRepeated,
  };
}

/** Both sides send the same requests whatever the case: the difference is zero, and not by chance. */
export function sameByConstruction(cases: readonly Passes[]): Difference {
  return {
    method: isBinary(cases) ? "tango" : methodOf(cases),
    value: 0,
    cases: cases.length,
    judgeable: true,
    interval: () => ({ value: 0, lower: 0, upper: 0 }),
    isAbove: (limit) => limit < 0,
    dropP: () => 1,
    mcnemar: isBinary(cases) ? 1 : null,
    ifRepeated: () => null,
  };
}

export function toEstimate({ method, interval }: Measurement, confidence: number): Estimate {
  return { ...interval(confidence), confidence, method };
}

/** How the values of a mean came about. */
interface MeanOrigin {
  method: Estimate["method"];
  noise: RepeatNoise | null;
}

function measureMean(units: readonly Units[], range: Range, origin: MeanOrigin): Difference {
  const cases = units.reduce((sum, { size, count }) => sum + size * count, 0);
  const scaled = (n: number) => units.map((unit) => ({ ...unit, count: (unit.count * n) / cases }));
  const interval = (confidence: number, n = cases) =>
    meanInterval(scaled(n), range, confidence) ?? { value: meanOf(units), lower: range.min, upper: range.max };
  return {
    method: origin.method,
    value: meanOf(units),
    cases,
    judgeable: countUnits(units) >= 2,
    interval,
    isAbove: (limit, confidence, n) => interval(confidence, n).lower > limit,
    dropP: (n = cases) => meanDropP(scaled(n), range),
    mcnemar: null,
    ifRepeated: (repeats) => {
      const quieter = withRepeats(units, origin.noise, repeats);
      return quieter && measureMean(quieter, range, { ...origin, noise: null });
    },
  };
}

/** Cases, or clusters, that are alike are counted together. A case without cluster stands for itself. */
function toUnits(cases: readonly Passes[], value: (each: Passes) => number): Units[] {
  const groups = Map.groupBy(cases, ({ id, cluster }) => (cluster === undefined ? `case ${id}` : `cluster ${cluster}`));
  const units = new Map<string, Units>();
  for (const members of groups.values()) {
    const repeats = members[0]?.candidate.length ?? 1;
    const sum = members.reduce((total, each) => total + value(each), 0);
    const alike = units.get(`${sum} of ${members.length}`);
    if (alike) alike.count += 1;
    else units.set(`${sum} of ${members.length}`, { total: sum / repeats, size: members.length, count: 1 });
  }
  // Sums of fractions depend on their order in the last digit; the order of cases in the plan must not matter.
  return [...units.values()].sort((a, b) => a.size - b.size || a.total - b.total);
}

function methodOf(cases: readonly Passes[]): Estimate["method"] {
  return isClustered(cases) ? "clustered-t" : "paired-t";
}

function isBinary(cases: readonly Passes[]): boolean {
  return !isClustered(cases) && cases.every(({ candidate }) => candidate.length === 1);
}

function isClustered(cases: readonly Passes[]): boolean {
  return cases.some(({ cluster }) => cluster !== undefined);
}
