import { hashJson, hashText, type Json, type Model, type PromptFile } from "@blastgate/core";
import { type PromptSources, renderPrompt } from "@blastgate/templates";

/** One request, rendered: what a model is asked, and everything else that decides its response. */
export interface ModelRequest {
  /** Names the response: two requests of one digest share it. */
  digest: string;
  /** Names the question, whatever the repeat. */
  question: string;
  prompt: string;
  /** The messages as JSON, as they go to the provider. */
  text: string;
  model: Model;
  repeat: number;
}

/** @throws BlastgateError where the prompt cannot be rendered */
export async function renderRequest(
  prompt: PromptFile,
  model: Model,
  input: Record<string, Json>,
  sources: PromptSources,
  repeat: number,
): Promise<ModelRequest> {
  const messages = await renderPrompt(prompt.id, input, sources);
  const { provider, config } = model;
  const format = prompt.metadata.output.format ?? null;
  const question = hashJson({ messages, provider, config, format });
  const digest = hashText(`${question} ${repeat}`);
  return { digest, question, prompt: prompt.id, text: JSON.stringify(messages), model, repeat };
}
