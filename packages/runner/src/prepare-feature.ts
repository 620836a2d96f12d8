import {
  BlastgateError,
  bindingReads,
  type ContractFile,
  type FeatureFile,
  type Finding,
  finding,
  type InputTemplate,
  type Invariant,
  includedPrompts,
  type JsonObject,
  type Model,
  modelOfPrompt,
  modelOfStep,
  nearest,
  ownersOfPrompt,
  type PromptFile,
  parseInput,
  promptClosure,
  type Snapshot,
  type Step,
} from "@blastgate/core";
import type { PromptSources } from "@blastgate/templates";
import type { ApplicationHost } from "./applications/application-host.ts";
import { prepareApplication } from "./applications/prepare-application.ts";
import { type OutputRule, outputRule } from "./check-output.ts";
import { type ModelRequest, renderRequest } from "./render-request.ts";

/** One side of a comparison: a workspace, and the texts of its prompts by id. */
export interface RunSide {
  snapshot: Snapshot;
  texts: ReadonlyMap<string, string>;
  /** Runs its features that are applications. Needed only to run, not to tell what would be asked. */
  applications?: ApplicationHost | undefined;
}

/** A feature's chain on one side, with everything looked up that does not depend on the case. */
export interface PreparedFeature {
  steps: PreparedStep[];
  /** The step whose output is the feature's. */
  output: string;
  /** Whether a step reads an earlier one's output. */
  readsSteps: boolean;
}

export interface PreparedStep {
  id: string;
  model: Model;
  /** `null`: the step gets the case's variables. */
  input: InputTemplate | null;
  /** @throws BlastgateError where the prompt cannot be rendered */
  request: (values: JsonObject, repeat: number) => Promise<ModelRequest>;
  rule: OutputRule;
  invariants: ContractInvariant[];
}

/** An invariant, the prompt whose contract has it, and who answers for that. */
export interface ContractInvariant {
  prompt: string;
  owner: string;
  invariant: Invariant;
}

/**
 * @param contracts those whose invariants hold, for both sides alike
 * @param foreign where a prompt's partials come from that belong to another owner than the prompt; `null`: from
 *   `side`. With the baseline here, a team sees its own edits alone, as it does when it tests its prompt by itself.
 * @throws BlastgateError with everything that keeps the feature from running
 */
export function prepareFeature(
  file: FeatureFile,
  side: RunSide,
  contracts: readonly ContractFile[],
  foreign: RunSide | null,
): PreparedFeature {
  const { snapshot } = side;
  const { steps, output, target } = file.value;
  const prompts = new Map(snapshot.prompts.map((prompt) => [prompt.id, prompt]));
  const included = includedPrompts(snapshot);
  const owners = ownersOf(snapshot);
  const own = sourceOf(side);
  const others = foreign ? sourceOf(foreign) : undefined;
  const findings: Finding[] = [];

  const invariantsOf = (upstream: readonly string[]): PreparedStep["invariants"] =>
    contracts.flatMap(({ value: { prompt, owner, invariants } }) =>
      upstream.includes(prompt) ? invariants.map((invariant) => ({ prompt, owner, invariant })) : [],
    );

  if (target !== undefined) {
    const isForeign = (id: string): boolean => differ(owners(id), [file.value.owner]);
    return prepareApplication(file, side, target, invariantsOf, foreign && { texts: foreign.texts, isForeign });
  }

  const prepare = (step: Step): PreparedStep[] => {
    const prompt = prompts.get(step.prompt);
    if (!prompt) {
      const suggestion = nearest(step.prompt, prompts.keys());
      findings.push(
        finding("step-prompt-unknown", { step: step.id, prompt: step.prompt, suggestion }, { path: file.path }),
      );
      return [];
    }
    const { models, tools } = snapshot.config;
    const alias = modelOfStep(step, prompt);
    const model = Object.hasOwn(models, alias) ? models[alias] : undefined;
    if (!model) {
      const suggestion = nearest(alias, Object.keys(models));
      findings.push(finding("model-unknown", { model: alias, suggestion }, { path: file.path }));
      return [];
    }
    const parsed = step.input ? parseInput(step.input) : null;
    findings.push(
      ...(parsed?.problems ?? []).map((each) => finding("binding-invalid", { ...each }, { path: file.path })),
    );
    const isForeign = (id: string): boolean => id !== prompt.id && differ(owners(id), owners(prompt.id));
    const sources = sourcesOf(own, (id) => (isForeign(id) ? others : undefined));
    const settled = modelOfPrompt(model, prompt, tools);
    return [
      {
        id: step.id,
        model: settled,
        input: parsed?.template ?? null,
        request: (values, repeat) => renderRequest(prompt, settled, values, sources, repeat),
        rule: outputRule(prompt, snapshot.contracts),
        invariants: invariantsOf(promptClosure([prompt.id], included)),
      },
    ];
  };

  const prepared = steps.flatMap((step) => {
    try {
      return prepare(step);
    } catch (error) {
      if (!(error instanceof BlastgateError)) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  if (findings.length > 0) throw new BlastgateError(findings);
  return {
    steps: prepared,
    output: output ?? steps.at(-1)?.id ?? "",
    readsSteps: steps.some((step) => bindingReads(step.input ?? {}).steps.length > 0),
  };
}

type Source = (id: string) => { file: PromptFile; text: string } | undefined;

function sourceOf({ snapshot, texts }: RunSide): Source {
  const files = new Map(snapshot.prompts.map((prompt) => [prompt.id, prompt]));
  return (id) => {
    const file = files.get(id);
    const text = texts.get(id);
    return file && text !== undefined ? { file, text } : undefined;
  };
}

/** What `instead` does not have is the side's own: a new partial, say. */
function sourcesOf(own: Source, instead: (id: string) => Source | undefined): PromptSources {
  return { get: (id) => instead(id)?.(id) ?? own(id) };
}

function ownersOf({ prompts, contracts, codeowners }: Snapshot): (id: string) => readonly string[] {
  const contractOf = new Map(contracts.map((contract) => [contract.value.prompt, contract]));
  const owners = new Map(
    prompts.map((prompt) => [prompt.id, ownersOfPrompt(prompt, contractOf.get(prompt.id), codeowners)]),
  );
  return (id) => owners.get(id) ?? [];
}

/** A prompt that nobody is named for counts as one's own, and so does one that is shared with others. */
function differ(owners: readonly string[], own: readonly string[]): boolean {
  return owners.length > 0 && own.length > 0 && !owners.some((owner) => own.includes(owner));
}
