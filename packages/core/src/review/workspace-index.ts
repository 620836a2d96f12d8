import { ownersOfPrompt, promptClosure } from "../graph/build-graph.ts";
import { featurePrompts } from "../graph/feature-prompts.ts";
import { includedPrompts } from "../graph/included-prompts.ts";
import type { Side } from "../plan/make-plan.ts";
import type { Contract } from "../schemas/contract.ts";
import type { Feature } from "../schemas/feature.ts";
import type { PromptFile, Snapshot, SuiteFile } from "../schemas/snapshot.ts";

/** One side of a change with what a review asks of it by name. */
export interface WorkspaceIndex {
  snapshot: Snapshot;
  prompts: ReadonlyMap<string, PromptFile>;
  contracts: ReadonlyMap<string, Contract>;
  features: ReadonlyMap<string, Feature>;
  suites: ReadonlyMap<string, SuiteFile>;
  /** The prompt's owners; several, of whom any may speak, where only CODEOWNERS names them. */
  ownersOf(prompt: string): string[];
  /** Names of the features that compose the prompt, sorted. */
  featuresOf(prompt: string): readonly string[];
}

export function indexWorkspace({ snapshot }: Side): WorkspaceIndex {
  const prompts = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const contractFiles = new Map(snapshot.contracts.map((file) => [file.value.prompt, file]));
  const included = includedPrompts(snapshot);
  const composed = new Map<string, string[]>();
  for (const { value } of snapshot.features.toSorted((a, b) => (a.value.feature < b.value.feature ? -1 : 1))) {
    for (const id of promptClosure(featurePrompts(value, prompts), included)) {
      const known = composed.get(id);
      if (known) known.push(value.feature);
      else composed.set(id, [value.feature]);
    }
  }
  return {
    snapshot,
    prompts,
    contracts: new Map(snapshot.contracts.map(({ value }) => [value.prompt, value])),
    features: new Map(snapshot.features.map(({ value }) => [value.feature, value])),
    suites: new Map(snapshot.suites.map((file) => [file.name, file])),
    ownersOf(id) {
      const file = prompts.get(id);
      return file ? ownersOfPrompt(file, contractFiles.get(id), snapshot.codeowners) : [];
    },
    featuresOf: (id) => composed.get(id) ?? [],
  };
}
