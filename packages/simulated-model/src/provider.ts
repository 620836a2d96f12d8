import { parseMessages } from "./messages.ts";
import { respond } from "./respond.ts";

/** The settings of the model; all of them may be left out. */
export interface SimulatedModelConfig {
  /** Which of many equally good models this is. */
  seed?: number;
  /** The largest push on a category's score (about 0 to 1): how often near ties fall otherwise under another seed. */
  noise?: number;
  /** Reported, never slept. */
  latencyMs?: { base?: number; perPromptToken?: number; perCompletionToken?: number };
}

export interface SimulatedModelOptions {
  id?: string;
  config?: SimulatedModelConfig;
}

/** What promptfoo calls a provider response; only what this provider sets. */
export interface SimulatedResponse {
  output: string;
  tokenUsage: { prompt: number; completion: number; total: number };
  /** US dollars, of a price that exists nowhere. */
  cost: number;
  latencyMs: number;
}

const DEFAULT_NOISE = 0.02;
/** Fictitious prices, in US dollars, of the order of a small hosted model's. */
const PRICE_PER_PROMPT_TOKEN = 0.25e-6;
const PRICE_PER_COMPLETION_TOKEN = 2e-6;
const CHARACTERS_PER_TOKEN = 4;

/** A promptfoo provider (`ApiProvider`), which needs promptfoo neither to load nor to run. */
export class SimulatedModel {
  readonly #id: string;
  readonly #config: SimulatedModelConfig;

  constructor({ id = "simulated-model", config = {} }: SimulatedModelOptions = {}) {
    this.#id = id;
    this.#config = config;
  }

  id(): string {
    return this.#id;
  }

  /** @param prompt a JSON array of `{role, content}`; anything else rejects with a TypeError. */
  async callApi(prompt: string): Promise<SimulatedResponse> {
    const { seed = 0, noise = DEFAULT_NOISE, latencyMs = {} } = this.#config;
    const messages = parseMessages(prompt);
    const output = respond(messages, { seed, noise });
    const promptTokens = messages.reduce((sum, { content }) => sum + tokensIn(content), 0);
    const completion = tokensIn(output);
    const { base = 300, perPromptToken = 0.1, perCompletionToken = 8 } = latencyMs;
    return {
      output,
      tokenUsage: { prompt: promptTokens, completion, total: promptTokens + completion },
      cost: promptTokens * PRICE_PER_PROMPT_TOKEN + completion * PRICE_PER_COMPLETION_TOKEN,
      latencyMs: Math.round(base + promptTokens * perPromptToken + completion * perCompletionToken),
    };
  }
}

export function createSimulatedModel(options: SimulatedModelOptions = {}): SimulatedModel {
  return new SimulatedModel(options);
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}
