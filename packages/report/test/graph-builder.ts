import type { GraphData } from "@blastgate/core";

/** A feature that runs a prompt that includes another, its suite, a contract and a model. */
export const bankGraph: GraphData = {
  source: { kind: "working-tree", revision: null },
  nodes: [
    {
      id: "contract:shared/persona",
      kind: "contract",
      name: "shared/persona",
      owner: "@acme/ai-platform",
      where: { path: "contracts/shared/persona.contract.yaml", line: 1, column: 1 },
      aspects: { invariants: "11" },
      dependencies: [{ id: "prompt:shared/persona", kind: "governs" }],
    },
    {
      id: "feature:support-routing",
      kind: "feature",
      name: "support-routing",
      owner: "@acme/support-platform",
      description: "Sends a request to the right queue",
      where: { path: "prompts/support/support-routing.feature.yaml" },
      aspects: { body: "22" },
      dependencies: [
        { id: "model:default", kind: "uses" },
        { id: "prompt:support/classify", kind: "runs" },
      ],
    },
    { id: "model:default", kind: "model", name: "default", aspects: { params: "33" }, dependencies: [] },
    {
      id: "prompt:shared/persona",
      kind: "prompt",
      name: "shared/persona",
      where: { path: "prompts/shared/_persona.prompt" },
      aspects: { body: "44" },
      dependencies: [],
    },
    {
      id: "prompt:support/classify",
      kind: "prompt",
      name: "support/classify",
      owner: "@acme/support-platform",
      where: { path: "prompts/support/classify.prompt" },
      aspects: { body: "55" },
      dependencies: [{ id: "prompt:shared/persona", kind: "includes" }],
    },
    {
      id: "suite:support-routing",
      kind: "suite",
      name: "support-routing",
      where: { path: "evals/support-routing/suite.yaml" },
      aspects: { gate: "66" },
      dependencies: [{ id: "feature:support-routing", kind: "evaluates" }],
    },
  ],
};
