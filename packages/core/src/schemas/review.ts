import { z } from "zod";
import { dateSchema, ownerSchema, pathSchema, placeSchema } from "./common.ts";
import { differenceSchema } from "./difference.ts";
import { findingSchema } from "./finding.ts";
import { trustModes } from "./names.ts";
import { bumpSchema } from "./note.ts";
import { sourceSchema } from "./snapshot.ts";

export const trustModeSchema = z.enum(trustModes);
export type TrustMode = z.infer<typeof trustModeSchema>;

const statusSchema = z.enum(["added", "removed", "changed"]);

/** A prompt whose text, settings or contract the change touches. */
export const reviewedPromptSchema = z.object({
  prompt: z.string(),
  /** None: nobody answers for it. Several, of whom any may, where only CODEOWNERS names them. */
  owners: z.array(ownerSchema),
  status: statusSchema,
  where: z.optional(placeSchema),
  /** Of its contract, before and after; `null` where it has none. */
  version: z.object({ baseline: z.string().nullable(), candidate: z.string().nullable() }),
  /** The least bump that the differences allow; `null` where no note is needed. */
  needed: bumpSchema.nullable(),
  /** The largest bump that a note of this change gives it. */
  noted: bumpSchema.nullable(),
  notes: z.array(z.object({ path: pathSchema, why: z.string() })),
  differences: z.array(differenceSchema),
  /** Features that compose it, on either side. */
  features: z.array(z.string()),
});
export type ReviewedPrompt = z.infer<typeof reviewedPromptSchema>;

/** Something that verdicts rest on, and that the change touches: a suite with its cases, a contract, a model, settings. */
export const reviewedRuleSchema = z.object({
  /** `suite:NAME`, `contract:PROMPT`, `model:ALIAS`, `tool:NAME`, `file:blastgate.yaml`. */
  id: z.string(),
  status: statusSchema,
  where: z.optional(placeSchema),
  differences: z.array(differenceSchema),
  /** Which side's version the evals are judged by. */
  judgedBy: z.enum(["baseline", "candidate"]),
});
export type ReviewedRule = z.infer<typeof reviewedRuleSchema>;

/** Any so many of these have to approve, for every one of these reasons. */
export const requirementSchema = z.object({
  any: z.int().min(1),
  of: z.array(ownerSchema).min(1),
  /** What it is about, by node id, and why they are asked. */
  because: z.array(z.object({ id: z.string(), reason: findingSchema })),
  /** Who has approved, of those that may. */
  approvedBy: z.array(ownerSchema),
  /** What is missing; `null` where nothing is. It blocks the change. */
  missing: findingSchema.nullable(),
});
export type Requirement = z.infer<typeof requirementSchema>;

/** What a change needs beside evals that pass: reasons, versions, approvals; and by whose rules it is judged. */
export const reviewSchema = z.object({
  baseline: sourceSchema.nullable(),
  candidate: sourceSchema,
  /** What approvals are bound to; `null` where the working tree differs from every commit. */
  commit: z.string().nullable(),
  trust: trustModeSchema,
  today: dateSchema,
  prompts: z.array(reviewedPromptSchema),
  rules: z.array(reviewedRuleSchema),
  requirements: z.array(requirementSchema),
  /** Beside what requirements miss. An error blocks the change. */
  findings: z.array(findingSchema),
});
export type Review = z.infer<typeof reviewSchema>;
