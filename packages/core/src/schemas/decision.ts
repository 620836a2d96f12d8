import { z } from "zod";
import { findingSchema } from "./finding.ts";
import { impactSchema } from "./impact.ts";
import { planModeSchema } from "./plan.ts";
import { reviewSchema } from "./review.ts";
import { sourceSchema } from "./snapshot.ts";

export const verdicts = ["GO", "NO-GO", "INCONCLUSIVE", "ERROR"] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/**
 * A point estimate with one-sided bounds, each at `confidence`. By `wilson` and `tango` the lower one is exact: it
 * exceeds the true value with probability 1 − confidence at most.
 */
export const estimateSchema = z.object({
  value: z.number(),
  lower: z.number(),
  upper: z.number(),
  confidence: z.number(),
  /** `betting`: valid however often one looks (Waudby-Smith and Ramdas 2024). */
  method: z.enum(["wilson", "tango", "paired-t", "clustered-t", "betting"]),
});
export type Estimate = z.infer<typeof estimateSchema>;

/** What model calls took. Responses of earlier runs are counted, and cost this one nothing. */
export const usageSchema = z.object({
  bought: z.int(),
  cached: z.int(),
  /** Of what was bought; `null` where a provider does not say. */
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
  /** Of what was bought; `null` where a price is not known. */
  costUsd: z.number().min(0).nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

/** One rule of a gate, applied. `reason` is coded; its words stand in the catalogue. */
export const gateResultSchema = z.object({
  gate: z.enum([
    "pass-rate.max-drop",
    "pass-rate.min",
    "regressions",
    "cost",
    "latency-p95",
    "invariants",
    "output-schema",
  ]),
  verdict: verdictSchema,
  reason: findingSchema,
  /** The measured value and its bounds, where the gate is a test. */
  estimate: estimateSchema.nullable(),
  /** What `estimate` is held against: −max-drop, min, or the allowed increase. */
  limit: z.number().nullable(),
  /** One-sided p of a claimed drop, before and after Holm's correction over all suites. */
  p: z.object({ raw: z.number(), holm: z.number() }).nullable(),
  /** Cases in all that would decide an INCONCLUSIVE, at the differences seen. */
  casesNeeded: z.int().nullable(),
  /** Repeats of each case, in all, that would decide it without more cases. At most 10. */
  repeatsNeeded: z.int().nullable(),
});
export type GateResult = z.infer<typeof gateResultSchema>;

/** A case whose verdict differs between the sides, or that has none. */
export const caseChangeSchema = z.object({
  case: z.string(),
  /** Share of repeats that passed; `null` without baseline or without a score. */
  baseline: z.number().nullable(),
  candidate: z.number().nullable(),
  tags: z.array(z.string()),
  /** The first failing assertion's words, or the error. */
  why: z.string(),
});
export type CaseChange = z.infer<typeof caseChangeSchema>;

export const suiteDecisionSchema = z.object({
  suite: z.string(),
  feature: z.string(),
  owner: z.string(),
  verdict: verdictSchema,
  paired: z.boolean(),
  gates: z.array(gateResultSchema),
  cases: z.object({
    planned: z.int(),
    scored: z.int(),
    errors: z.int(),
    /** Cases whose requests are the same on both sides. */
    identical: z.int(),
    /** Cases of a sequential suite that were not run, since it was decided without them. */
    spared: z.int(),
  }),
  passRate: z.object({ baseline: estimateSchema.nullable(), candidate: estimateSchema.nullable() }),
  /** Candidate − baseline, with exact McNemar's two-sided p where scores are binary. */
  difference: estimateSchema.extend({ mcnemar: z.number().nullable() }).nullable(),
  broken: z.array(caseChangeSchema),
  mended: z.array(caseChangeSchema),
  errors: z.array(caseChangeSchema),
  /** Mean cost of a case in US dollars; `null` where unknown. */
  costUsd: z.object({ baseline: z.number().nullable(), candidate: z.number().nullable() }),
  /** 95th percentile of a case's latency. */
  latencyP95Ms: z.object({ baseline: z.number().nullable(), candidate: z.number().nullable() }),
  usage: z.object({ steps: z.record(z.string(), usageSchema), graders: usageSchema }),
});
export type SuiteDecision = z.infer<typeof suiteDecisionSchema>;

export const featureDecisionSchema = z.object({
  feature: z.string(),
  owner: z.string(),
  verdict: verdictSchema,
  suites: z.array(z.string()),
});
export type FeatureDecision = z.infer<typeof featureDecisionSchema>;

/** The verdict with its reasons. */
export const decisionSchema = z.object({
  verdict: verdictSchema,
  /** By the evals alone, before policy. */
  evals: verdictSchema,
  mode: planModeSchema,
  looks: z.int().min(1),
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  /** What decided the verdict, worst first; then warnings. */
  reasons: z.array(findingSchema),
  impact: impactSchema,
  /** `null` where it was not asked for. */
  review: reviewSchema.nullable(),
  features: z.array(featureDecisionSchema),
  suites: z.array(suiteDecisionSchema),
  /** What was not checked, and why. */
  unchecked: z.array(findingSchema),
  /** Of all suites: each request once, however many of them share it. */
  usage: z.object({ models: usageSchema, graders: usageSchema, total: usageSchema }),
  digests: z.object({ plan: z.string(), evidence: z.string() }),
});
export type Decision = z.infer<typeof decisionSchema>;
