import {
  buildGraph,
  configSchema,
  contractSchema,
  featureSchema,
  hashJson,
  promptMetadataSchema,
  type Side,
  type Snapshot,
  suiteSchema,
} from "@blastgate/core";

/** Prompts with what they include and who owns them. */
export type Prompts = Readonly<Record<string, { owner: string; includes?: readonly string[]; description?: string }>>;

/** What a bank composes: each feature runs some prompts, and has a suite of so many cases. */
export interface Bank {
  prompts: Prompts;
  features: Readonly<Record<string, { owner: string; prompts: readonly string[]; cases: number }>>;
  contracts?: Readonly<Record<string, object>>;
}

export const bank: Bank = {
  prompts: {
    "shared/tone": { owner: "@acme/brand" },
    "shared/persona": { owner: "@acme/brand", includes: ["shared/tone"], description: "The voice of Acme" },
    "shared/policy": { owner: "@acme/compliance" },
    "support/classify": { owner: "@acme/support", includes: ["shared/persona"] },
    "support/reply": { owner: "@acme/support", includes: ["shared/persona", "shared/policy"] },
    "chat/answer": { owner: "@acme/chat", includes: ["shared/persona", "shared/policy"] },
    "mortgage/extract": { owner: "@acme/mortgages", includes: ["shared/policy"] },
  },
  features: {
    "support-routing": { owner: "@acme/support", prompts: ["support/classify", "support/reply"], cases: 6 },
    "support-chat": { owner: "@acme/chat", prompts: ["chat/answer"], cases: 4 },
    "mortgage-documents": { owner: "@acme/mortgages", prompts: ["mortgage/extract"], cases: 3 },
  },
  contracts: {
    "shared/persona": {
      approvers: [{ owner: "@acme/compliance", when: "breaking" }],
      invariants: [
        { id: "no-legal-advice", why: "Regulator's letter", assert: { type: "not-icontains", value: "sue" } },
      ],
      evals: ["mortgage-documents"],
    },
    "shared/policy": { approvers: [{ any: 1, of: ["@acme/legal", "@acme/risk"] }] },
  },
};

export function sideOf({ prompts, features, contracts = {} }: Bank): Side {
  const snapshot: Snapshot = {
    source: { kind: "revision", revision: "4c1f0b7a90", name: "main" },
    config: configSchema.parse({ models: { default: { provider: "simulated" } } }),
    prompts: Object.entries(prompts).map(([id, { owner, includes = [], description }]) => ({
      path: `prompts/${id}.prompt`,
      digest: hashJson([id, includes]),
      id,
      format: "dotprompt",
      partial: false,
      metadata: promptMetadataSchema.parse({ owner, description }),
      positions: {},
      references: includes.map((target) => ({
        target,
        written: `{{>${target}}}`,
        position: { line: 1, column: 1 },
      })),
      body: `What ${id} says`,
    })),
    features: Object.entries(features).map(([feature, { owner, prompts: run }]) => ({
      path: `prompts/${feature}.feature.yaml`,
      digest: hashJson(run),
      value: featureSchema.parse({ feature, owner, steps: run.map((prompt, at) => ({ id: `step-${at}`, prompt })) }),
      positions: {},
    })),
    suites: Object.entries(features).map(([feature, { cases }]) => ({
      path: `evals/${feature}/suite.yaml`,
      digest: hashJson(cases),
      name: feature,
      value: suiteSchema.parse({
        feature,
        tests: Array.from({ length: cases }, (_, at) => ({ vars: { id: `case-${at}` } })),
      }),
      positions: {},
    })),
    contracts: Object.entries(contracts).map(([prompt, contract]) => ({
      path: `contracts/${prompt}.contract.yaml`,
      digest: hashJson(contract),
      value: contractSchema.parse({ prompt, version: "2.1.0", owner: prompts[prompt]?.owner, ...contract }),
      positions: {},
    })),
    datasets: [],
    packages: [],
    notes: [],
    codeowners: {},
    others: [],
    findings: [],
  };
  return { snapshot, graph: buildGraph(snapshot) };
}

/** About so many nodes over 25 teams: one persona in every prompt, and a policy in every third. */
export function largeBank(nodes: number): Bank {
  const areas = Array.from({ length: Math.floor(nodes / 4) }, (_, at) => ({ at, owner: `@acme/team-${at % 25}` }));
  return {
    prompts: {
      "shared/persona": { owner: "@acme/brand" },
      "shared/policy": { owner: "@acme/compliance" },
      ...Object.fromEntries(
        areas.flatMap(({ at, owner }) => [
          [`area-${at}/house`, { owner, includes: ["shared/persona", ...(at % 3 === 0 ? ["shared/policy"] : [])] }],
          [`area-${at}/answer`, { owner, includes: [`area-${at}/house`] }],
        ]),
      ),
    },
    features: Object.fromEntries(
      areas.map(({ at, owner }) => [`feature-${at}`, { owner, prompts: [`area-${at}/answer`], cases: 1 + (at % 5) }]),
    ),
  };
}
