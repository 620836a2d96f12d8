import { z } from "zod";
import { idSchema, jsonObjectSchema, jsonSchema, pathSchema } from "./common.ts";

const shareSchema = z.number().min(0).max(1).describe("A share: 0.03 is three percentage points of a rate.");

const growthSchema = z.number().min(0).describe("A share of the baseline: 0.2 is a fifth more.");

/** One assertion in promptfoo's format. promptfoo checks `value` when it runs. */
const singleAssertionSchema = z
  .strictObject({
    type: z.string().min(1),
    value: z.optional(jsonSchema),
    threshold: z.number().optional(),
    weight: z.number().min(0).optional(),
    provider: z.union([z.string(), jsonObjectSchema]).optional(),
    rubricPrompt: z.optional(jsonSchema),
    metric: z.string().optional(),
    transform: z.string().optional(),
    config: z.optional(jsonObjectSchema),
  })
  .meta({ id: "assertion" });
/** Several assertions that count as one, in promptfoo's format. */
const assertionSetSchema = z.strictObject({
  type: z.literal("assert-set"),
  assert: z.array(singleAssertionSchema).min(1),
  weight: z.number().min(0).optional(),
  metric: z.string().optional(),
  threshold: z.number().optional(),
  config: z.optional(jsonObjectSchema),
});
export const assertionSchema = z.union([assertionSetSchema, singleAssertionSchema]);
export type Assertion = z.infer<typeof assertionSchema>;

/** A row of `tests`, in promptfoo's format. */
export const testSchema = z
  .strictObject({
    description: z.string().optional(),
    vars: z.record(z.string(), jsonSchema).optional(),
    assert: z.array(assertionSchema).optional(),
    threshold: z.number().optional(),
    metadata: z
      .optional(jsonObjectSchema)
      .describe("`id` is the case's id (else the variable `id`); `tags` are what gates select by."),
    options: z
      .strictObject({
        transform: z.string().optional(),
        transformVars: z.string().optional(),
        disableVarExpansion: z.boolean().optional(),
        provider: z.union([z.string(), jsonObjectSchema]).optional(),
        rubricPrompt: z.optional(jsonSchema),
      })
      .optional(),
  })
  .meta({ id: "test" });
export type TestRow = z.infer<typeof testSchema>;

const testsSchema = z.union([pathSchema, z.array(z.union([pathSchema, testSchema]))]);

export const scenarioSchema = z.strictObject({
  description: z.string().optional(),
  config: z.array(testSchema.partial()).min(1),
  tests: testsSchema.optional(),
});

/** What a suite asks of the candidate. Every gate given must hold. */
export const gateSchema = z.strictObject({
  "pass-rate": z
    .strictObject({
      "max-drop": shareSchema.optional(),
      min: shareSchema.optional(),
      confidence: z
        .number()
        .min(0.5)
        .lt(1)
        .default(0.95)
        .describe("Of each of the two; 1 less it is how often a GO at the limit may be false."),
    })
    .optional()
    .describe(
      "Non-inferiority to the baseline within `max-drop`, and a floor `min`, both at `confidence` (one-sided).",
    ),
  regressions: z
    .strictObject({
      max: z.int().min(0).describe("How many of them may."),
      cases: z.array(z.string()).optional().describe("Tags; by default all cases count."),
    })
    .optional()
    .describe("At most `max` cases may turn from passing to failing, among those with one of these tags (or all)."),
  "max-errors": z
    .int()
    .min(0)
    .optional()
    .describe(
      "Cases that may be without a score; by default none. Each counts as failed by the candidate alone, so that GO holds whatever it was.",
    ),
  cost: z
    .strictObject({ "max-increase": growthSchema })
    .optional()
    .describe("Relative growth of the mean cost of a case: 0.2 is 20 %."),
  "latency-p95": z
    .strictObject({ "max-increase": growthSchema })
    .optional()
    .describe("Relative growth of the 95th percentile of a case's latency: 0.3 is 30 %."),
});
export type Gate = z.infer<typeof gateSchema>;

/** `evals/NAME/suite.yaml`: the eval of one feature as composed. */
export const suiteSchema = z
  .strictObject({
    feature: idSchema.check(z.describe("The feature that is evaluated, as composed.")),
    description: z.string().optional().describe("For people; nothing goes by it."),
    cases: z
      .union([pathSchema, z.array(pathSchema)])
      .optional()
      .describe("Files of promptfoo test rows beside the suite: CSV, JSON, JSONL or YAML."),
    assert: z.array(assertionSchema).optional().describe("Assertions on every case, in promptfoo's format."),
    repeats: z.int().min(1).default(1).describe("Responses per case, fixed beforehand."),
    cluster: z
      .string()
      .optional()
      .describe("The variable or metadata key that groups cases which are not independent."),
    sequential: z
      .boolean()
      .default(false)
      .describe("Stop as soon as the pass-rate gate is decided, by bounds that hold however often one looks."),
    gate: gateSchema.default({}).describe("What the suite asks of a candidate. Every gate given must hold."),
    tests: testsSchema.optional().describe("Test rows in promptfoo's format, or files of them."),
    defaultTest: testSchema.optional().describe("What every test row has in common, in promptfoo's format."),
    scenarios: z
      .array(scenarioSchema)
      .optional()
      .describe("Test rows for every combination of variables, in promptfoo's format."),
  })
  .refine(({ sequential, cluster }) => !sequential || cluster === undefined, {
    path: ["sequential"],
    message: "a suite with clusters cannot be sequential: it is looked at case by case, as if each were drawn alone",
  });
export type Suite = z.infer<typeof suiteSchema>;
