import { z } from "zod";

/** How one response to one question was judged: a line of the history that flakiness is measured from. */
export const outcomeRecordSchema = z.object({
  suite: z.string(),
  case: z.string(),
  /** Digest of the question. Responses to it differ by chance alone. */
  asked: z.string(),
  /** Which response to that question; counts from 0. Of several records of one response the last counts. */
  repeat: z.int().min(0),
  pass: z.boolean(),
});
export type OutcomeRecord = z.infer<typeof outcomeRecordSchema>;

/** The probability that two responses to the same question are judged differently, from 0 (never) to 1. */
const flakeRateSchema = z.number().min(0).max(1);

export const caseFlakinessSchema = z.object({
  case: z.string(),
  rate: flakeRateSchema,
  /** How many responses show it. */
  responses: z.int().min(2),
});
export type CaseFlakiness = z.infer<typeof caseFlakinessSchema>;

export const suiteFlakinessSchema = z.object({
  suite: z.string(),
  /** Mean of its cases. */
  rate: flakeRateSchema,
  /** Those that were asked the same question twice or more, by id. */
  cases: z.array(caseFlakinessSchema).min(1),
});
export type SuiteFlakiness = z.infer<typeof suiteFlakinessSchema>;
