import {
  type ContractFile,
  configSchema,
  contractSchema,
  expandCases,
  featureSchema,
  gateSchema,
  hashText,
  type JsonObject,
  type Plan,
  type PromptFile,
  parseData,
  promptMetadataSchema,
  type Snapshot,
  snapshotDigest,
  suiteSchema,
} from "@blastgate/core";
import type { RunSide } from "../../src/prepare-feature.ts";

interface WorkspaceSpec {
  /** Dotprompt texts by id, with front matter. */
  prompts: Record<string, string>;
  features: Record<string, object>;
  suites?: Record<string, object>;
  contracts?: Record<string, object>;
  config?: object;
}

/** One side of a run in a few words: what a workspace's files would give. */
export function workspace({ prompts, features, suites = {}, contracts = {}, config }: WorkspaceSpec): RunSide {
  const snapshot: Snapshot = {
    source: { kind: "working-tree", revision: null },
    config: configSchema.parse({ models: { default: { provider: "scripted" } }, ...config }),
    prompts: Object.entries(prompts).map(([id, text]) => promptFile(id, text)),
    features: Object.entries(features).map(([feature, value]) => ({
      path: `prompts/${feature}.feature.yaml`,
      digest: "0",
      value: featureSchema.parse({ feature, owner: "@acme/support-platform", ...value }),
      positions: {},
    })),
    suites: Object.entries(suites).map(([name, value]) => ({
      path: `evals/${name}/suite.yaml`,
      digest: "0",
      name,
      value: suiteSchema.parse({ feature: name, ...value }),
      positions: {},
    })),
    datasets: [],
    contracts: Object.entries(contracts).map(
      ([prompt, value]): ContractFile => ({
        path: `contracts/${prompt}.contract.yaml`,
        digest: "0",
        value: contractSchema.parse({ prompt, version: "1.0.0", owner: "@acme/support-platform", ...value }),
        positions: {},
      }),
    ),
    packages: [],
    notes: [],
    codeowners: {},
    others: [],
    findings: [],
  };
  return { snapshot, texts: new Map(Object.entries(prompts)) };
}

function promptFile(id: string, text: string): PromptFile {
  const front = /^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? "";
  const metadata = parseData(front, promptMetadataSchema, { path: id }).value;
  if (!metadata) throw new Error(`the front matter of ${id} is wrong`);
  return {
    path: `prompts/${id}.prompt`,
    digest: hashText(text),
    id,
    format: "dotprompt",
    partial: id.includes("/_"),
    metadata,
    positions: {},
    references: [...text.matchAll(/\{\{>\s*([\w/-]+)\}\}/g)].map(([written, target]) => ({
      target: target ?? null,
      written,
      position: { line: 1, column: 1 },
    })),
    body: hashText(text),
  };
}

/** A plan of all suites of the candidate. */
export function planOf(
  baseline: RunSide | null,
  candidate: RunSide,
  { mode = "composed", repeats = 1 }: { mode?: Plan["mode"]; repeats?: number } = {},
): Plan {
  return {
    mode,
    baseline: baseline?.snapshot.source ?? null,
    candidate: candidate.snapshot.source,
    inputs: { baseline: baseline && snapshotDigest(baseline.snapshot), candidate: snapshotDigest(candidate.snapshot) },
    rulesOfBaseline: [],
    looks: 1,
    suites: candidate.snapshot.suites.map((suite) => ({
      suite: suite.name,
      feature: suite.value.feature,
      owner: "@acme/support-platform",
      where: { path: suite.path },
      paired: baseline !== null,
      because: "impacted",
      closure: { baseline: baseline && "before", candidate: "after" },
      repeats,
      sequential: suite.value.sequential,
      gate: gateSchema.parse({}),
      cases: expandCases(suite, new Map()).cases.map(({ id, tags }) => ({ id, tags })),
      requests: 0,
    })),
    gaps: [],
  };
}

/** Rows of `tests` from variables, their ids counted or given. */
export function rows(...vars: JsonObject[]): object[] {
  return vars.map((each, index) => ({ vars: { id: `case-${index + 1}`, ...each } }));
}
