import { parseInput, partsOf } from "../cases/binding.ts";
import { compareText } from "../compare-text.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import { ownersOfPrompt, promptClosure } from "../graph/build-graph.ts";
import { featurePrompts } from "../graph/feature-prompts.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import type { JsonObject } from "../schemas/common.ts";
import type { Approver, Consumer, Contract } from "../schemas/contract.ts";
import type { Feature } from "../schemas/feature.ts";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";
import { narrowSchema } from "./narrow-schema.ts";

/**
 * A contract for a prompt, as far as the workspace knows it: whoever composes the prompt is a consumer, relies on the
 * fields that its steps read, and is asked where the prompt promises less. Invariants only people know.
 *
 * @param owner instead of the one that the prompt's front matter or CODEOWNERS names
 * @throws BlastgateError `draft-without-owner`
 */
export function draftContract(snapshot: Snapshot, file: PromptFile, owner?: string): Contract {
  const { id: prompt, metadata } = file;
  const owners = owner === undefined ? ownersOfPrompt(file, undefined, snapshot.codeowners) : [owner];
  const [first] = owners;
  if (first === undefined) throw new BlastgateError([finding("draft-without-owner", { prompt })]);
  const features = featuresComposing(snapshot, prompt);
  const evaluated = new Set(snapshot.suites.map(({ value }) => value.feature));
  const output = metadata.output.schema;
  return {
    prompt,
    version: "1.0.0",
    owner: first,
    ...(metadata.description !== undefined && { description: metadata.description }),
    approvers: approversOf(owners, features),
    ...(output && { output }),
    invariants: [],
    evals: features.map(({ feature }) => feature).filter((feature) => evaluated.has(feature)),
    consumers: features.map((feature) => consumerOf(feature, prompt, output)),
  };
}

/** The features that render a prompt, by themselves or through what they include, sorted by name. */
function featuresComposing(snapshot: Snapshot, prompt: string): Feature[] {
  const ids = new Set(snapshot.prompts.map(({ id }) => id));
  const included = includedPrompts(snapshot);
  return snapshot.features
    .map(({ value }) => value)
    .filter((feature) => promptClosure(featurePrompts(feature, ids), included).includes(prompt))
    .toSorted((a, b) => compareText(a.feature, b.feature));
}

/** The owners always; who builds on the prompt where it promises less. */
function approversOf(owners: string[], features: readonly Feature[]): Approver[] {
  const [first = ""] = owners;
  const others = new Set(features.map(({ owner }) => owner).filter((owner) => !owners.includes(owner)));
  return [
    owners.length === 1 ? { owner: first, when: "always" } : { any: 1, of: owners, when: "always" },
    ...[...others].toSorted(compareText).map((owner): Approver => ({ owner, when: "breaking" })),
  ];
}

function consumerOf({ feature, steps }: Feature, prompt: string, output: JsonObject | undefined): Consumer {
  const running = new Set(steps.filter((step) => step.prompt === prompt).map(({ id }) => id));
  const read = steps
    .flatMap(({ input = {} }) => partsOf(parseInput(input).template))
    .flatMap((part) => (part.kind === "step" && running.has(part.step) ? [part.path] : []));
  const relied = output && narrowSchema(output, read);
  return { feature, ...(relied && { output: relied }), invariants: [] };
}
