import { z } from "zod/mini";
import { jsonObjectSchema } from "./common.ts";

/** A model alias: a promptfoo provider id and its settings. */
export const modelSchema = z.strictObject({
  provider: z.string().check(z.minLength(1), z.describe("Any promptfoo provider, such as `openai:chat:gpt-5-mini`.")),
  config: z._default(jsonObjectSchema, {}).check(z.describe("The provider's settings, `temperature` for one.")),
});
export type Model = z.infer<typeof modelSchema>;
