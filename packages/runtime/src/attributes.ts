import type { Json, Model, PromptMetadata } from "@blastgate/core";

export type PromptAttributes = Record<string, string | number | boolean | string[]>;

/** What names a rendered prompt, and its settings. */
interface Described {
  prompt: string;
  version: string | null;
  digest: string;
  release: string;
  environment: string;
  model: Readonly<Model> | null;
  output: PromptMetadata["output"];
}

/**
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/ (of development status). It has no attribute for the
 * version of a prompt.
 */
export function attributesOf({
  prompt,
  version,
  digest,
  release,
  environment,
  model,
  output,
}: Described): PromptAttributes {
  return {
    "gen_ai.prompt.name": prompt,
    "blastgate.prompt.digest": digest,
    "blastgate.release.digest": release,
    "blastgate.environment": environment,
    ...(version !== null && { "blastgate.prompt.version": version }),
    ...(output.format && { "gen_ai.output.type": output.format }),
    ...(model && {
      "blastgate.model.provider": model.provider,
      ...namedModel(model.provider),
      ...settings(model.config),
    }),
  };
}

/** promptfoo's names of providers, and those of the conventions. */
const providers: ReadonlyMap<string, string> = new Map([
  ["openai", "openai"],
  ["anthropic", "anthropic"],
  ["azure", "azure.ai.openai"],
  ["bedrock", "aws.bedrock"],
  ["cohere", "cohere"],
  ["deepseek", "deepseek"],
  ["google", "gcp.gemini"],
  ["groq", "groq"],
  ["mistral", "mistral_ai"],
  ["perplexity", "perplexity"],
  ["vertex", "gcp.vertex_ai"],
  ["watsonx", "ibm.watsonx.ai"],
  ["xai", "x_ai"],
]);
/** What may stand between provider and model: which of its endpoints is asked. */
const endpoints = /^(?:chat|completion|completions|converse|messages|responses|realtime|live)$/;

/** Of `openai:chat:gpt-5-mini`: provider `openai`, model `gpt-5-mini`. Of others nothing is guessed. */
function namedModel(written: string): PromptAttributes {
  const [name = "", ...rest] = written.split(":");
  const provider = providers.get(name);
  if (!provider) return {};
  const model = rest.slice(rest.length > 1 && endpoints.test(rest[0] ?? "") ? 1 : 0).join(":");
  return { "gen_ai.provider.name": provider, ...(model && { "gen_ai.request.model": model }) };
}

const numbers: ReadonlyMap<string, string> = new Map([
  ["temperature", "gen_ai.request.temperature"],
  ["top_p", "gen_ai.request.top_p"],
  ["top_k", "gen_ai.request.top_k"],
  ["max_tokens", "gen_ai.request.max_tokens"],
  ["frequency_penalty", "gen_ai.request.frequency_penalty"],
  ["presence_penalty", "gen_ai.request.presence_penalty"],
  ["seed", "gen_ai.request.seed"],
]);

function settings(config: Readonly<Record<string, Json>>): PromptAttributes {
  const found: PromptAttributes = {};
  for (const [name, attribute] of numbers) {
    const value = config[name];
    if (typeof value === "number") found[attribute] = value;
  }
  const { stop } = config;
  const stops = (Array.isArray(stop) ? stop : [stop]).filter((each) => typeof each === "string");
  if (stops.length > 0) found["gen_ai.request.stop_sequences"] = stops;
  return found;
}
