import { type Decision, finding, type ImpactedNode, type SuiteDecision, type Usage } from "@blastgate/core";

const main = { kind: "revision", revision: "b0".repeat(20), name: "main" } as const;
const edit = { kind: "working-tree", revision: "ed".repeat(20) } as const;

/** The persona was told to be more concise: routing drops, a new feature holds its floor, the chat has no answer. */
export const personaDecision: Decision = {
  verdict: "ERROR",
  evals: "ERROR",
  review: null,
  mode: "composed",
  looks: 1,
  baseline: main,
  candidate: edit,
  reasons: [
    finding("results-without-score", {
      suite: "support-chat",
      path: ["prompt:shared/persona", "prompt:chat/answer", "feature:support-chat"],
      count: 1,
      of: 60,
      first: ["chat-07"],
      why: '"openai:chat:gpt-5-mini" gave no response in 4 attempts: 503 Service Unavailable.',
    }),
    finding("pass-rate-dropped", {
      suite: "support-routing",
      path: ["prompt:shared/persona", "prompt:support/classify", "feature:support-routing"],
      baseline: 0.941,
      candidate: 0.875,
      difference: -0.066,
      lower: -0.092,
      upper: -0.043,
      confidence: 0.95,
      margin: 0.03,
      holm: 0.00001,
    }),
  ],
  impact: {
    base: main,
    head: edit,
    files: ["prompts/shared/_persona.prompt"],
    nodes: [
      { ...node("prompt:shared/persona"), reason: "changed", aspects: ["body"] },
      feature("support-chat", "@acme/customer-chat", ["prompt:shared/persona", "prompt:chat/answer"]),
      feature("support-routing", "@acme/support-platform", ["prompt:shared/persona", "prompt:support/classify"]),
      { ...feature("greeting", "@acme/customer-chat", []), reason: "added" },
    ],
    widened: [],
    inert: [],
    considered: { prompts: 34, features: 9, suites: 9 },
  },
  features: [
    { feature: "greeting", owner: "@acme/customer-chat", verdict: "GO", suites: ["greeting"] },
    { feature: "support-chat", owner: "@acme/customer-chat", verdict: "ERROR", suites: ["support-chat"] },
    { feature: "support-routing", owner: "@acme/support-platform", verdict: "NO-GO", suites: ["support-routing"] },
  ],
  suites: [
    {
      ...suite("greeting", "@acme/customer-chat", "GO"),
      paired: false,
      gates: [gate("pass-rate.min", "GO", 0.8)],
      cases: { planned: 40, scored: 40, errors: 0, identical: 0, spared: 0 },
      passRate: {
        baseline: null,
        candidate: { value: 0.95, lower: 0.87, upper: 0.98, confidence: 0.95, method: "wilson" },
      },
    },
    {
      ...suite("support-chat", "@acme/customer-chat", "ERROR"),
      cases: { planned: 60, scored: 59, errors: 1, identical: 0, spared: 0 },
      errors: [{ case: "chat-07", baseline: 1, candidate: null, tags: [], why: "503 Service Unavailable" }],
    },
    {
      ...suite("support-routing", "@acme/support-platform", "NO-GO"),
      gates: [gate("pass-rate.max-drop", "NO-GO", -0.03)],
      cases: { planned: 320, scored: 320, errors: 0, identical: 12, spared: 0 },
      passRate: {
        baseline: { value: 0.941, lower: 0.916, upper: 0.959, confidence: 0.95, method: "wilson" },
        candidate: { value: 0.875, lower: 0.841, upper: 0.902, confidence: 0.95, method: "wilson" },
      },
      difference: { value: -0.066, lower: -0.092, upper: -0.043, confidence: 0.95, method: "tango", mcnemar: 0.00001 },
      broken: Array.from({ length: 5 }, (_, index) => ({
        case: `routing-${index + 1}`,
        baseline: 1,
        candidate: 0,
        tags: [],
        why: 'Expected output "billing" to equal "cards"',
      })),
      mended: [{ case: "routing-9", baseline: 0, candidate: 1, tags: [], why: "" }],
    },
  ],
  unchecked: [finding("gate-not-applicable", { suite: "greeting", path: [], gate: "pass-rate.max-drop" })],
  usage: {
    models: usage(1200, 76, 0.0306),
    graders: usage(4, 0, 0.001),
    total: usage(1204, 76, 0.0316),
  },
  digests: { plan: "a1".repeat(32), evidence: "e2".repeat(32) },
};

export function suite(name: string, owner: string, verdict: SuiteDecision["verdict"]): SuiteDecision {
  return {
    suite: name,
    feature: name,
    owner,
    verdict,
    paired: true,
    gates: [],
    cases: { planned: 0, scored: 0, errors: 0, identical: 0, spared: 0 },
    passRate: { baseline: null, candidate: null },
    difference: null,
    broken: [],
    mended: [],
    errors: [],
    costUsd: { baseline: null, candidate: null },
    latencyP95Ms: { baseline: null, candidate: null },
    usage: { steps: {}, graders: usage(0, 0, 0) },
  };
}

function usage(bought: number, cached: number, costUsd: number): Usage {
  return { bought, cached, tokens: { prompt: 800 * bought, completion: 60 * bought }, costUsd };
}

function gate(name: SuiteDecision["gates"][number]["gate"], verdict: SuiteDecision["verdict"], limit: number) {
  const reason = finding("all-gates-held", { suites: 1, cases: 1 });
  return { gate: name, verdict, reason, estimate: null, limit, p: null, casesNeeded: null, repeatsNeeded: null };
}

function node(id: string): ImpactedNode {
  const [kind, name = ""] = id.split(":");
  const known = kind === "feature" ? "feature" : "prompt";
  return {
    id,
    kind: known,
    name,
    reason: "reached",
    aspects: [],
    affected: true,
    causes: [],
    roots: [],
    path: [id],
    distance: 0,
  };
}

export function feature(name: string, owner: string, way: string[]): ImpactedNode {
  const id = `feature:${name}`;
  return {
    ...node(id),
    owner,
    causes: way.slice(-1),
    roots: way.slice(0, 1),
    path: [...way, id],
    distance: way.length,
  };
}
