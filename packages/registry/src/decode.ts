import { z } from "zod/mini";

export type Decoded<Value> = { value: Value } | { detail: string };

/** zod/mini has no words by itself, and those that an application gave zod may be of another language. */
const { localeError } = z.locales.en();

/** What a schema makes of a value, or the first thing that is wrong with it, in a few words. */
export function decode<Value>(value: unknown, schema: z.core.$ZodType<Value>): Decoded<Value> {
  const parsed = z.safeParse(schema, value, { error: localeError });
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const at = issue?.path.join(".");
  const words = issue?.message.replace(/^Invalid input: /, "") ?? "it is something else";
  return { detail: `${at ? `${at}: ` : ""}${words}` };
}
