import { setTimeout as wait } from "node:timers/promises";
import { BlastgateError, finding, type Json, type JsonObject, jsonObjectSchema, jsonSchema } from "@blastgate/core";
import pLimit, { type LimitFunction } from "p-limit";
import type { LoadModel, ModelProvider, ModelResponse, ProviderResponse } from "./provider.ts";
import type { ModelRequest } from "./render-request.ts";
import type { ResponseCache } from "./response-cache.ts";
import { withoutSecrets } from "./secrets.ts";

export interface AskOptions {
  models: LoadModel;
  cache: ResponseCache | null;
  /** Requests at once. */
  concurrency: { total: number; provider: number };
  signal: AbortSignal;
  /** Waits before each new attempt; their number is that of the new attempts. */
  retryDelaysMs: readonly number[];
  requestTimeoutMs: number;
}

export interface Answer {
  response: ModelResponse;
  /** From the cache, not bought in this run. */
  cached: boolean;
}

/** Asks models: each request once in a run, however many ask for it, and never more at once than allowed. */
export class ModelAsker {
  readonly requests = { sent: 0, cached: 0 };
  readonly #options: AskOptions;
  readonly #total: LimitFunction;
  readonly #perProvider = new Map<string, LimitFunction>();
  readonly #asked = new Map<string, Promise<Answer>>();

  constructor(options: AskOptions) {
    this.#options = options;
    this.#total = pLimit(options.concurrency.total);
  }

  /** @throws BlastgateError `request-failed` or `provider-not-loaded`, or the signal's reason. */
  ask(request: ModelRequest): Promise<Answer> {
    let answer = this.#asked.get(request.digest);
    if (!answer) {
      answer = this.#answer(request);
      this.#asked.set(request.digest, answer);
    }
    return answer;
  }

  /** Calls a provider within the limits, again where that may help. The last response may be an error. */
  async call(
    id: string,
    invoke: (signal: AbortSignal) => Promise<ProviderResponse>,
  ): Promise<{ response: ProviderResponse; attempts: number; latencyMs: number }> {
    const { retryDelaysMs, signal } = this.#options;
    for (let attempt = 0; ; attempt++) {
      const { response, latencyMs } = await this.#withinLimits(id, () => this.#attempt(invoke));
      const delayMs = retryDelaysMs[attempt];
      if (delayMs === undefined || !mayHelpToRetry(response)) return { response, attempts: attempt + 1, latencyMs };
      await wait(delayMs, undefined, { signal });
    }
  }

  async #answer(request: ModelRequest): Promise<Answer> {
    const { cache, models } = this.#options;
    const { model } = request;
    const kept = cache?.get(request.digest);
    if (kept) {
      this.requests.cached += 1;
      return { response: kept, cached: true };
    }
    const provider = await models(model);
    const { response, attempts, latencyMs } = await this.call(model.provider, (signal) =>
      send(request, provider, signal),
    );
    const output = jsonSchema.safeParse(response.output);
    if (response.error !== undefined || response.output === null || !output.success) {
      const detail = withoutSecrets(response.error ?? "the response has no output", model.config);
      throw new BlastgateError([finding("request-failed", { provider: model.provider, attempts, detail })]);
    }
    const answered = keep(response, output.data, latencyMs);
    cache?.put(request.digest, model.provider, answered);
    return { response: answered, cached: false };
  }

  #withinLimits<Result>(id: string, run: () => Promise<Result>): Promise<Result> {
    let limit = this.#perProvider.get(id);
    if (!limit) {
      limit = pLimit(this.#options.concurrency.provider);
      this.#perProvider.set(id, limit);
    }
    return limit(() => this.#total(run));
  }

  async #attempt(
    invoke: (signal: AbortSignal) => Promise<ProviderResponse>,
  ): Promise<{ response: ProviderResponse; latencyMs: number }> {
    const { signal, requestTimeoutMs } = this.#options;
    signal.throwIfAborted();
    this.requests.sent += 1;
    const timeout = new AbortController();
    const timer = setTimeout(
      () => timeout.abort(new Error(`timed out after ${requestTimeoutMs} ms`)),
      requestTimeoutMs,
    );
    const stop = AbortSignal.any([signal, timeout.signal]);
    const started = performance.now();
    try {
      const response = await Promise.race([invoke(stop), aborted(stop)]);
      return { response, latencyMs: performance.now() - started };
    } catch (error) {
      signal.throwIfAborted();
      const cause: unknown = timeout.signal.aborted ? timeout.signal.reason : error;
      return { response: { error: String(cause) }, latencyMs: performance.now() - started };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The messages go as a JSON list: promptfoo takes any other text as a template, a path or YAML. */
function send(request: ModelRequest, provider: ModelProvider, abortSignal: AbortSignal): Promise<ProviderResponse> {
  const { text, prompt, repeat } = request;
  return provider.callApi(
    text,
    { vars: {}, prompt: { raw: text, label: prompt }, repeatIndex: repeat },
    { abortSignal },
  );
}

/** Not every provider heeds the signal. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
}

function mayHelpToRetry({ error, metadata }: ProviderResponse): boolean {
  if (error === undefined) return false;
  const http = jsonObjectSchema.safeParse(metadata?.http).data;
  const status = typeof http?.status === "number" ? http.status : 0;
  if (status > 0) return status === 408 || status === 429 || status >= 500;
  return /\b(429|50[0-9]|529)\b|rate limit|timed? ?out|overloaded|fetch failed|socket|ECONN|EPIPE|EAI_AGAIN/i.test(
    error,
  );
}

function keep(response: ProviderResponse, output: Json, latencyMs: number): ModelResponse {
  const { tokenUsage, cost, finishReason, logProbs, isRefusal, guardrails } = response;
  const details: JsonObject = {};
  for (const [name, value] of Object.entries({ finishReason, logProbs, isRefusal, guardrails })) {
    const detail = jsonSchema.safeParse(value);
    if (detail.success) details[name] = detail.data;
  }
  return {
    output,
    tokens: tokenUsage ? { prompt: tokenUsage.prompt ?? 0, completion: tokenUsage.completion ?? 0 } : null,
    costUsd: cost ?? null,
    latencyMs: response.latencyMs ?? latencyMs,
    details,
  };
}
