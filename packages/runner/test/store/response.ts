import type { ModelResponse } from "../../src/provider.ts";

export function responseOf(output: string): ModelResponse {
  const tokens = { prompt: 3, completion: 1 };
  return { output, tokens, costUsd: 0.001, latencyMs: 12.5, details: { finishReason: "stop" } };
}
