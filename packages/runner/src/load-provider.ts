import { BlastgateError, finding, type Model } from "@blastgate/core";
import { loadPromptfoo } from "./promptfoo.ts";
import type { ModelProvider } from "./provider.ts";
import { withoutSecrets } from "./secrets.ts";

/** Providers that are part of the program, by the part of their id before the first `:`. */
export type BuiltinProviders = Readonly<Record<string, (model: Model) => ModelProvider | Promise<ModelProvider>>>;

/**
 * The provider of a model: one of `builtin`, else promptfoo's.
 *
 * @throws BlastgateError `provider-not-loaded`
 */
export async function loadProvider(model: Model, { builtin }: { builtin: BuiltinProviders }): Promise<ModelProvider> {
  const [family = ""] = model.provider.split(":", 1);
  const make = Object.hasOwn(builtin, family) ? builtin[family] : undefined;
  try {
    if (make) return await make(model);
    const { loadApiProvider } = await loadPromptfoo();
    // New attempts are ours: promptfoo's would multiply them.
    const provider = withoutOwnRetries(await loadApiProvider(model.provider, { ...model.config, maxRetries: 0 }));
    return family === "ollama" ? wholeAnswersOnly(provider) : provider;
  } catch (cause) {
    if (cause instanceof BlastgateError) throw cause;
    const detail = withoutSecrets(cause, model.config);
    throw new BlastgateError([finding("provider-not-loaded", { provider: model.provider, detail })], { cause });
  }
}

/** The clients of Anthropic's and OpenAI's SDKs, which some providers hold, try again by themselves. */
function withoutOwnRetries(provider: ModelProvider): ModelProvider {
  const held: unknown[] = Object.values(provider);
  for (const client of held) {
    if (typeof client === "object" && client !== null && "maxRetries" in client) Reflect.set(client, "maxRetries", 0);
  }
  return provider;
}

/** Ollama answers in lines, of which the last says that it is done. promptfoo takes fewer for all of the answer. */
function wholeAnswersOnly(provider: ModelProvider): ModelProvider {
  const callApi = provider.callApi.bind(provider);
  return Object.assign(provider, {
    callApi: async (...asked: Parameters<ModelProvider["callApi"]>) => {
      const response = await callApi(...asked);
      const isWhole = response.tokenUsage !== undefined || response.finishReason !== undefined;
      return isWhole || response.error !== undefined ? response : { ...response, error: "the answer breaks off" };
    },
  });
}
