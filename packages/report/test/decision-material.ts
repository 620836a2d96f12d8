import {
  type CaseResult,
  type Decision,
  finding,
  type ImpactedNode,
  type Outcome,
  type RequestDifferences,
  type Review,
} from "@blastgate/core";
import type { DecisionMaterial } from "../src/index.ts";
import { personaDecision, suite } from "./decision-builder.ts";
import { personaEvidence } from "./persona-evidence.ts";

const review: Review = {
  baseline: personaDecision.baseline,
  candidate: personaDecision.candidate,
  commit: "ed".repeat(20),
  trust: "approved",
  today: "2026-11-22",
  prompts: [
    {
      prompt: "shared/persona",
      owners: ["@acme/ai-platform"],
      status: "changed",
      version: { baseline: "2.3.0", candidate: "2.4.0" },
      needed: "minor",
      noted: "minor",
      notes: [{ path: ".blastgate/changes/persona.md", why: "Customers found us wordy." }],
      differences: [{ level: "minor", kind: "invariant-added", path: "/invariants/calm", before: null, after: "{}" }],
      features: ["support-chat", "support-routing"],
    },
  ],
  rules: [{ id: "suite:support-routing", status: "changed", differences: [], judgedBy: "baseline" }],
  requirements: [
    {
      any: 1,
      of: ["@acme/ai-platform"],
      because: [{ id: "prompt:shared/persona", reason: finding("asked-as-owner", { prompt: "shared/persona" }) }],
      approvedBy: [],
      missing: finding("approval-missing", {
        any: 1,
        of: ["@acme/ai-platform"],
        have: 0,
        because: ["prompt:shared/persona"],
      }),
    },
  ],
  findings: [],
};

const requests: RequestDifferences = {
  plan: personaDecision.digests.plan,
  patches: ["@@ -1,2 +1,2 @@\n You are Acme's assistant.\n-Take your time.\n+Be concise."],
  cases: [{ suite: "support-routing", case: "routing-1", steps: [{ step: "answer", patch: 0 }] }],
};

/** The persona's decision with its review, evidence and what models were asked differently. */
export const personaMaterial = {
  decision: { ...personaDecision, review },
  evidence: personaEvidence,
  requests,
} satisfies DecisionMaterial;

/** A change that reaches `nodes` nodes, and `cases` cases, of which every tenth breaks. */
export function largeMaterial({ nodes, cases }: { nodes: number; cases: number }): DecisionMaterial {
  const root = "prompt:shared/persona";
  const features = nodes / 2;
  const perSuite = cases / 20;
  const prompts = Array.from({ length: nodes - features - 21 }, (_, at) =>
    reached(`prompt:team-${at % 40}/answer-${at}`, [root]),
  );
  const reachedFeatures = Array.from({ length: features }, (_, at) => {
    const through = prompts[at % prompts.length]?.id ?? root;
    return { ...reached(`feature:feature-${at}`, [root, through]), owner: `@acme/team-${at % 40}` };
  });
  const suites = Array.from({ length: 20 }, (_, at) => ({
    ...suite(`suite-${at}`, `@acme/team-${at}`, "NO-GO"),
    cases: { planned: perSuite, scored: perSuite, errors: 0, identical: 0, spared: 0 },
    broken: Array.from({ length: perSuite }, (_, id) => caseName(id))
      .filter((_, id) => id % 10 === 0)
      .map((id) => ({ case: id, baseline: 1, candidate: 0, tags: ["must-pass"], why: "Expected to name the queue" })),
  }));
  const results = suites.flatMap(({ suite: name }) =>
    Array.from({ length: perSuite }, (_, id): CaseResult => {
      const said = `Answer ${id} of ${name}: ${"we are looking into it and shall write again. ".repeat(6)}`;
      return {
        suite: name,
        case: caseName(id),
        repeat: 0,
        identical: false,
        baseline: outcome(`${said} Thank you for your patience.`, true),
        candidate: outcome(said, id % 10 !== 0),
      };
    }),
  );
  const { digests, baseline, candidate } = personaDecision;
  const decision: Decision = {
    ...personaDecision,
    verdict: "NO-GO",
    evals: "NO-GO",
    suites,
    features: [],
    impact: {
      ...personaDecision.impact,
      nodes: [
        { ...reached(root, []), reason: "changed", aspects: ["body"] },
        ...prompts,
        ...reachedFeatures,
        ...suites.map((each) => reached(`suite:${each.suite}`, [root, "feature:feature-0"])),
      ],
    },
  };
  return { decision, evidence: { plan: digests.plan, shard: null, baseline, candidate, results } };
}

function caseName(index: number): string {
  return `case-${String(index).padStart(5, "0")}`;
}

function reached(id: string, way: string[]): ImpactedNode {
  const [kind, name = ""] = id.split(":");
  const known = kind === "feature" || kind === "suite" ? kind : "prompt";
  const roots = way.slice(0, 1);
  return {
    id,
    kind: known,
    name,
    reason: "reached",
    aspects: [],
    affected: true,
    causes: way.slice(-1),
    roots,
    path: [...way, id],
    distance: way.length,
  };
}

function outcome(output: string, pass: boolean): Outcome {
  const judged = (type: string) => ({
    origin: { kind: "suite" } as const,
    type,
    score: 1,
    pass: true,
    reason: "Assertion passed",
  });
  const last = { ...judged("icontains"), pass, score: pass ? 1 : 0, reason: pass ? "Assertion passed" : "Not said" };
  return {
    kind: "scored",
    asked: "a5".repeat(32),
    graders: [],
    steps: [
      { step: "answer", output, request: "c0".repeat(32), latencyMs: 840, tokens: null, costUsd: 0.001, cached: false },
    ],
    pass,
    score: pass ? 1 : 0,
    assertions: [...["not-regex", "word-count", "icontains-any", "is-json"].map(judged), last],
  };
}
