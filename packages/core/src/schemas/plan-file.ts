import { z } from "zod";
import { impactSchema } from "./impact.ts";
import { planSchema } from "./plan.ts";
import { reviewSchema } from "./review.ts";

/** Requests that a step of a suite needs, or its graders: both sides and all repeats, each request once. */
const forecastCallsSchema = z.object({
  /** `null`: the graders. */
  step: z.string().nullable(),
  provider: z.string(),
  /** At most: what reads an output that is not there yet counts once for each side. */
  requests: z.int(),
  /** Of these, answered by earlier runs. */
  cached: z.int(),
  /** US dollars for the rest; `null` where nothing is known to go by. */
  costUsd: z.number().nullable(),
});
export type ForecastCalls = z.infer<typeof forecastCallsSchema>;

/** What a plan will take, judged from earlier runs. */
export const forecastSchema = z.object({
  suites: z.array(
    z.object({
      suite: z.string(),
      cases: z.int(),
      calls: z.array(forecastCallsSchema),
      costUsd: z.number().nullable(),
    }),
  ),
  requests: z.int(),
  cached: z.int(),
  costUsd: z.number().nullable(),
  /** On one machine, within the limits of `blastgate.yaml`; `null` where a step to be asked has no earlier run. */
  timeMs: z.number().nullable(),
});
export type Forecast = z.infer<typeof forecastSchema>;

/** Cases of one suite, in the plan's order. */
export const unitSchema = z.object({ suite: z.string(), cases: z.array(z.string()) });
export type Unit = z.infer<typeof unitSchema>;

/** One machine's part of a plan; without units where there are more machines than work. */
export const plannedShardSchema = z.object({
  index: z.int().min(1),
  of: z.int().min(1),
  units: z.array(unitSchema),
  timeMs: z.number().nullable(),
});
export type PlannedShard = z.infer<typeof plannedShardSchema>;

/** How a suite's cases differed in earlier runs when they were asked the same again. */
const plannedFlakinessSchema = z.object({
  suite: z.string(),
  /** Mean over the cases that were: the probability that two responses are judged differently. */
  rate: z.number(),
  cases: z.int(),
  /** Those that differed. */
  flaky: z.int(),
  repeats: z.int(),
  /** Repeats at which an unchanged candidate is GO four times of five; `null` where ten do not do, or nothing asks. */
  repeatsProposed: z.int().nullable(),
});
export type PlannedFlakiness = z.infer<typeof plannedFlakinessSchema>;

/** What `plan` writes, and `run` and `decide` read: everything that several machines have to agree on. */
export const planFileSchema = z.object({
  plan: planSchema,
  impact: impactSchema,
  /** `null` where it was not asked for. */
  review: reviewSchema.nullable(),
  /** `null` where it was not asked for. */
  forecast: forecastSchema.nullable(),
  /** Of suites whose cases were asked the same twice or more. */
  flakiness: z.array(plannedFlakinessSchema),
  /** Empty: one machine runs it all. */
  shards: z.array(plannedShardSchema),
});
export type PlanFile = z.infer<typeof planFileSchema>;
