import { describe, expect, it } from "vitest";
import { buildGraph, findChange, findImpact, type Impact, supposeChanged, supposeFilesChanged } from "../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "./snapshot-builder.ts";

const bank: WorkspaceSpec = {
  config: {
    models: {
      default: { provider: "simulated", config: {} },
      careful: { provider: "simulated", config: { seed: 2 } },
    },
    tools: { "look-up-order": { description: "Finds an order." } },
  },
  prompts: {
    "shared/tone": {},
    "shared/persona": { includes: ["shared/tone"] },
    "support/classify": { includes: ["shared/persona"], metadata: { model: "careful" } },
    "support/reply": { includes: ["shared/persona"], metadata: { tools: ["look-up-order"] } },
    "mortgage/classify": {},
  },
  features: {
    routing: ["support/classify", "support/reply"],
    chat: ["support/reply"],
    mortgages: ["mortgage/classify"],
    widget: { target: "file://packages/widget/provider.ts", package: "@acme/widget", prompts: ["shared/*"] },
  },
  packages: {
    "@acme/widget": { dependencies: ["@acme/design", "//"] },
    "@acme/design": { dependencies: ["@acme/widget", "//"] },
    "@acme/unrelated": {},
    "//": {},
  },
  suites: { routing: { cases: "cases.csv" }, chat: {}, mortgages: {}, widget: {} },
  datasets: { "evals/routing/cases.csv": [{ id: "lost-card", message: "I lost my card" }] },
  contracts: { "shared/persona": { invariants: [] } },
};

function impactOf(edit: (spec: WorkspaceSpec) => void, from: WorkspaceSpec = bank): Impact {
  const edited = structuredClone(from);
  edit(edited);
  const base = buildGraph(buildSnapshot(from, "base"));
  const head = buildGraph(buildSnapshot(edited, "head"));
  return findImpact(findChange(base, head, []), base, head);
}

function affectedNames(impact: Impact, kind: string): string[] {
  return impact.nodes
    .filter((node) => node.kind === kind && node.affected)
    .map((node) => node.name)
    .toSorted();
}

/** What each edit must reach. */
const table: { edit: string; apply: (spec: WorkspaceSpec) => void; features: string[]; suites: string[] }[] = [
  {
    edit: "the text of a partial two levels down",
    apply: (spec) => (spec.prompts = { ...spec.prompts, "shared/tone": { body: "Be kind." } }),
    features: ["chat", "routing", "widget"],
    suites: ["chat", "routing", "widget"],
  },
  {
    edit: "the text of one feature's own prompt",
    apply: (spec) => (spec.prompts = { ...spec.prompts, "mortgage/classify": { body: "Name the document." } }),
    features: ["mortgages"],
    suites: ["mortgages"],
  },
  {
    edit: "the settings of a partial, which only its own requests, and an application, would use",
    apply: (spec) => (spec.prompts = { ...spec.prompts, "shared/tone": { metadata: { config: { temperature: 1 } } } }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the settings of a step's prompt",
    apply: (spec) =>
      (spec.prompts = { ...spec.prompts, "mortgage/classify": { metadata: { config: { temperature: 1 } } } }),
    features: ["mortgages"],
    suites: ["mortgages"],
  },
  {
    edit: "a description and an owner",
    apply: (spec) =>
      (spec.prompts = {
        ...spec.prompts,
        "mortgage/classify": { metadata: { description: "Sorts documents.", owner: "@acme/mortgages" } },
      }),
    features: [],
    suites: [],
  },
  {
    edit: "a model that one prompt names",
    apply: (spec) =>
      (spec.config = {
        ...spec.config,
        models: { ...spec.config?.models, careful: { provider: "simulated", config: { seed: 3 } } },
      }),
    features: ["routing"],
    suites: ["routing"],
  },
  {
    edit: "a tool",
    apply: (spec) => (spec.config = { ...spec.config, tools: { "look-up-order": { description: "Finds it." } } }),
    features: ["chat", "routing"],
    suites: ["chat", "routing"],
  },
  {
    edit: "a dataset's rows",
    apply: (spec) => (spec.datasets = { "evals/routing/cases.csv": [{ id: "lost-card", message: "my card is gone" }] }),
    features: [],
    suites: ["routing"],
  },
  {
    edit: "a gate",
    apply: (spec) => (spec.suites = { ...spec.suites, chat: { gate: { "pass-rate": { min: 0.5 } } } }),
    features: [],
    suites: ["chat"],
  },
  {
    edit: "an invariant of a shared prompt's contract",
    apply: (spec) =>
      (spec.contracts = {
        "shared/persona": {
          invariants: [{ id: "no-pin", why: "Fraud.", assert: { type: "not-icontains", value: "PIN" } }],
        },
      }),
    features: [],
    suites: ["chat", "routing", "widget"],
  },
  {
    edit: "the owner of a contract",
    apply: (spec) => (spec.contracts = { "shared/persona": { owner: "@acme/brand" } }),
    features: [],
    suites: [],
  },
  {
    edit: "a partial removed",
    apply: (spec) => {
      const { "shared/tone": _gone, ...kept } = spec.prompts ?? {};
      spec.prompts = kept;
    },
    features: ["chat", "routing", "widget"],
    suites: ["chat", "routing", "widget"],
  },
  {
    edit: "the order of a chain's steps",
    apply: (spec) => (spec.features = { ...spec.features, routing: ["support/reply", "support/classify"] }),
    features: ["routing"],
    suites: ["routing"],
  },
  {
    edit: "a file that is nothing known",
    apply: (spec) => (spec.others = { "prompts/macros.bin": "1" }),
    features: ["chat", "mortgages", "routing", "widget"],
    suites: ["chat", "mortgages", "routing", "widget"],
  },
  {
    edit: "the folders in blastgate.yaml",
    apply: (spec) => (spec.config = { ...spec.config, evals: "tests" }),
    features: ["chat", "mortgages", "routing", "widget"],
    suites: ["chat", "mortgages", "routing", "widget"],
  },
  {
    edit: "the environments in blastgate.yaml",
    apply: (spec) => (spec.config = { ...spec.config, environments: [{ name: "production" }] }),
    features: [],
    suites: [],
  },
  {
    edit: "the input schema of a prompt that an application renders itself",
    apply: (spec) =>
      (spec.prompts = {
        ...spec.prompts,
        "shared/tone": { metadata: { input: { schema: { type: "object" } } } },
      }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "a new prompt that an application's glob matches",
    apply: (spec) => (spec.prompts = { ...spec.prompts, "shared/greeting": {} }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the code of an application's package",
    apply: (spec) => (spec.packages = { ...spec.packages, "@acme/widget": { digest: "2" } }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the code of a package that an application's depends on",
    apply: (spec) => (spec.packages = { ...spec.packages, "@acme/design": { digest: "2" } }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the lockfile",
    apply: (spec) => (spec.packages = { ...spec.packages, "//": { digest: "2" } }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the code of a package that no application is built from",
    apply: (spec) => (spec.packages = { ...spec.packages, "@acme/unrelated": { digest: "2" } }),
    features: [],
    suites: [],
  },
  {
    edit: "a package that is no more there",
    apply: (spec) => (spec.packages = { "@acme/widget": { dependencies: ["@acme/design", "//"] }, "//": {} }),
    features: ["widget"],
    suites: ["widget"],
  },
  {
    edit: "the address of a target",
    apply: (spec) =>
      (spec.features = { ...spec.features, widget: { target: "https://widget.acme.example", prompts: ["shared/*"] } }),
    features: ["widget"],
    suites: ["widget"],
  },
  { edit: "nothing", apply: () => undefined, features: [], suites: [] },
];

describe("the impact of an edit", () => {
  for (const { edit, apply, features, suites } of table) {
    it(`of ${edit}: ${features.join(", ") || "no feature"}; ${suites.join(", ") || "no suite"}`, () => {
      const impact = impactOf(apply);
      expect(affectedNames(impact, "feature")).toEqual(features);
      expect(affectedNames(impact, "suite")).toEqual(suites);
    });
  }

  it("says the shortest way from the nearest root, every root, and every last step", () => {
    const impact = impactOf((spec) => {
      spec.prompts = {
        ...spec.prompts,
        "shared/tone": { body: "Be kind." },
        "support/reply": { ...spec.prompts?.["support/reply"], body: "Answer." },
      };
    });
    const routing = impact.nodes.find((node) => node.id === "feature:routing");
    expect(routing).toMatchObject({
      reason: "reached",
      causes: ["prompt:support/classify", "prompt:support/reply"],
      roots: ["prompt:shared/tone", "prompt:support/reply"],
      path: ["prompt:support/reply", "feature:routing"],
      distance: 1,
    });
    const reply = impact.nodes.find((node) => node.id === "prompt:support/reply");
    expect(reply).toMatchObject({
      reason: "changed",
      causes: ["prompt:shared/persona"],
      roots: ["prompt:shared/tone", "prompt:support/reply"],
      distance: 0,
    });
  });

  it("reaches the features of a new prompt that matches a declared glob", () => {
    const dynamic: WorkspaceSpec = {
      prompts: { "tone/warm": {}, answer: { includes: [null], metadata: { uses: ["tone/*"] } } },
      features: { chat: ["answer"] },
    };
    const impact = impactOf((spec) => (spec.prompts = { ...spec.prompts, "tone/formal": {} }), dynamic);
    expect(impact.nodes.find((node) => node.id === "feature:chat")?.path).toEqual([
      "prompt:tone/formal",
      "prompt:answer",
      "feature:chat",
    ]);
  });

  it("widens a reference that is not declared to every prompt", () => {
    const dynamic: WorkspaceSpec = {
      prompts: { unrelated: {}, answer: { includes: [null] } },
      features: { chat: ["answer"] },
    };
    const impact = impactOf((spec) => (spec.prompts = { ...spec.prompts, unrelated: { body: "new" } }), dynamic);
    expect(affectedNames(impact, "feature")).toEqual(["chat"]);
  });

  it("ends on prompts that include each other", () => {
    const knot: WorkspaceSpec = {
      prompts: { left: { includes: ["right"] }, right: { includes: ["left"] } },
      features: { chat: ["left"] },
    };
    const impact = impactOf(
      (spec) => (spec.prompts = { ...spec.prompts, right: { includes: ["left"], body: "new" } }),
      knot,
    );
    expect(affectedNames(impact, "feature")).toEqual(["chat"]);
  });

  it("tells changes that reach nothing, and what was looked at", () => {
    const impact = impactOf((spec) => (spec.contracts = { "shared/persona": { owner: "@acme/brand" } }));
    expect(impact.inert).toEqual([{ id: "contract:shared/persona", aspects: ["owners"] }]);
    expect(impact.considered).toEqual({ prompts: 5, features: 4, suites: 4 });
  });

  it("of a supposed edit is that of a real one", () => {
    const graph = buildGraph(buildSnapshot(bank));
    const supposed = findImpact(supposeChanged(graph, ["prompt:shared/tone"]), graph, graph);
    expect(affectedNames(supposed, "feature")).toEqual(["chat", "routing", "widget"]);
  });

  it("of files of a package is that of the package, and of the lockfile that of every application", () => {
    const snapshot = buildSnapshot(bank);
    const graph = buildGraph(snapshot);
    const featuresOf = (path: string) =>
      affectedNames(findImpact(supposeFilesChanged({ snapshot, graph }, [path]), graph, graph), "feature");
    expect(featuresOf("packages/design/src/deep/button.ts")).toEqual(["widget"]);
    expect(featuresOf("pnpm-lock.yaml")).toEqual(["widget"]);
    expect(featuresOf("packages/unrelated/src/index.ts")).toEqual([]);
    expect(featuresOf("README.md")).toEqual([]);
  });
});
