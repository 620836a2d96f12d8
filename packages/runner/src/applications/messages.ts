import { z } from "zod";
import type { ProviderResponse } from "../provider.ts";

/** What an application's process is told. `vars` are the case's; `text` is the same as JSON. */
export type Order =
  | { kind: "call"; id: number; text: string; repeat: number }
  /** Nobody waits for the answer any more. */
  | { kind: "cancel"; id: number };

const responseSchema = z.looseObject({
  error: z.string().optional(),
  tokenUsage: z
    .looseObject({ prompt: z.number().optional(), completion: z.number().optional(), total: z.number().optional() })
    .optional(),
  cost: z.number().optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** What it says. */
export const noteSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ready") }),
  z.object({ kind: z.literal("not-loaded"), detail: z.string() }),
  /** `response` as JSON. `latencyMs` is the application's own: it may have waited here for others. */
  z.object({ kind: z.literal("answer"), id: z.int(), response: z.string(), latencyMs: z.number() }),
  z.object({ kind: z.literal("cancelled"), id: z.int() }),
]);
export type Note = z.infer<typeof noteSchema>;

/** An application's response, of which nothing is taken for granted. */
export function readResponse(value: unknown): ProviderResponse {
  const parsed = responseSchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { error: `its response is none of promptfoo's: ${[...(issue?.path ?? []), issue?.message].join(" ")}` };
  }
  const { output, error, tokenUsage, cost, metadata } = parsed.data;
  return { output, error, tokenUsage, cost, metadata } as ProviderResponse;
}
