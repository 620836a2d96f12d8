import { finding } from "../findings/catalogue.ts";
import { hashJson } from "../hash.ts";
import type { Config } from "../schemas/config.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Model } from "../schemas/model.ts";
import type { Found } from "./found.ts";

/** The models and tools that the prompts need, as far as anything says what they are. */
export function draftModels({ snapshot, promptfoo }: Found, path: string): Needed {
  const written = [...new Set(snapshot.prompts.flatMap(({ metadata }) => metadata.model ?? []))].toSorted();
  const called = [
    ...new Map(promptfoo.flatMap(({ models }) => models).map((model) => [hashJson(model), model])).values(),
  ];
  const guessed = written.map((name) => ({ name, provider: providerOf(name) }));
  const [first, ...others] = called;
  const single = first ?? onlyModel(guessed);
  const models: Record<string, Model> = { default: single ?? echo };
  const unsure: Finding[] = promptfoo.flatMap((config) => config.unsure.models);
  const missing = single ? [] : ["default"];
  if (first && others.length > 0) {
    const args = { provider: first.provider, others: others.map(({ provider }) => provider) };
    unsure.push(finding("init-model-first", args, { path }));
  }
  for (const { name, provider } of guessed) {
    if (name === "default") continue;
    models[name] = provider === null ? echo : { provider, config: {} };
    if (provider === null) missing.push(name);
    else unsure.push(finding("init-model-guessed", { model: name, provider }, { path }));
  }
  if (missing.length > 0) unsure.unshift(finding("init-model-missing", { models: missing }, { path }));
  const tools = [...new Set(snapshot.prompts.flatMap(({ metadata }) => metadata.tools))].toSorted();
  if (tools.length > 0) unsure.push(finding("init-tool-drafted", { tools }, { path }));
  return { models, tools: Object.fromEntries(tools.map((name) => [name, toolNamed(name)])), unsure };
}

interface Needed extends Pick<Config, "models" | "tools"> {
  unsure: Finding[];
}

/** promptfoo's provider that gives back what it is asked. */
const echo: Model = { provider: "echo", config: {} };

/** Names of models as prompts have them, Genkit's with their plugin's name in front, and promptfoo's provider for each. */
const families: readonly [name: RegExp, provider: string][] = [
  [/^(?:openai\/)?((?:gpt|chatgpt|o\d)[-\w.]*)$/, "openai:chat:"],
  [/^(?:anthropic\/)?(claude[-\w.]*)$/, "anthropic:messages:"],
  [/^(?:googleai\/|google\/)?(gemini[-\w.]*)$/, "google:"],
  [/^vertexai\/([-\w.]+)$/, "vertex:"],
  [/^(?:mistral\/)?(mistral[-\w.]*)$/, "mistral:"],
  [/^ollama\/([-\w.]+)$/, "ollama:chat:"],
];

function providerOf(name: string): string | null {
  for (const [family, provider] of families) {
    const model = family.exec(name)?.[1];
    if (model !== undefined) return provider + model;
  }
  return null;
}

/** Where all prompts name one model, it is what others will use too. */
function onlyModel(guessed: readonly { provider: string | null }[]): Model | undefined {
  const provider = guessed[0]?.provider;
  return guessed.length === 1 && provider ? { provider, config: {} } : undefined;
}

/** A definition without parameters, in the form that most providers take. */
function toolNamed(name: string): Config["tools"][string] {
  return { type: "function", function: { name, parameters: { type: "object", properties: {} } } };
}
