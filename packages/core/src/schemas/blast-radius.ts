import { z } from "zod";
import { contractSchema } from "./contract.ts";
import { impactSchema } from "./impact.ts";

/** What earlier runs of a suite cost: means over the cases of the newest. */
export const runRecordSchema = z.object({
  suite: z.string(),
  cases: z.int(),
  /** US dollars for a case on one side, all steps and repeats; `null` where the price is not known. */
  costUsd: z.number().nullable(),
  /** Milliseconds of model time for a case on one side. */
  latencyMs: z.number(),
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
