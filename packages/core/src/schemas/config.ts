import { z } from "zod";
import { idSchema, jsonObjectSchema, ownerSchema, pathSchema } from "./common.ts";
import { promotionRules, timePattern } from "./names.ts";

/** A model alias: a promptfoo provider id and its settings. */
export const modelSchema = z.strictObject({
  provider: z.string().min(1).describe("Any promptfoo provider, such as `openai:chat:gpt-5-mini`."),
  config: jsonObjectSchema.default({}).describe("The provider's settings, `temperature` for one."),
});
export type Model = z.infer<typeof modelSchema>;

/** What is known of a provider beside how to call it: what it allows, and what it charges. */
export const providerSettingsSchema = z.strictObject({
  concurrency: z.int().min(1).optional().describe("Requests at once."),
  "requests-per-minute": z.int().min(1).optional(),
  "tokens-per-minute": z.int().min(1).optional().describe("Of prompt and completion together."),
  price: z
    .strictObject({ input: z.number().min(0), output: z.number().min(0) })
    .optional()
    .describe("US dollars for a million tokens, where promptfoo does not know the price."),
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** Names of environments become tags, which some stores do not keep apart by case. */
export const environmentNameSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, "an environment is named by small letters, digits, '.', '_' and '-'");

/** Where releases go, and what it takes for one to come here. */
export const environmentSchema = z.strictObject({
  name: environmentNameSchema,
  from: environmentNameSchema.optional().describe("Only what this environment runs, with a GO, may come here."),
  soak: z
    .string()
    .regex(timePattern, "a time is written 90m, 24h or 7d")
    .optional()
    .describe("How long `from` has to have run a release first, such as `24h`."),
  approvers: z
    .array(
      z.union([
        z.strictObject({ owner: ownerSchema }),
        z.strictObject({ any: z.int().min(1), of: z.array(ownerSchema).min(1) }),
      ]),
    )
    .optional()
    .describe(
      "Who has to approve a release's commit: a person, a team (any of its members), or any so many of a list.",
    ),
  "signed-by": z
    .array(idSchema)
    .min(1)
    .optional()
    .describe("Names of trusted keys, one of which has to have signed the decision."),
  overrides: z
    .array(z.enum(promotionRules))
    .optional()
    .describe("Rules that `promote --override CODE --reason WHY` may pass over, which the history then shows."),
});
export type Environment = z.infer<typeof environmentSchema>;

/** `blastgate.yaml`, at the repository's root. */
export const configSchema = z.strictObject({
  owner: ownerSchema
    .optional()
    .describe("Who approves changes of this file, models and tools among it. Without it CODEOWNERS says."),
  prompts: pathSchema.default("prompts").describe("Folder of prompts and features, from the repository's root."),
  contracts: pathSchema.default("contracts").describe("Folder of contracts, from the repository's root."),
  evals: pathSchema.default("evals").describe("Folder of suites and their cases, from the repository's root."),
  models: z
    .record(idSchema, modelSchema)
    .default({})
    .describe("Aliases that prompts and steps name. A prompt that names none uses `default`."),
  tools: z
    .record(z.string(), jsonObjectSchema)
    .default({})
    .describe("Tool definitions as the provider expects them, by the name prompts use."),
  concurrency: z
    .strictObject({ total: z.int().min(1).default(16), provider: z.int().min(1).default(8) })
    .default({ total: 16, provider: 8 })
    .describe("Requests at once, in total and to one provider."),
  providers: z
    .record(z.string().min(1), providerSettingsSchema)
    .default({})
    .describe(
      "By provider id or the beginning of one, up to a `:`; for each setting the longest name that has it counts. Providers that take a limit from one name share it.",
    ),
  cache: z
    .strictObject({ url: z.url(), team: z.string().min(1).optional() })
    .optional()
    .describe("A remote cache that speaks Turborepo's protocol. Its token is in BLASTGATE_CACHE_TOKEN."),
  environments: z.array(environmentSchema).default([]).describe("Where releases go, such as staging and production."),
  store: z.string().default(".blastgate/store").describe("An OCI image layout on disk, or `oci://host/name`."),
});
export type Config = z.infer<typeof configSchema>;
