import { posix } from "node:path";
import { compareText } from "../compare-text.ts";
import { finding } from "../findings/catalogue.ts";
import { ownersOfPrompt, promptClosure } from "../graph/build-graph.ts";
import { featurePrompts } from "../graph/feature-prompts.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import type { Feature } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";
import type { Found } from "./found.ts";

export interface FeatureDraft {
  path: string;
  value: Feature;
  unsure: Finding[];
  /** What was said of its prompt already. */
  ofPrompt: Finding[];
}

/** Whoever has to be named where nobody is known at all. */
const nobody = "@your-org/your-team";

/** A feature of one step for every prompt that is used by itself and that no feature uses yet. */
export function draftFeatures(found: Found): FeatureDraft[] {
  const { snapshot } = found;
  const tested = new Set(found.promptfoo.flatMap(({ prompts }) => prompts));
  const run = new Set(snapshot.features.flatMap(({ value }) => value.steps.map(({ prompt }) => prompt)));
  const ids = new Set(snapshot.prompts.map(({ id }) => id));
  const included = includedPrompts(snapshot);
  const used = new Set(
    promptClosure(
      snapshot.features.flatMap(({ value }) => featurePrompts(value, ids)),
      included,
    ),
  );
  const parts = new Set(snapshot.prompts.flatMap(({ id }) => [...included(id)]));
  const names = new Set(snapshot.features.map(({ value }) => value.feature));
  return snapshot.prompts
    .filter(({ id, path, partial }) => (tested.has(path) ? !run.has(id) : !partial && !parts.has(id) && !used.has(id)))
    .toSorted((a, b) => compareText(a.id, b.id))
    .map((prompt) => draftFeature(prompt, found, names));
}

function draftFeature(prompt: PromptFile, found: Found, names: Set<string>): FeatureDraft {
  const path = `${posix.join(posix.dirname(prompt.path), posix.basename(prompt.id))}.feature.yaml`;
  const feature = freeName(prompt.id.replaceAll("/", "-"), names);
  const contract = found.snapshot.contracts.find(({ value }) => value.prompt === prompt.id);
  const owners = ownersOfPrompt(prompt, contract, found.snapshot.codeowners);
  const [owner = found.author ?? nobody, ...others] = owners;
  const description = prompt.metadata.description ?? descriptionOf(prompt, found);
  return {
    path,
    value: {
      feature,
      owner,
      ...(description && { description }),
      steps: [{ id: stepId(prompt.id), prompt: prompt.id }],
    },
    ofPrompt: found.unsure.filter(({ where }) => where?.path === prompt.path),
    unsure: [
      ...(owners.length === 0 ? [finding("init-owner-guessed", { owner, features: [feature] }, { path })] : []),
      ...(others.length > 0 ? [finding("init-owner-first", { owner, others }, { path })] : []),
    ],
  };
}

/** What the only config that tests the prompt, and nothing else, says of itself. */
function descriptionOf({ path }: PromptFile, { promptfoo }: Found): string | null {
  const testing = promptfoo.filter(({ prompts }) => prompts.includes(path));
  return testing.length === 1 && testing[0]?.prompts.length === 1 ? testing[0].description : null;
}

export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
  taken.add(name);
  return name;
}

/** Step ids begin with a letter, and have no dots. */
function stepId(prompt: string): string {
  const name = posix.basename(prompt).replaceAll(/[^\w-]/g, "-");
  return /^[A-Za-z_]/.test(name) ? name : `step-${name}`;
}

/** Features, those that are there and those that are drafted, that run a prompt. */
export function featuresRunning(prompt: string, { features }: Snapshot, drafts: readonly FeatureDraft[]): Feature[] {
  return [...features, ...drafts]
    .map(({ value }) => value)
    .filter(({ steps }) => steps.some((step) => step.prompt === prompt));
}
