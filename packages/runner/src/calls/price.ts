import { type Config, type Model, priceOfTokens } from "@blastgate/core";

/**
 * What a response cost, in US dollars: what promptfoo says, else by the price in `blastgate.yaml`; `null` where neither
 * is known. A cost of 0 from promptfoo is no knowledge: it has 0 for what it has no price of.
 */
export function priceOf(
  provider: string,
  tokens: { prompt: number; completion: number } | null,
  cost: number | undefined,
  providers: Config["providers"],
): number | null {
  if (cost !== undefined && cost > 0) return cost;
  // promptfoo's HTTP provider, for one, counts 0 where it was told nothing.
  if (!tokens || tokens.prompt + tokens.completion === 0) return null;
  return priceOfTokens(providers, provider, tokens);
}

/**
 * The most that a request can cost, in US dollars, by the price in `blastgate.yaml` and the model's own limit of what
 * it answers; `null` where one of them is not known.
 *
 * @param length what is asked, in characters; hardly a token is shorter than one
 */
export function mostUsd({ provider, config }: Model, length: number, providers: Config["providers"]): number | null {
  const most = answerLimits.map((name) => config[name]).find((limit) => typeof limit === "number");
  return most === undefined ? null : priceOfTokens(providers, provider, { prompt: length, completion: most });
}

/** How providers call the most tokens of an answer. */
const answerLimits = ["max_tokens", "max_completion_tokens", "max_output_tokens", "maxTokens", "maxOutputTokens"];
