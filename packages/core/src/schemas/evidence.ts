import { z } from "zod";
import { jsonSchema } from "./common.ts";
import { sourceSchema } from "./snapshot.ts";

/** A request to a model, and what it took. */
const modelCallSchema = z.object({
  /** Digest of the request. Two calls of one digest share one response, and it is paid for once. */
  request: z.string(),
  latencyMs: z.number().min(0),
  /** `null` where the provider does not say. */
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
  /** `null` where the price is not known. */
  costUsd: z.number().min(0).nullable(),
  /** Bought by an earlier run, not by this one. */
  cached: z.boolean(),
});
export type ModelCall = z.infer<typeof modelCallSchema>;

/** What one step of a feature's chain was asked and answered. */
export const stepResultSchema = modelCallSchema.extend({ step: z.string(), output: jsonSchema });
export type StepResult = z.infer<typeof stepResultSchema>;

/** A model that was asked to judge an output. */
export const graderCallSchema = modelCallSchema.extend({ provider: z.string() });
export type GraderCall = z.infer<typeof graderCallSchema>;

export const assertionResultSchema = z.object({
  /** Who asks for it. Only `suite` counts toward the case's score; the others are gates of their own. */
  origin: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("suite") }),
    z.object({
      kind: z.literal("invariant"),
      prompt: z.string(),
      /** Of the contract. */
      owner: z.string(),
      id: z.string(),
      step: z.string(),
    }),
    z.object({ kind: z.literal("output-schema"), prompt: z.string(), step: z.string() }),
  ]),
  type: z.string(),
  metric: z.string().optional(),
  pass: z.boolean(),
  score: z.number(),
  reason: z.string(),
});
export type AssertionResult = z.infer<typeof assertionResultSchema>;

const runSchema = z.object({
  /** Digest of what the steps were asked, whatever the repeat: outcomes that share it differ by chance alone. */
  asked: z.string(),
  steps: z.array(stepResultSchema),
  graders: z.array(graderCallSchema),
});

/** One side of one case: scored, or without a score and saying why. */
export const outcomeSchema = z.discriminatedUnion("kind", [
  runSchema.extend({
    kind: z.literal("scored"),
    pass: z.boolean(),
    score: z.number(),
    assertions: z.array(assertionResultSchema),
  }),
  /** No response, or no judgement of it. Never a failed assertion, and never a pass. */
  runSchema.extend({ kind: z.literal("error"), code: z.string(), message: z.string() }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

export const caseResultSchema = z.object({
  suite: z.string(),
  case: z.string(),
  /** Counts from 0. */
  repeat: z.int().min(0),
  /** `null` where the suite is not paired. */
  baseline: outcomeSchema.nullable(),
  candidate: outcomeSchema,
  /** Both sides rendered the same requests, so they share one set of responses. */
  identical: z.boolean(),
});
export type CaseResult = z.infer<typeof caseResultSchema>;

/** A part of a plan, for one of several machines. Counts from 1. */
export const shardSchema = z.object({ index: z.int().min(1), of: z.int().min(1) });
export type Shard = z.infer<typeof shardSchema>;

/** The results of a plan, or of a shard of it. */
export const evidenceSchema = z.object({
  /** Digest of the plan. */
  plan: z.string(),
  /** `null`: of the whole plan. */
  shard: shardSchema.nullable(),
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  /** Sorted by suite, case and repeat. A sequential suite that was decided early has the first of its cases only. */
  results: z.array(caseResultSchema),
});
export type Evidence = z.infer<typeof evidenceSchema>;
