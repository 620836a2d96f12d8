import {
  BlastgateError,
  type Config,
  finding,
  type Json,
  type JsonObject,
  jsonSchema,
  type Model,
  wellFormed,
} from "@blastgate/core";
import type { Budget, Intent, Spent, Ticket } from "./budget.ts";
import { Halt } from "./calls/halt.ts";
import { mostUsd, priceOf } from "./calls/price.ts";
import type { ProviderCalls } from "./calls/provider-calls.ts";
import type { LoadModel, ModelProvider, ModelResponse, ProviderResponse } from "./provider.ts";
import type { ModelRequest } from "./render-request.ts";
import type { ResponseStore } from "./run-store.ts";
import { withoutSecrets } from "./secrets.ts";

export interface AskOptions {
  models: LoadModel;
  responses: ResponseStore;
  calls: ProviderCalls;
  budget: Budget;
  providers: Config["providers"];
  /** Aborted: nothing more is sent, and what is under way is waited for. */
  stop: AbortSignal;
}

export interface Answer {
  response: ModelResponse;
  /** Bought by an earlier run. */
  cached: boolean;
}

/** A question to a model, whatever kind of answer it gives. */
export interface Question {
  /** Names the response: two questions of one digest share it. */
  digest: string;
  model: Model;
  /** What is asked, in characters. */
  length: number;
  invoke(provider: ModelProvider, signal: AbortSignal): Promise<ProviderResponse>;
  /** Whether a response without error answers the question. */
  isAnswered(response: ProviderResponse): boolean;
}

/** Asks models: each question once in a run, however many ask it, and none that an earlier run has paid for. */
export class ModelAsker {
  /** Of this run so far. `costUsd` is `null` once a price was not known. */
  readonly spent: { bought: number; cached: number; costUsd: number | null } = { bought: 0, cached: 0, costUsd: 0 };
  readonly #options: AskOptions;
  readonly #asked = new Map<string, Promise<Answer>>();

  constructor(options: AskOptions) {
    this.#options = options;
  }

  /** @throws BlastgateError where there is no response, or Halt */
  ask({ digest, model, text, prompt, repeat }: ModelRequest): Promise<Answer> {
    return this.put({
      digest,
      model,
      length: text.length,
      // The messages go as a JSON list: promptfoo takes any other text as a template, a path or YAML.
      invoke: (provider, abortSignal) =>
        provider.callApi(
          text,
          { vars: {}, prompt: { raw: text, label: prompt }, repeatIndex: repeat },
          { abortSignal },
        ),
      isAnswered: ({ output }) => output !== undefined && output !== null,
    });
  }

  /** @throws as `ask` does */
  put(question: Question): Promise<Answer> {
    let answer = this.#asked.get(question.digest);
    if (!answer) {
      answer = this.#answer(question);
      this.#asked.set(question.digest, answer);
    }
    return answer;
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#asked.values());
  }

  async #answer(question: Question): Promise<Answer> {
    const { responses, stop } = this.#options;
    if (stop.aborted) throw new Halt(stop.reason);
    const kept = await responses.get(question.digest);
    if (kept) {
      this.spent.cached += 1;
      return kept;
    }
    await responses.ready().catch(halt);
    const response = await this.#buy(question);
    this.spent.bought += 1;
    this.spent.costUsd = add(this.spent.costUsd, response.costUsd);
    return { response, cached: false };
  }

  async #buy({ digest, model, length, invoke, isAnswered }: Question): Promise<ModelResponse> {
    const { models, responses, calls, budget, providers, stop } = this.#options;
    const provider = await models(model);
    const intent: Intent = { provider: model.provider, length, atMostUsd: mostUsd(model, length, providers) };
    let ticket: Ticket | undefined;
    let bought: ModelResponse | undefined;
    const settle = (spent: Spent): void => {
      ticket?.settle(spent);
      ticket = undefined;
    };
    const admit = async (): Promise<void> => {
      if (stop.aborted) throw new Halt(stop.reason);
      ticket = await budget.reserve(intent);
    };
    const about = { tokens: length / charactersPerToken, settings: model.config, admit };
    const ask = async (signal: AbortSignal): Promise<ProviderResponse> => {
      const sentMs = performance.now();
      const response = await invoke(provider, signal);
      if (response.error !== undefined) return response;
      settle({ costUsd: costOf(response, model.provider, providers) });
      if (!isAnswered(response)) return { ...response, error: "the response has no output" };
      bought = toKeep(response, model, providers, performance.now() - sentMs);
      // In its slot still, so that a process that is killed loses no more than may be under way.
      await responses.keep(digest, model.provider, bought).catch(halt);
      return response;
    };
    try {
      await calls.call(model.provider, about, (signal) => ask(signal).finally(() => settle("no response")));
    } finally {
      // It may have had leave, and not been sent.
      settle("no response");
    }
    if (!bought) throw new Error("a call came back without an answer");
    return bought;
  }
}

/** What cannot be kept must not be bought. */
function halt(error: unknown): never {
  throw new Halt(error);
}

/** About what English takes. */
export const charactersPerToken = 4;

/** What promptfoo's assertions and graders read of a response beside its output. */
const detailNames = [
  "finishReason",
  "logProbs",
  "isRefusal",
  "guardrails",
  "embedding",
  "similarity",
  "classification",
  "flags",
] as const;

function toKeep(
  response: ProviderResponse,
  model: Model,
  providers: Config["providers"],
  latencyMs: number,
): ModelResponse {
  const output = jsonSchema.safeParse(response.output ?? null);
  if (!output.success) {
    const detail = withoutSecrets("its output is no JSON value", model.config);
    throw new BlastgateError([finding("response-unreadable", { provider: model.provider, attempts: 1, detail })]);
  }
  return {
    output: wellFormed(output.data),
    tokens: tokensOf(response),
    costUsd: costOf(response, model.provider, providers),
    latencyMs: response.latencyMs ?? latencyMs,
    details: wellFormed(detailsOf(response)),
  };
}

function tokensOf({ tokenUsage }: ProviderResponse): ModelResponse["tokens"] {
  const { prompt = 0, completion = 0 } = tokenUsage ?? {};
  // promptfoo's HTTP provider, for one, counts nothing where it was told nothing.
  return prompt + completion > 0 ? { prompt, completion } : null;
}

function costOf(response: ProviderResponse, provider: string, providers: Config["providers"]): number | null {
  return priceOf(provider, tokensOf(response), response.cost, providers);
}

function detailsOf(response: ProviderResponse): JsonObject {
  const details: Record<string, Json> = {};
  for (const name of detailNames) {
    if (response[name] === undefined) continue;
    const detail = jsonSchema.safeParse(response[name]);
    if (detail.success) details[name] = detail.data;
  }
  return details;
}

function add(total: number | null, cost: number | null): number | null {
  return total === null || cost === null ? null : total + cost;
}
