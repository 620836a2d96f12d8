import { z } from "zod";
import { contractSchema } from "./contract.ts";
import { impactSchema } from "./impact.ts";

/** A model call of a suite's step, or of its graders: means over the newest run. */
const recordedCallSchema = z.object({
  /** `null`: the graders. */
  step: z.string().nullable(),
  latencyMs: z.number(),
  /** US dollars; `null` where the price is not known. */
  costUsd: z.number().nullable(),
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
});
export type RecordedCall = z.infer<typeof recordedCallSchema>;

/** What the newest run of a suite took. */
export const runRecordSchema = z.object({
  suite: z.string(),
  cases: z.int(),
  /** US dollars for a case on one side, all steps, graders and repeats; `null` where the price is not known. */
  costUsd: z.number().nullable(),
  calls: z.array(recordedCallSchema),
});
export type RunRecord = z.infer<typeof runRecordSchema>;

/** What an edit would reach: who is downstream, who must approve, and what it will cost to check. */
export const blastRadiusSchema = z.object({
  impact: impactSchema,
  suites: z.array(
    z.object({
      suite: z.string(),
      feature: z.string(),
      owner: z.string(),
      cases: z.int(),
      /** Model requests to check an edit, both sides, with an empty cache. */
      requests: z.int(),
      /** From earlier runs; `null` where there were none, or the price is not known. */
      costUsd: z.number().nullable(),
    }),
  ),
  /** Of the prompts to be edited. */
  contracts: z.array(
    contractSchema.pick({ prompt: true, version: true, owner: true, approvers: true, invariants: true, evals: true }),
  ),
  requests: z.int(),
  costUsd: z.number().nullable(),
});
export type BlastRadius = z.infer<typeof blastRadiusSchema>;
