import { describe, expect, it } from "vitest";
import { buildGraph, graphData, type Snapshot } from "../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "./snapshot-builder.ts";

const bank: WorkspaceSpec = {
  prompts: {
    "shared/tone": {},
    "shared/persona": { includes: ["shared/tone"] },
    "support/classify": { includes: ["shared/persona"] },
    "support/any": { includes: [null] },
    "mortgage/classify": {},
  },
  features: { routing: ["support/classify"], mortgages: ["mortgage/classify"] },
  suites: { routing: { cases: "cases.csv" }, mortgages: {} },
  datasets: { "evals/routing/cases.csv": [{ id: "lost-card" }] },
  contracts: { "shared/persona": {}, "mortgage/classify": {} },
};

/** The snapshot with the files of one kind changed; all other files are the same objects. */
const edits: Record<string, (snapshot: Snapshot) => Partial<Snapshot>> = {
  nothing: () => ({}),
  "a prompt that others include": ({ prompts }) => ({
    prompts: prompts.map((file) => (file.id === "shared/tone" ? { ...file, body: "other" } : file)),
  }),
  "the model of a prompt that a feature runs": ({ prompts }) => ({
    prompts: prompts.map((file) =>
      file.id === "mortgage/classify" ? { ...file, metadata: { ...file.metadata, model: "careful" } } : file,
    ),
  }),
  "what a prompt includes": ({ prompts }) => ({
    prompts: prompts.map((file) => (file.id === "shared/persona" ? { ...file, references: [] } : file)),
  }),
  "which prompts there are": ({ prompts }) => ({ prompts: prompts.filter((file) => file.id !== "mortgage/classify") }),
  "the owner of a contract": ({ contracts }) => ({
    contracts: contracts.map((file) => ({ ...file, value: { ...file.value, owner: "@acme/other" } })),
  }),
  "which contracts there are": () => ({ contracts: [] }),
  "the steps and owner of a feature": ({ features }) => ({
    features: features.map((file) => ({
      ...file,
      value: { ...file.value, owner: "@acme/other", steps: [{ id: "step", prompt: "support/any" }] },
    })),
  }),
  "which features there are": () => ({ features: [] }),
  "the rows of a dataset": ({ datasets }) => ({ datasets: datasets.map((file) => ({ ...file, rows: [] })) }),
};

describe("snapshots that share files", () => {
  it.each(Object.keys(edits))("have the graphs they would have alone, where they differ in %s", (name) => {
    const base = buildSnapshot(bank);
    const head = { ...base, ...edits[name]?.(base) };
    const alone = structuredClone(head);
    buildGraph(base);
    expect(graphData(buildGraph(head))).toEqual(graphData(buildGraph(alone)));
  });

  it("share the nodes of files around which nothing differs", () => {
    const base = buildSnapshot(bank);
    const head = { ...base, ...edits["a prompt that others include"]?.(base) };
    const [before, after] = [buildGraph(base), buildGraph(head)];
    const differing = [...after.nodes.keys()].filter((id) => before.nodes.get(id) !== after.nodes.get(id));
    // What is written is the same but for the first; a prompt that may include any other is told apart by its set.
    expect(differing.toSorted()).toEqual(["prompt:shared/tone", "prompt:support/any"]);
  });
});
