import { z } from "zod";
import { jsonSchema } from "./common.ts";
import { sourceSchema } from "./snapshot.ts";

/** What one step of a feature's chain was asked and answered. */
export const stepResultSchema = z.object({
  step: z.string(),
  /** Digest of the rendered request: messages, provider, settings, tools, repeat. */
  request: z.string(),
  output: jsonSchema,
  latencyMs: z.number().min(0),
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
  /** `null` where the provider's price is not known. */
  costUsd: z.number().min(0).nullable(),
  cached: z.boolean(),
});
export type StepResult = z.infer<typeof stepResultSchema>;

export const assertionResultSchema = z.object({
  /** Who asks for it. Only `suite` counts toward the case's score; the others are gates of their own. */
  origin: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("suite") }),
    z.object({ kind: z.literal("invariant"), prompt: z.string(), id: z.string(), step: z.string() }),
    z.object({ kind: z.literal("output-schema"), prompt: z.string(), step: z.string() }),
  ]),
  type: z.string(),
  metric: z.string().optional(),
  pass: z.boolean(),
  score: z.number(),
  reason: z.string(),
});
export type AssertionResult = z.infer<typeof assertionResultSchema>;

/** One side of one case: scored, or without a score and saying why. */
export const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("scored"),
    pass: z.boolean(),
    score: z.number(),
    steps: z.array(stepResultSchema),
    assertions: z.array(assertionResultSchema),
  }),
  /** No response, or no judgement of it. Never a failed assertion, and never a pass. */
  z.object({
    kind: z.literal("error"),
    code: z.string(),
    message: z.string(),
    steps: z.array(stepResultSchema),
  }),
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

/** The results of a plan. */
export const evidenceSchema = z.object({
  /** Digest of the plan. */
  plan: z.string(),
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  results: z.array(caseResultSchema),
  requests: z.object({ sent: z.int(), cached: z.int() }),
});
export type Evidence = z.infer<typeof evidenceSchema>;
