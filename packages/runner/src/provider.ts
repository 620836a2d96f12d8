import type { Json, JsonObject, Model } from "@blastgate/core";

/** What promptfoo's providers answer; only what is used here. */
export interface ProviderResponse {
  output?: unknown;
  error?: string | undefined;
  tokenUsage?: { prompt?: number; completion?: number; total?: number } | undefined;
  /** US dollars. */
  cost?: number | undefined;
  latencyMs?: number | undefined;
  finishReason?: string | undefined;
  logProbs?: number[] | undefined;
  isRefusal?: boolean | undefined;
  guardrails?: unknown;
  /** Of models that grade: what they answer in place of an output. */
  embedding?: number[] | undefined;
  similarity?: number | undefined;
  classification?: Record<string, number> | undefined;
  flags?: unknown[] | undefined;
  metadata?: Record<string, unknown> | undefined;
}

export interface CallContext {
  vars: JsonObject;
  prompt: { raw: string; label: string };
  repeatIndex?: number;
}

/** A promptfoo provider. `prompt` is a JSON list of messages, rendered; it is not rendered again. */
export interface ModelProvider {
  id(): string;
  callApi(prompt: string, context?: CallContext, options?: { abortSignal?: AbortSignal }): Promise<ProviderResponse>;
}

export type LoadModel = (model: Model) => Promise<ModelProvider>;

/** A response as it is kept: what scores and gates need, and nothing that names the account. */
export interface ModelResponse {
  output: Json;
  tokens: { prompt: number; completion: number } | null;
  costUsd: number | null;
  latencyMs: number;
  /** Beside the output, what some of promptfoo's assertions read. */
  details: JsonObject;
}
