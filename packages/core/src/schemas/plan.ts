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
  gate: gateSchema,
  cases: z.array(z.object({ id: z.string(), tags: z.array(z.string()), cluster: z.string().optional() })),
  /** Model requests that an empty cache would need, both sides together. */
  requests: z.int(),
});
export type PlannedSuite = z.infer<typeof plannedSuiteSchema>;

/** The cases to run, for baseline and candidate. */
export const planSchema = z.object({
  mode: z.enum(["composed", "isolated"]),
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  suites: z.array(plannedSuiteSchema),
  /** Impacted features that no suite evaluates, and other gaps. */
  gaps: z.array(findingSchema),
});
export type Plan = z.infer<typeof planSchema>;
