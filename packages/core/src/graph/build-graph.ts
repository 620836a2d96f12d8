import { datasetPaths } from "../cases/dataset-paths.ts";
import { placeOf } from "../data/places.ts";
import { hashJson } from "../hash.ts";
import type { Place } from "../schemas/common.ts";
import type { Config } from "../schemas/config.ts";
import type { Step } from "../schemas/feature.ts";
import type { EdgeKind, GraphData, GraphNode, NodeKind } from "../schemas/graph.ts";
import type {
  ContractFile,
  FeatureFile,
  Package,
  PromptFile,
  Snapshot,
  Source,
  SuiteFile,
} from "../schemas/snapshot.ts";
import { featurePrompts } from "./feature-prompts.ts";
import { includedPrompts } from "./included-prompts.ts";

/** The dependency graph of one snapshot, by node id. Built once, then only queried. */
export interface Graph {
  source: Source;
  nodes: ReadonlyMap<string, GraphNode>;
}

export const configPath = "blastgate.yaml";

/** The node of the settings in `blastgate.yaml` that decide how everything else is read. */
export const configNodeId = `file:${configPath}`;

/** The graph of a snapshot. Files that could not be understood are in it as `file` nodes. */
export function buildGraph(snapshot: Snapshot): Graph {
  const nodes = new Map<string, GraphNode>();
  const add = (node: GraphNode): void => {
    // Of two with one id the first stands; `checkSnapshot` reports the other.
    if (!nodes.has(node.id)) nodes.set(node.id, node);
  };
  const included = includedPrompts(snapshot);
  const contracts = new Map(snapshot.contracts.map((file) => [file.value.prompt, file]));
  const prompts = new Map(snapshot.prompts.map((file) => [file.id, file]));
  const features = new Map(snapshot.features.map((file) => [file.value.feature, file]));

  add(configNode(snapshot.config));
  for (const [name, model] of Object.entries(snapshot.config.models)) {
    add(settingNode("model", name, model));
  }
  for (const [name, tool] of Object.entries(snapshot.config.tools)) {
    add(settingNode("tool", name, tool));
  }
  for (const file of snapshot.prompts) {
    const [owner] = ownersOfPrompt(file, contracts.get(file.id), snapshot.codeowners);
    add(promptNode(file, included(file.id), owner));
  }
  for (const file of snapshot.features) add(featureNode(file, prompts));
  for (const each of snapshot.packages) add(packageNode(each));
  for (const file of snapshot.contracts) add(contractNode(file));
  for (const file of snapshot.datasets) {
    add(fileNode("dataset", file, () => ({ cases: hashJson(file.rows) })));
  }
  for (const file of snapshot.suites) add(suiteNode(file, features, prompts, contracts, included));
  for (const file of snapshot.others) {
    add(fileNode("file", file, () => ({ body: file.digest })));
  }
  return { source: snapshot.source, nodes };
}

/** The graph as plain data, its nodes sorted by id. */
export function graphData(graph: Graph): GraphData {
  return { source: graph.source, nodes: [...graph.nodes.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

export function nodeId(kind: NodeKind, name: string): string {
  return `${kind}:${name}`;
}

/** What `nodeId` put together. */
export function splitNodeId(id: string): [kind: string, name: string] {
  const colon = id.indexOf(":");
  return [id.slice(0, colon), id.slice(colon + 1)];
}

/** The model alias a step runs on: its own, else its prompt's, else `default`. */
export function modelOfStep(step: Step, prompt: Pick<PromptFile, "metadata"> | undefined): string {
  return step.model ?? prompt?.metadata.model ?? "default";
}

/** Who owns a prompt: its contract says, else its front matter, else CODEOWNERS, which may name several. */
export function ownersOfPrompt(
  { path, metadata }: Pick<PromptFile, "path" | "metadata">,
  contract: ContractFile | undefined,
  codeowners: Snapshot["codeowners"],
): string[] {
  const owner = contract?.value.owner ?? metadata.owner;
  return owner === undefined ? (codeowners[path] ?? []) : [owner];
}

type Dependency = GraphNode["dependencies"][number];

/** What a node is made of. */
interface Blueprint extends Pick<GraphNode, "kind" | "name" | "dependencies"> {
  /** Hashed when first asked for, which is seldom: of a large workspace most nodes are the same in both graphs. */
  aspects: () => GraphNode["aspects"];
  where: Place;
  owner?: string | undefined;
  description?: string | undefined;
}

const known = new WeakMap<object, { around: readonly unknown[]; node: GraphNode }>();

/**
 * The node made from a `source`, a file or a part of the settings, and from what is `around` it. Where two snapshots
 * share all of these, as they share files that are the same in both, their graphs share the node.
 */
function node(source: object, around: readonly unknown[], draw: () => Blueprint): GraphNode {
  const before = known.get(source);
  if (before?.around.length === around.length && before.around.every((each, at) => each === around[at])) {
    return before.node;
  }
  const { kind, name, where, owner, description, aspects, dependencies } = draw();
  let hashed: GraphNode["aspects"] | undefined;
  const made: GraphNode = {
    id: nodeId(kind, name),
    kind,
    name,
    where,
    ...(owner && { owner }),
    ...(description && { description }),
    get aspects() {
      hashed ??= aspects();
      return hashed;
    },
    dependencies,
  };
  known.set(source, { around, node: made });
  return made;
}

function dependency(kind: EdgeKind, target: NodeKind, name: string): Dependency {
  return { id: nodeId(target, name), kind };
}

function configNode(config: Config): GraphNode {
  const { prompts, contracts, evals, models: _models, tools: _tools, ...operation } = config;
  return node(config, [], () => ({
    kind: "file",
    name: configPath,
    aspects: () => ({ params: hashJson({ prompts, contracts, evals }), description: hashJson(operation) }),
    dependencies: [],
    where: { path: configPath },
  }));
}

function settingNode(kind: "model" | "tool", name: string, value: object): GraphNode {
  return node(value, [kind, name], () => ({
    kind,
    name,
    aspects: () => ({ params: hashJson(value) }),
    dependencies: [],
    where: { path: configPath },
  }));
}

function promptNode(file: PromptFile, included: ReadonlySet<string>, owner: string | undefined): GraphNode {
  const { metadata } = file;
  return node(file, [included, owner], () => ({
    kind: "prompt",
    name: file.id,
    aspects: () => ({
      body: `${file.format}:${file.body}`,
      params: hashJson([metadata.model, metadata.config, metadata.input.default, metadata.tools]),
      input: hashJson(metadata.input.schema),
      output: hashJson(metadata.output),
      owners: hashJson(metadata.owner),
      description: hashJson(metadata.description),
    }),
    dependencies: [
      ...[...included].map((id) => dependency("includes", "prompt", id)),
      ...metadata.tools.map((tool) => dependency("uses", "tool", tool)),
    ],
    where: { path: file.path },
    owner,
    description: metadata.description,
  }));
}

function featureNode(file: FeatureFile, prompts: ReadonlyMap<string, PromptFile>): GraphNode {
  const { feature, owner, description, steps, output, target, package: home, prompts: listed } = file.value;
  const promptOf = (step: Step): PromptFile | undefined => prompts.get(step.prompt);
  const rendered = target === undefined ? [] : featurePrompts(file.value, prompts);
  return node(file, [...steps.map(promptOf), ...rendered], () => {
    const models = new Set(steps.map((step) => modelOfStep(step, promptOf(step))));
    return {
      kind: "feature",
      name: feature,
      aspects: () => ({
        body: hashJson({ steps, output, target, package: home, prompts: listed }),
        owners: hashJson(owner),
        description: hashJson(description),
      }),
      dependencies: [
        ...[...new Set(steps.map((step) => step.prompt))].map((id) => dependency("runs", "prompt", id)),
        ...[...models].map((model) => dependency("uses", "model", model)),
        ...rendered.map((id) => dependency("renders", "prompt", id)),
        ...(home === undefined ? [] : [dependency("built-from", "package", home)]),
      ],
      where: placeOf(file.path, file.positions, "/feature"),
      owner,
      description,
    };
  });
}

function packageNode(source: Package): GraphNode {
  const { name, folder, digest, dependencies } = source;
  return node(source, [], () => ({
    kind: "package",
    name,
    aspects: () => ({ body: digest }),
    dependencies: dependencies.map((each) => dependency("built-from", "package", each)),
    where: { path: folder === "" ? "package.json" : `${folder}/package.json` },
  }));
}

function contractNode(file: ContractFile): GraphNode {
  const { prompt, version, owner, description, approvers, output, invariants, evals, consumers } = file.value;
  return node(file, [], () => ({
    kind: "contract",
    name: prompt,
    aspects: () => ({
      invariants: hashJson(invariants.map(({ id, assert }) => ({ id, assert }))),
      output: hashJson(output),
      gate: hashJson({ evals, consumers }),
      owners: hashJson({ owner, approvers }),
      description: hashJson({ version, description, whys: invariants.map(({ why }) => why) }),
    }),
    dependencies: [dependency("governs", "prompt", prompt)],
    where: { path: file.path },
    owner,
    description,
  }));
}

function suiteNode(
  file: SuiteFile,
  features: ReadonlyMap<string, FeatureFile>,
  prompts: ReadonlyMap<string, PromptFile>,
  contracts: ReadonlyMap<string, ContractFile>,
  included: (id: string) => ReadonlySet<string>,
): GraphNode {
  const { feature, description, gate, ...asked } = file.value;
  const evaluated = features.get(feature)?.value;
  const owner = evaluated?.owner;
  const upstream = closureOf(evaluated ? featurePrompts(evaluated, prompts) : [], included);
  const checked = [...upstream].filter((id) => contracts.has(id)).toSorted();
  return node(file, [owner, ...checked], () => ({
    kind: "suite",
    name: file.name,
    aspects: () => ({
      gate: hashJson(gate),
      cases: hashJson({ feature, ...asked }),
      description: hashJson(description),
    }),
    dependencies: [
      dependency("evaluates", "feature", feature),
      ...datasetPaths(file).map((path) => dependency("reads", "dataset", path)),
      ...checked.map((id) => dependency("checks", "contract", id)),
    ],
    where: { path: file.path },
    owner,
    description,
  }));
}

function fileNode(kind: "dataset" | "file", file: { path: string }, aspects: Blueprint["aspects"]): GraphNode {
  return node(file, [kind], () => ({ kind, name: file.path, aspects, dependencies: [], where: { path: file.path } }));
}

/** These prompts and all that they include, however deep, sorted. */
export function promptClosure(ids: Iterable<string>, included: (id: string) => ReadonlySet<string>): string[] {
  return [...closureOf(ids, included)].toSorted();
}

function closureOf(ids: Iterable<string>, included: (id: string) => ReadonlySet<string>): Set<string> {
  const closure = new Set<string>(ids);
  for (const id of closure) for (const target of included(id)) closure.add(target);
  return closure;
}
