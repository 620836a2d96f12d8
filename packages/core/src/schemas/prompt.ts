import { z } from "zod/mini";
import { idSchema, jsonObjectSchema, ownerSchema, positionSchema } from "./common.ts";

/** A place where a template pulls in another prompt. */
export const referenceSchema = z.object({
  /** The id referred to; `null` where it is known only at run time. */
  target: z.nullable(z.string()),
  /** As written in the template. */
  written: z.string(),
  position: positionSchema,
  /** Rendering goes on without it where there is no such prompt. */
  optional: z.optional(z.literal(true)),
});
export type Reference = z.infer<typeof referenceSchema>;

/** What a template says of itself, in front matter where its format has it. */
export const promptMetadataSchema = z.strictObject({
  description: z.optional(z.string()),
  owner: z.optional(ownerSchema),
  model: z.optional(idSchema),
  /** Settings for the model, over those of its alias. */
  config: z._default(jsonObjectSchema, {}),
  input: z._default(
    z.strictObject({ schema: z.optional(jsonObjectSchema), default: z.optional(jsonObjectSchema) }),
    {},
  ),
  output: z._default(
    z.strictObject({ format: z.optional(z.enum(["text", "json"])), schema: z.optional(jsonObjectSchema) }),
    {},
  ),
  tools: z._default(z.array(z.string()), []),
  /** Globs over prompt ids that references known only at run time may reach. */
  uses: z._default(z.array(z.string()), []),
});
export type PromptMetadata = z.infer<typeof promptMetadataSchema>;
