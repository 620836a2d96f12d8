import {
  type Bump,
  type Config,
  type Contract,
  configSchema,
  contractSchema,
  featureSchema,
  hashJson,
  promptMetadataSchema,
  type Snapshot,
  suiteSchema,
} from "../src/index.ts";

interface PromptSpec {
  /** Ids this prompt includes. `null` is a reference known only at run time. */
  includes?: (string | null)[];
  body?: string;
  metadata?: Record<string, unknown>;
}

/** A workspace in a few words, for tests of pure code. */
export interface WorkspaceSpec {
  config?: Partial<Config>;
  prompts?: Record<string, PromptSpec>;
  /** A list of prompts stands for a feature that runs them one after another. */
  features?: Record<string, string[] | Record<string, unknown>>;
  suites?: Record<string, Record<string, unknown>>;
  contracts?: Record<string, Partial<Contract>>;
  /** Each in a folder of its name, with the packages it depends on, and a digest. */
  packages?: Record<string, { dependencies?: string[]; digest?: string }>;
  datasets?: Record<string, Record<string, unknown>[]>;
  others?: Record<string, string>;
  /** The bump of each prompt, by the note's name. */
  notes?: Record<string, { releases: Record<string, Bump>; why?: string }>;
  codeowners?: Snapshot["codeowners"];
}

export function buildSnapshot(spec: WorkspaceSpec, revision = "head"): Snapshot {
  const models = { default: { provider: "simulated", config: {} } };
  return {
    source: { kind: "revision", revision, name: revision },
    config: configSchema.parse({ models, ...spec.config }),
    prompts: Object.entries(spec.prompts ?? {}).map(
      ([id, { includes = [], body = `text of ${id}`, metadata = {} }]) => ({
        path: `prompts/${id}.prompt`,
        digest: hashJson([includes, body, metadata]),
        id,
        format: "dotprompt",
        partial: false,
        metadata: promptMetadataSchema.parse(metadata),
        positions: {},
        references: includes.map((target, index) => ({
          target,
          written: target === null ? "{{> (lookup . 'name')}}" : `{{>${target}}}`,
          position: { line: index + 1, column: 1 },
        })),
        body: hashJson([includes, body]),
      }),
    ),
    features: Object.entries(spec.features ?? {}).map(([feature, steps]) => ({
      path: `prompts/${feature}.feature.yaml`,
      digest: hashJson(steps),
      value: featureSchema.parse({
        feature,
        owner: "@acme/support",
        ...(Array.isArray(steps)
          ? { steps: steps.map((prompt, index) => ({ id: `step${index + 1}`, prompt })) }
          : steps),
      }),
      positions: {},
    })),
    suites: Object.entries(spec.suites ?? {}).map(([name, suite]) => ({
      path: `evals/${name}/suite.yaml`,
      digest: hashJson(suite),
      name,
      value: suiteSchema.parse({ feature: name, ...suite }),
      positions: {},
    })),
    contracts: Object.entries(spec.contracts ?? {}).map(([prompt, contract]) => ({
      path: `contracts/${prompt}.contract.yaml`,
      digest: hashJson(contract),
      value: contractSchema.parse({ prompt, version: "1.0.0", owner: "@acme/platform", ...contract }),
      positions: {},
    })),
    datasets: Object.entries(spec.datasets ?? {}).map(([path, rows]) => ({
      path,
      digest: hashJson(rows),
      rows: rows.map((vars) => ({ vars: vars as Record<string, string> })),
      lines: rows.map((_, index) => index + 2),
    })),
    packages: Object.entries(spec.packages ?? {}).map(([name, { dependencies = [], digest = "1" }]) => ({
      name,
      folder: `packages/${name.replace(/^@\w+\//, "")}`,
      digest,
      dependencies,
    })),
    notes: Object.entries(spec.notes ?? {}).map(([name, { releases, why = `the reason of ${name}` }]) => ({
      path: `.blastgate/changes/${name}.md`,
      digest: hashJson([releases, why]),
      name,
      releases: Object.entries(releases).map(([prompt, bump]) => ({ prompt, bump })),
      why,
      positions: {},
    })),
    codeowners: spec.codeowners ?? {},
    others: Object.entries(spec.others ?? {}).map(([path, digest]) => ({ path, digest })),
    findings: [],
  };
}
