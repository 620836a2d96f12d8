import { z } from "zod";
import { idSchema, jsonObjectSchema, ownerSchema, pathSchema } from "./common.ts";

/** A model alias: a promptfoo provider id and its settings. */
export const modelSchema = z.strictObject({
  provider: z.string().min(1),
  config: jsonObjectSchema.default({}),
});
export type Model = z.infer<typeof modelSchema>;

/** What is known of a provider beside how to call it: what it allows, and what it charges. */
export const providerSettingsSchema = z.strictObject({
  /** Requests at once. */
  concurrency: z.int().min(1).optional(),
  "requests-per-minute": z.int().min(1).optional(),
  /** Of prompt and completion together. */
  "tokens-per-minute": z.int().min(1).optional(),
  /** US dollars for a million tokens, where promptfoo does not know the price. */
  price: z.strictObject({ input: z.number().min(0), output: z.number().min(0) }).optional(),
});
export type ProviderSettings = z.infer<typeof providerSettingsSchema>;

/** `blastgate.yaml`, at the repository's root. */
export const configSchema = z.strictObject({
  /** Who approves changes of this file, models and tools among it. Without it CODEOWNERS says. */
  owner: ownerSchema.optional(),
  prompts: pathSchema.default("prompts"),
  contracts: pathSchema.default("contracts"),
  evals: pathSchema.default("evals"),
  /** Aliases that prompts and steps name. A prompt that names none uses `default`. */
  models: z.record(idSchema, modelSchema).default({}),
  /** Tool definitions as the provider expects them, by the name prompts use. */
  tools: z.record(z.string(), jsonObjectSchema).default({}),
  /** Requests at once, in total and to one provider. */
  concurrency: z
    .strictObject({ total: z.int().min(1).default(16), provider: z.int().min(1).default(8) })
    .default({ total: 16, provider: 8 }),
  /**
   * By provider id or the beginning of one, up to a `:`; for each setting the longest name that has it counts. Providers
   * that take a limit from one name share it.
   */
  providers: z.record(z.string().min(1), providerSettingsSchema).default({}),
  /** A remote cache that speaks Turborepo's protocol. Its token is in BLASTGATE_CACHE_TOKEN. */
  cache: z.strictObject({ url: z.url(), team: z.string().min(1).optional() }).optional(),
  environments: z.array(z.strictObject({ name: idSchema, from: idSchema.optional() })).default([]),
  /** An OCI image layout on disk, or `oci://host/name`. */
  store: z.string().default(".blastgate/store"),
});
export type Config = z.infer<typeof configSchema>;
