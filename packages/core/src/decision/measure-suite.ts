import type { PlannedSuite } from "../schemas/plan.ts";
import { percentile95 } from "../statistics/percentile.ts";
import type { ScoredCase, ScoredOutcome } from "./check-evidence.ts";
import { type Difference, type Measurement, measureDifference, measureRate, sameByConstruction } from "./measure.ts";

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
  rate: { baseline: Measurement | null; candidate: Measurement };
  /** `null` where the suite is not paired. */
  difference: Difference | null;
  /** The feature renders the same requests on both sides, for any case. */
  unchanged: boolean;
  /** Mean of a case, in US dollars. */
  costUsd: Sides;
  latencyP95Ms: Sides;
}

/** Measures a suite whose evidence is complete. */
export function measureSuite(suite: PlannedSuite, cases: ScoredCase[], path: string[]): MeasuredSuite {
  const unchanged =
    suite.paired && suite.closure.baseline === suite.closure.candidate && cases.every(({ identical }) => identical);
  const sides = (of: (outcomes: ScoredOutcome[]) => number | null): Sides => ({
    baseline: suite.paired ? of(cases.flatMap(({ baseline }) => baseline ?? [])) : null,
    candidate: of(cases.flatMap(({ candidate }) => candidate)),
  });
  return {
    suite,
    path,
    cases,
    rate: {
      baseline: suite.paired ? measureRate(cases, "baseline") : null,
      candidate: measureRate(cases, "candidate"),
    },
    difference: suite.paired ? (unchanged ? sameByConstruction(cases) : measureDifference(cases)) : null,
    unchanged,
    costUsd: sides(meanCost),
    latencyP95Ms: sides((outcomes) => percentile95(outcomes.map(latencyOf))),
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
