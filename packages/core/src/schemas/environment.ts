import { z } from "zod";
import { recordedDeploymentSchema } from "./deployment.ts";
import { findingSchema } from "./finding.ts";
import { digestSchema } from "./release.ts";

export const runningSchema = z.strictObject({
  release: digestSchema,
  /** When it came to run it, without a move in between. */
  since: z.iso.datetime(),
  /** The record that moved it there. */
  record: digestSchema,
});

/** What an environment runs, and how it came to that. */
export const environmentStateSchema = z.strictObject({
  environment: z.string(),
  /** The last record; `null` before the first. */
  head: z.nullable(digestSchema),
  /** `null` where it never ran anything. */
  running: runningSchema.nullable(),
  /** The holds that nobody has lifted, oldest first. */
  held: z.array(recordedDeploymentSchema),
  /** Oldest first. */
  history: z.array(recordedDeploymentSchema),
});
export type EnvironmentState = z.infer<typeof environmentStateSchema>;

/** Prompts that two releases have composed in different ways, or of which one has none; sorted. */
export const driftSchema = z.strictObject({
  added: z.array(z.string()),
  removed: z.array(z.string()),
  changed: z.array(z.string()),
});
export type Drift = z.infer<typeof driftSchema>;

/** An environment beside the others. */
export const environmentStatusSchema = z.strictObject({
  environment: z.string(),
  /** In blastgate.yaml. */
  configured: z.boolean(),
  /** Where its releases come from; `null` from anywhere. */
  from: z.string().nullable(),
  running: runningSchema.extend({ ageMs: z.number(), actor: z.string(), commit: z.string().nullable() }).nullable(),
  held: z.array(recordedDeploymentSchema),
  /** What would change here with what `from` runs; `null` where one of them runs nothing that can be read. */
  behindFrom: driftSchema.nullable(),
  /** What would change here with what the main branch has. */
  behindMain: driftSchema.nullable(),
});
export type EnvironmentStatus = z.infer<typeof environmentStatusSchema>;

/** All environments of a store. */
export const storeStatusSchema = z.strictObject({
  store: z.string(),
  at: z.iso.datetime(),
  /** In the order of blastgate.yaml, then those that only the store knows. */
  environments: z.array(environmentStatusSchema),
  /** What the main branch would be released as; `null` where that cannot be told. */
  main: z
    .strictObject({ branch: z.string(), commit: z.string(), release: digestSchema, isReleased: z.boolean() })
    .nullable(),
  /** Releases that never came to any environment. */
  unused: z.array(digestSchema),
  findings: z.array(findingSchema),
});
export type StoreStatus = z.infer<typeof storeStatusSchema>;

/** What was walked, and everything that is wrong with it. */
export const storeVerificationSchema = z.strictObject({
  store: z.string(),
  /** `records` is `null` where the history is broken. */
  environments: z.array(z.strictObject({ environment: z.string(), records: z.int().nullable() })),
  releases: z.int(),
  evidence: z.int(),
  findings: z.array(findingSchema),
});
export type StoreVerification = z.infer<typeof storeVerificationSchema>;

/** What nothing in a store leads to. */
export const garbageSchema = z.strictObject({
  store: z.string(),
  /** Releases that never came to an environment. */
  releases: z.array(digestSchema),
  /** Other content: parts of those releases, what is attached to them, and what was left behind. */
  content: z.array(digestSchema),
  /** Releases that never came to an environment either, and stay. */
  kept: z.int(),
});
export type Garbage = z.infer<typeof garbageSchema>;
