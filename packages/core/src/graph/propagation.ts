import type { Aspect, EdgeKind, NodeKind } from "../schemas/graph.ts";

/**
 * What a change travels along. Where a node depends on another by an edge of this kind, a change of one of the
 * aspects it `carries` reaches the node, and is there a change of aspect `as`, which travels on. `null` ends the way:
 * a suite is run again, and nothing depends on a suite.
 */
export const propagation: Readonly<
  Record<EdgeKind, { carries: readonly Aspect[]; as: Aspect | null; meaning: string }>
> = {
  includes: { carries: ["body"], as: "body", meaning: "a prompt's text holds that of the prompts it includes" },
  uses: { carries: ["params"], as: "params", meaning: "a request names the model and the tools" },
  runs: {
    carries: ["body", "params", "output"],
    as: "body",
    meaning: "a feature's requests are its prompts, rendered",
  },
  renders: {
    carries: ["body", "params", "input", "output"],
    as: "body",
    meaning: "an application is given its prompts as files, and renders them itself",
  },
  "built-from": {
    carries: ["body"],
    as: "body",
    meaning: "an application is the code of its package and of the packages that one depends on",
  },
  evaluates: { carries: ["body", "params"], as: null, meaning: "a suite judges what its feature answers" },
  reads: { carries: ["cases"], as: null, meaning: "a suite asks the cases of its datasets" },
  checks: {
    carries: ["invariants", "output"],
    as: null,
    meaning: "a suite holds answers against the contracts upstream",
  },
  governs: {
    carries: [],
    as: null,
    meaning: "a contract says who owns a prompt; it does not follow the prompt's text",
  },
};

/**
 * The aspects of each kind of node, and what is in them. Those that no edge carries (`owners`, `description`, `input`,
 * `gate` of a contract) are reported where they change, and reach nothing.
 */
export const nodeAspects: Readonly<Record<NodeKind, Partial<Record<Aspect, string>>>> = {
  prompt: {
    body: "format and template text, without comments",
    params: "model alias, model settings, default inputs, tool names",
    input: "schema of the inputs",
    output: "format and schema of the output",
    owners: "owner in front matter",
    description: "description in front matter",
  },
  feature: {
    body: "steps with their prompts, models and inputs; the output step; or target, package and prompts",
    owners: "owner",
    description: "description",
  },
  suite: {
    gate: "gate",
    cases: "the feature, inline cases, defaults, scenarios, assertions, repeats, cluster",
    description: "description",
  },
  contract: {
    invariants: "the invariants' assertions",
    output: "schema of the output",
    gate: "required suites and consumers' expectations",
    owners: "owner and approvers",
    description: "version, description, the invariants' reasons",
  },
  dataset: { cases: "rows" },
  model: { params: "provider and settings" },
  tool: { params: "definition" },
  package: { body: "all files, but for packages inside it and the workspace's folders" },
  file: { body: "content" },
};
