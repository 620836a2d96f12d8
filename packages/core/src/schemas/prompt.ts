import { z } from "zod";
import { idSchema, jsonObjectSchema, ownerSchema, positionSchema } from "./common.ts";

/** A place where a template pulls in another prompt. */
export const referenceSchema = z.object({
  /** The id referred to; `null` where it is known only at run time. */
  target: z.string().nullable(),
  /** As written in the template. */
  written: z.string(),
  position: positionSchema,
  /** Rendering goes on without it where there is no such prompt. */
  optional: z.literal(true).optional(),
});
export type Reference = z.infer<typeof referenceSchema>;

/** What a template says of itself, in front matter where its format has it. */
export const promptMetadataSchema = z.strictObject({
  description: z.string().optional(),
  owner: ownerSchema.optional(),
  model: idSchema.optional(),
  /** Settings for the model, over those of its alias. */
  config: jsonObjectSchema.default({}),
  input: z.strictObject({ schema: jsonObjectSchema.optional(), default: jsonObjectSchema.optional() }).default({}),
  output: z
    .strictObject({ format: z.enum(["text", "json"]).optional(), schema: jsonObjectSchema.optional() })
    .default({}),
  tools: z.array(z.string()).default([]),
  /** Globs over prompt ids that references known only at run time may reach. */
  uses: z.array(z.string()).default([]),
});
export type PromptMetadata = z.infer<typeof promptMetadataSchema>;
