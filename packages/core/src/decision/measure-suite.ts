import type { PlannedSuite } from "../schemas/plan.ts";
import type { Range } from "../statistics/bounded-score.ts";
import { percentile95 } from "../statistics/percentile.ts";
import type { CheckedSuite, ScoredCase, ScoredOutcome } from "./check-evidence.ts";
import { type Difference, measureDifference, measureRate, type Rate, sameByConstruction } from "./measure.ts";
import { differenceOf, differenceRange, measureDrawn, rateRange } from "./measure-drawn.ts";
import { isSequential } from "./sequential.ts";
import { asFailed, type Passes, passShare } from "./shares.ts";
import { differenceWithMissing, rateWithMissing } from "./with-missing.ts";

/** A number for each side; `null` where it is not known, or there is no such side. */
export interface Sides {
  baseline: number | null;
  candidate: number | null;
}

/** Everything the gates of a suite are held against. */
export interface MeasuredSuite {
  suite: PlannedSuite;
  /** From the change's root to the suite's feature, for the reader; empty where the impact does not say. */
  path: string[];
  cases: ScoredCase[];
  /** Cases without score that the gate tolerates, in the plan's order. */
  missing: PlannedSuite["cases"];
  /** At which each bound holds: the gate's own confidence, or more where several looks share the error rate. */
  confidence: number;
  rate: { baseline: Rate | null; candidate: Rate };
  /** `null` where the suite is not paired. */
  difference: Difference | null;
  /** The feature renders the same requests on both sides, for any case. */
  unchanged: boolean;
  /** Mean of a case, in US dollars. */
  costUsd: Sides;
  latencyP95Ms: Sides;
}

const defaultConfidence = 0.95;

/** Measures a suite whose evidence is complete, for one of so many looks. */
export function measureSuite(
  suite: PlannedSuite,
  { expected, scored: cases, missing }: Pick<CheckedSuite, "expected" | "scored" | "missing">,
  { path, looks }: { path: string[]; looks: number },
): MeasuredSuite {
  const confidence = suite.gate["pass-rate"]?.confidence ?? defaultConfidence;
  const unchanged =
    suite.paired && suite.closure.baseline === suite.closure.candidate && cases.every(({ identical }) => identical);
  const sides = (of: (outcomes: ScoredOutcome[]) => number | null): Sides => ({
    baseline: suite.paired ? of(cases.flatMap(({ baseline }) => baseline ?? [])) : null,
    candidate: of(cases.flatMap(({ candidate }) => candidate)),
  });
  const sample: Sample = { suite, expected, cases, worst: withWorst(suite, expected, cases) };
  const sequential = isSequential(suite);
  return {
    suite,
    path,
    cases,
    missing,
    // Bets hold at all looks together, and a sequential suite is not topped up.
    confidence: sequential ? confidence : 1 - (1 - confidence) / looks,
    ...(sequential ? measureInOrder(sample, unchanged) : measureAtOnce(sample, unchanged)),
    unchanged,
    costUsd: sides(meanCost),
    latencyP95Ms: sides((outcomes) => percentile95(outcomes.map(latencyOf))),
  };
}

interface Sample {
  suite: PlannedSuite;
  expected: PlannedSuite["cases"];
  /** Those with a score. */
  cases: ScoredCase[];
  /** All that are expected; those without score as the worst they can have been. */
  worst: Passes[];
}

function withWorst(suite: PlannedSuite, expected: PlannedSuite["cases"], cases: readonly ScoredCase[]): Passes[] {
  const known = new Map(cases.map((each) => [each.id, each]));
  return expected.map((each) => known.get(each.id) ?? asFailed(each, suite.repeats));
}

type Measured = Pick<MeasuredSuite, "rate" | "difference">;

function measureAtOnce({ suite, cases, worst }: Sample, unchanged: boolean): Measured {
  const complete = cases.length === worst.length;
  const candidate = measureRate(cases, "candidate");
  const difference = suite.paired ? (unchanged ? sameByConstruction(cases) : measureDifference(cases)) : null;
  return {
    rate: {
      baseline: suite.paired ? measureRate(cases, "baseline") : null,
      candidate: complete ? candidate : rateWithMissing(candidate, measureRate(worst, "candidate")),
    },
    difference:
      complete || unchanged || !difference ? difference : differenceWithMissing(difference, measureDifference(worst)),
  };
}

/** The same by bets, in the order of the plan. */
function measureInOrder({ suite, expected, cases, worst }: Sample, unchanged: boolean): Measured {
  const scored = new Map(cases.map((each) => [each.id, each]));
  const known = (value: (each: Passes) => number) =>
    expected.map(({ id }) => {
      const each = scored.get(id);
      return each ? value(each) : null;
    });
  const rateOf = (each: Passes) => passShare(each.candidate);
  const drawn = (value: (each: Passes) => number, range: Range) => {
    const measured = measureDrawn(known(value), range);
    return cases.length === worst.length
      ? measured
      : differenceWithMissing(measured, measureDrawn(worst.map(value), range));
  };
  return {
    rate: {
      baseline: suite.paired
        ? measureDrawn(
            known((each) => passShare(each.baseline ?? [])),
            rateRange,
          )
        : null,
      candidate: drawn(rateOf, rateRange),
    },
    difference: suite.paired
      ? unchanged
        ? { ...sameByConstruction(cases), method: "betting", mcnemar: null }
        : drawn(differenceOf, differenceRange)
      : null,
  };
}

function meanCost(outcomes: readonly ScoredOutcome[]): number | null {
  const costs = outcomes.flatMap(({ steps }) => steps.map(({ costUsd }) => costUsd));
  const known = costs.filter((cost) => cost !== null);
  return known.length < costs.length ? null : known.reduce((sum, cost) => sum + cost, 0) / outcomes.length;
}

function latencyOf({ steps }: ScoredOutcome): number {
  return steps.reduce((sum, { latencyMs }) => sum + latencyMs, 0);
}
