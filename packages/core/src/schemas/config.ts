import { z } from "zod";
import { environmentNameSchema, idSchema, jsonObjectSchema, ownerSchema, pathSchema } from "./common.ts";
import { modelSchema } from "./model.ts";
import { promotionRules, timePattern } from "./names.ts";

/** What is known of a provider beside how to call it: what it allows, and what it charges. */
export const providerSettingsSchema = z.strictObject({
  concurrency: z.int().min(1).optional().describe("Requests at once."),
  "requests-per-minute": z.int().min(1).optional().describe("Sent in any minute."),
  "tokens-per-minute": z.int().min(1).optional().describe("Of prompt and completion together."),
  price: z
    .strictObject({
      input: z.number().min(0).describe("Of what is sent."),
      output: z.number().min(0).describe("Of what comes back."),
    })
    .optional()
    .describe("US dollars for a million tokens, where promptfoo does not know the price."),
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** Where releases go, and what it takes for one to come here. */
export const environmentSchema = z.strictObject({
  name: environmentNameSchema.check(z.describe("As commands and applications name it.")),
  from: z.optional(environmentNameSchema).describe("Only what this environment runs, with a GO, may come here."),
  soak: z
    .string()
    .regex(timePattern, "a time is written 90m, 24h or 7d")
    .optional()
    .describe("How long `from` has to have run a release first, such as `24h`."),
  approvers: z
    .array(
      z.union([
        z.strictObject({ owner: ownerSchema.check(z.describe("A person, or a team, of whom any may.")) }),
        z.strictObject({
          any: z.int().min(1).describe("How many of `of`."),
          of: z.array(ownerSchema).min(1).describe("Who may approve."),
        }),
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
  owner: z
    .optional(ownerSchema)
    .describe("Who approves changes of this file, models and tools among it. Without it CODEOWNERS says."),
  prompts: z._default(pathSchema, "prompts").describe("Folder of prompts and features, from the repository's root."),
  contracts: z._default(pathSchema, "contracts").describe("Folder of contracts, from the repository's root."),
  evals: z._default(pathSchema, "evals").describe("Folder of suites and their cases, from the repository's root."),
  models: z
    .record(idSchema, modelSchema)
    .default({})
    .describe("Aliases that prompts and steps name. A prompt that names none uses `default`."),
  tools: z
    .record(z.string(), jsonObjectSchema)
    .default({})
    .describe("Tool definitions as the provider expects them, by the name prompts use."),
  concurrency: z
    .strictObject({
      total: z.int().min(1).default(16).describe("In all."),
      provider: z.int().min(1).default(8).describe("To one provider."),
    })
    .default({ total: 16, provider: 8 })
    .describe("Requests at once, in total and to one provider."),
  providers: z
    .record(z.string().min(1), providerSettingsSchema)
    .default({})
    .describe(
      "By provider id or the beginning of one, up to a `:`; for each setting the longest name that has it counts. Providers that take a limit from one name share it.",
    ),
  cache: z
    .strictObject({
      url: z.url().describe("Where it is."),
      team: z.string().min(1).optional().describe("What it is told as team, where it keeps several apart."),
    })
    .optional()
    .describe("A remote cache that speaks Turborepo's protocol. Its token is in BLASTGATE_CACHE_TOKEN."),
  environments: z.array(environmentSchema).default([]).describe("Where releases go, such as staging and production."),
  store: z.string().default(".blastgate/store").describe("An OCI image layout on disk, or `oci://host/name`."),
});
export type Config = z.infer<typeof configSchema>;
