import { datasetPaths } from "../cases/dataset-paths.ts";
import { configNodeId, nodeId } from "../graph/build-graph.ts";
import type { PromptFile, Snapshot } from "../schemas/snapshot.ts";

/**
 * The candidate's workspace with these rules as the baseline has them, by node id. What the baseline lacks is left out;
 * what the candidate lacks comes back, as long as there is something that it can judge.
 */
export function rulesInForce(base: Snapshot | null, head: Snapshot, ids: readonly string[]): Snapshot {
  if (ids.length === 0) return head;
  const taken = new Set(ids);
  const features = new Set(head.features.map(({ value }) => value.feature));
  const prompts = new Set(head.prompts.map(({ id }) => id));
  const isRun = (feature: string) => features.has(feature) && !taken.has(nodeId("feature", feature));
  const suites = replace(head.suites, base?.suites, ({ name }) => taken.has(nodeId("suite", name))).filter(
    ({ value }) => isRun(value.feature),
  );
  const read = new Set(suites.filter(({ name }) => taken.has(nodeId("suite", name))).flatMap(datasetPaths));
  return {
    ...head,
    config: configInForce(base, head, taken),
    prompts: head.prompts.map((file) => (taken.has(nodeId("prompt", file.id)) ? withSettingsOf(base, file) : file)),
    suites,
    datasets: replace(head.datasets, base?.datasets, ({ path }) => read.has(path)),
    contracts: replace(head.contracts, base?.contracts, ({ value }) =>
      taken.has(nodeId("contract", value.prompt)),
    ).filter(({ value }) => prompts.has(value.prompt)),
  };
}

function replace<File extends { path: string }>(
  now: readonly File[],
  before: readonly File[] = [],
  isTaken: (file: File) => boolean,
): File[] {
  const files = [...now.filter((file) => !isTaken(file)), ...before.filter(isTaken)];
  return files.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Folders are the candidate's: its files were read by them. */
function configInForce(base: Snapshot | null, { config }: Snapshot, taken: ReadonlySet<string>): Snapshot["config"] {
  const { prompts, contracts, evals } = config;
  const settings = base && taken.has(configNodeId) ? { ...base.config, prompts, contracts, evals } : config;
  return {
    ...settings,
    models: named("model", config.models, base?.config.models, taken),
    tools: named("tool", config.tools, base?.config.tools, taken),
  };
}

function named<Value>(
  kind: "model" | "tool",
  now: Record<string, Value>,
  before: Record<string, Value> = {},
  taken: ReadonlySet<string>,
): Record<string, Value> {
  const isTaken = ([name]: [string, Value]): boolean => taken.has(nodeId(kind, name));
  return Object.fromEntries([
    ...Object.entries(now).filter((entry) => !isTaken(entry)),
    ...Object.entries(before).filter(isTaken),
  ]);
}

/** A prompt's text with the model settings that it had; with none where it is new. */
function withSettingsOf(base: Snapshot | null, file: PromptFile): PromptFile {
  const before = base?.prompts.find(({ id }) => id === file.id);
  const { model, ...metadata } = file.metadata;
  const { model: alias = before ? undefined : model, config, tools } = before?.metadata ?? { config: {}, tools: [] };
  return { ...file, metadata: { ...metadata, config, tools, ...(alias !== undefined && { model: alias }) } };
}
