import { z } from "zod";
import { jsonObjectSchema, jsonSchema, placeSchema } from "./common.ts";
import { assertionSchema } from "./suite.ts";

/** A test row with the suite's defaults merged in: one question, ready to be asked. */
export const caseSchema = z.object({
  id: z.string(),
  description: z.string().optional(),
  vars: z.record(z.string(), jsonSchema),
  assert: z.array(assertionSchema),
  threshold: z.number().optional(),
  /** JavaScript that promptfoo applies to the output before the assertions. */
  transform: z.string().optional(),
  /** Grader for model-graded assertions that name none. */
  grader: z.union([z.string(), jsonObjectSchema]).optional(),
  rubricPrompt: z.optional(jsonSchema),
  tags: z.array(z.string()),
  cluster: z.string().optional(),
  metadata: jsonObjectSchema,
  where: placeSchema,
});
export type Case = z.infer<typeof caseSchema>;
