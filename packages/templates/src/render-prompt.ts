import { BlastgateError, finding, type Json } from "@blastgate/core";
import type { Message, PromptSources } from "./format.ts";
import { renderers } from "./renderers.ts";

/**
 * Renders a prompt in its own format; see `TemplateFormat`.
 *
 * @throws BlastgateError where there is no such prompt, or it cannot be rendered.
 */
export async function renderPrompt(
  id: string,
  input: Record<string, Json>,
  sources: PromptSources,
): Promise<Message[]> {
  const prompt = sources.get(id);
  if (!prompt) throw new BlastgateError([finding("prompt-unknown", { prompt: id })]);
  return renderers[prompt.file.format](id, input, sources);
}
