import type { JsonObject } from "../schemas/common.ts";
import type { Model } from "../schemas/model.ts";
import type { PromptFile } from "../schemas/snapshot.ts";

/** What a model is set to when it is asked a prompt: its alias's settings, the prompt's over them, and the prompt's tools. */
export function modelOfPrompt(
  alias: Model,
  { metadata }: Pick<PromptFile, "metadata">,
  tools: Readonly<Record<string, JsonObject>>,
): Model {
  const named = metadata.tools.map((name) => tools[name]).filter((tool) => tool !== undefined);
  const config = { ...alias.config, ...metadata.config, ...(named.length > 0 && { tools: named }) };
  return { provider: alias.provider, config };
}
