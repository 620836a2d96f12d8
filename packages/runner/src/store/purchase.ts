import type { Json, JsonObject } from "@blastgate/core";
import { z } from "zod";
import type { ModelResponse } from "../provider.ts";

/** It comes out of JSON, and may be large: to walk through it once more takes longer than to find it. */
const anyJson = z.custom<Json>((value) => value !== undefined);
const anyObject = z.custom<JsonObject>((value) => typeof value === "object" && value !== null && !Array.isArray(value));

/** A response with what it answers: its form in the journal, in the cache and in the shared cache. */
export const purchaseSchema = z.object({
  /** Digest of the request. */
  request: z.string(),
  provider: z.string(),
  response: z.object({
    output: anyJson,
    tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
    costUsd: z.number().nullable(),
    latencyMs: z.number(),
    details: anyObject,
  }) satisfies z.ZodType<ModelResponse>,
});
export type Purchase = z.infer<typeof purchaseSchema>;
