import { z } from "zod";
import { placeSchema } from "./common.ts";
import { findingSchema } from "./finding.ts";
import { sourceSchema } from "./snapshot.ts";
import { gateSchema } from "./suite.ts";

export const plannedSuiteSchema = z.object({
  suite: z.string(),
  feature: z.string(),
  owner: z.string(),
  where: placeSchema,
  /** False where the feature or the suite is new: floors and invariants alone judge it. */
  paired: z.boolean(),
  /** Why it is run: impacted, or required by a contract. */
  because: z.enum(["impacted", "required"]),
  /** Digests of everything that decides the feature's rendered requests, on each side. */
  closure: z.object({ baseline: z.string().nullable(), candidate: z.string() }),
  repeats: z.int().min(1),
  /** The repeats of the first look, where more were added after it. */
  toppedUpFrom: z.int().min(1).optional(),
  sequential: z.boolean(),
  gate: gateSchema,
  /** In the order of the files; of a sequential suite in one drawn beforehand, in which it may stop. */
  cases: z.array(z.object({ id: z.string(), tags: z.array(z.string()), cluster: z.string().optional() })),
  /** Model requests that an empty cache would need, both sides together, graders apart. */
  requests: z.int(),
});
export type PlannedSuite = z.infer<typeof plannedSuiteSchema>;

/** `aa`: the candidate against itself, with responses of its own on each side, to see what chance alone does. */
export const planModeSchema = z.enum(["composed", "isolated", "aa"]);

/** The cases to run, for baseline and candidate. */
export const planSchema = z.object({
  mode: planModeSchema,
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  /** Digests of all files of each side, by which a shard knows that it runs what was planned. */
  inputs: z.object({ baseline: z.string().nullable(), candidate: z.string() }),
  /** Nodes of rules that are taken from the baseline though the candidate has others, sorted. */
  rulesOfBaseline: z.array(z.string()),
  /** Looks at the results that share the error rate: 2 where responses may be added after the first. */
  looks: z.int().min(1),
  suites: z.array(plannedSuiteSchema),
  /** Impacted features that no suite evaluates, and other gaps. */
  gaps: z.array(findingSchema),
});
export type Plan = z.infer<typeof planSchema>;
