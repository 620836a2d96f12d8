import { z } from "zod";
import { idSchema, jsonObjectSchema, pathSchema } from "./common.ts";

/** A model alias: a promptfoo provider id and its settings. */
export const modelSchema = z.strictObject({
  provider: z.string().min(1),
  config: jsonObjectSchema.default({}),
});
export type Model = z.infer<typeof modelSchema>;

/** `blastgate.yaml`, at the repository's root. */
export const configSchema = z.strictObject({
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
  environments: z.array(z.strictObject({ name: idSchema, from: idSchema.optional() })).default([]),
  /** An OCI image layout on disk, or `oci://host/name`. */
  store: z.string().default(".blastgate/store"),
});
export type Config = z.infer<typeof configSchema>;
