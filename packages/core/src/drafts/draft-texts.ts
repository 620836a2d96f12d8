import { yamlOf } from "../data/yaml-text.ts";
import type { Config } from "../schemas/config.ts";
import type { Finding } from "../schemas/finding.ts";
import { asComments, unsureComments } from "./comments.ts";
import type { FeatureDraft } from "./draft-features.ts";
import type { SuiteDraft } from "./draft-suites.ts";

const drafted = "Drafted by `blastgate init`.";

/** @param keys the folders to name */
export function configText(config: Config, keys: readonly ("prompts" | "evals")[], unsure: readonly Finding[]): string {
  const { models, tools } = config;
  return [
    asComments([`${drafted} Look it through, and \`blastgate lint\` says whether everything fits together.`]),
    yamlOf(Object.fromEntries(keys.map((key) => [key, config[key]]))),
    "\n",
    unsureComments(unsure),
    yamlOf({ models: Object.fromEntries(Object.entries(models).map(([name, model]) => [name, shortModel(model)])) }),
    Object.keys(tools).length > 0 ? `\n${yamlOf({ tools })}` : "",
  ].join("");
}

function shortModel({ provider, config }: Config["models"][string]): object {
  return { provider, ...(Object.keys(config).length > 0 && { config }) };
}

export function featureText({ value, unsure, ofPrompt }: FeatureDraft): string {
  const { feature, owner, description, steps } = value;
  return [
    asComments([`${drafted} Prompts that run one after another are steps of one feature.`]),
    unsureComments([...unsure, ...ofPrompt]),
    yamlOf({ feature, owner, ...(description !== undefined && { description }), steps }),
  ].join("");
}

export function suiteText({ value, notes, unsure }: SuiteDraft): string {
  const { feature, cases, defaultTest, gate } = value;
  const { "pass-rate": rate, regressions } = gate;
  const { "max-drop": drop, min } = rate ?? {};
  return [
    asComments([drafted]),
    unsureComments(unsure),
    yamlOf({ feature, cases, ...(defaultTest && { defaultTest }) }),
    asComments(notes),
    yamlOf({
      gate: {
        ...(rate && { "pass-rate": { "max-drop": drop, ...(min !== undefined && { min }) } }),
        ...(regressions && { regressions }),
      },
    }),
  ].join("");
}
