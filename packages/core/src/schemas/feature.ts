import { z } from "zod";
import { idSchema, jsonSchema, ownerSchema } from "./common.ts";

/** One prompt of a feature's chain. */
export const stepSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z_][\w-]*$/, "a step id starts with a letter and has letters, digits, '_' and '-'"),
  prompt: idSchema,
  /** A model alias; without it the prompt's own. */
  model: idSchema.optional(),
  /**
   * The prompt's variables. In strings, `{{name}}` is the case's variable and
   * `{{steps.ID.output.FIELD}}` what an earlier step gave. Without `input`, the step gets the case's variables.
   */
  input: z.record(z.string(), jsonSchema).optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** `NAME.feature.yaml`, anywhere under the prompts folder. */
export const featureSchema = z.strictObject({
  feature: idSchema,
  owner: ownerSchema,
  description: z.string().optional(),
  steps: z.array(stepSchema).min(1),
  /** The step whose output is the feature's; by default the last. */
  output: z.string().optional(),
});
export type Feature = z.infer<typeof featureSchema>;
