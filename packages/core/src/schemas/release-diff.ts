import { z } from "zod";
import { idSchema } from "./common.ts";
import { modelSchema } from "./model.ts";
import { digestSchema, lockSchema } from "./release.ts";

const sideSchema = z.object({ digest: digestSchema, source: lockSchema.shape.source });

export const promptDifferenceSchema = z.object({
  prompt: idSchema,
  status: z.enum(["added", "removed", "changed"]),
  /** `null` on the side that does not have the prompt, or where it has no contract. */
  version: z.object({ before: z.string().nullable(), after: z.string().nullable() }),
  digest: z.object({ before: z.nullable(digestSchema), after: z.nullable(digestSchema) }),
  /** What is another: its own file, what it includes, what its model is set to, who owns it. */
  parts: z.array(z.enum(["text", "included", "model", "version", "owners"])),
  model: z.object({ before: z.nullable(modelSchema), after: z.nullable(modelSchema) }),
  /** Unified diff of the text as composed, without file names; `null` where it is the same. */
  composed: z.string().nullable(),
  /** The same of front matter's settings and the model's, as JSON. */
  settings: z.string().nullable(),
});
export type PromptDifference = z.infer<typeof promptDifferenceSchema>;

export const featureDifferenceSchema = z.object({
  feature: idSchema,
  status: z.enum(["added", "removed", "changed"]),
  /** Unified diff of what the feature is, and what its steps' models are set to, as JSON. */
  definition: z.string().nullable(),
});
export type FeatureDifference = z.infer<typeof featureDifferenceSchema>;

/** What differs between two releases, prompt by prompt. */
export const releaseDiffSchema = z.object({
  before: sideSchema,
  after: sideSchema,
  prompts: z.array(promptDifferenceSchema),
  features: z.array(featureDifferenceSchema),
});
export type ReleaseDiff = z.infer<typeof releaseDiffSchema>;
