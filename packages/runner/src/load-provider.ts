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
    // Retries are ours: promptfoo's would multiply them.
    return await loadApiProvider(model.provider, { ...model.config, maxRetries: 0 });
  } catch (cause) {
    if (cause instanceof BlastgateError) throw cause;
    const detail = withoutSecrets(cause, model.config);
    throw new BlastgateError([finding("provider-not-loaded", { provider: model.provider, detail })], { cause });
  }
}
