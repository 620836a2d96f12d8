import { decide } from "../../src/decision/decide.ts";
import { hashJson } from "../../src/hash.ts";
import type { Decision } from "../../src/schemas/decision.ts";
import type { AssertionResult, CaseResult, Outcome } from "../../src/schemas/evidence.ts";
import type { Impact, ImpactedNode } from "../../src/schemas/impact.ts";
import type { Plan, PlannedSuite } from "../../src/schemas/plan.ts";
import type { Review } from "../../src/schemas/review.ts";
import type { Source } from "../../src/schemas/snapshot.ts";
import type { Gate } from "../../src/schemas/suite.ts";

export const base: Source = { kind: "revision", revision: "b".repeat(40), name: "main" };
export const head: Source = { kind: "working-tree", revision: "b".repeat(40) };

/**
 * How cases come out, baseline and candidate, and how many: `{ "+-": 3 }` is three cases that break. `+` passes, `-`
 * fails, `!` has no score; several in a row are repeats, with the sides parted by a space (`"++- +--"`). `=` stands
 * for a case whose requests are the same on both sides and that passes. Without baseline: `{ "+": 60 }`.
 */
export type Outcomes = Record<string, number>;

export interface SuiteSpec {
  name?: string;
  feature?: string;
  gate?: Gate;
  /** Of all cases of a kind together, or case by case. */
  outcomes: Outcomes | string[];
  paired?: boolean;
  repeats?: number;
  sequential?: boolean;
  /** Cases in a cluster, in the order given. */
  clusterSize?: number;
  /** Tags of the first cases. */
  tags?: string[][];
  sameClosure?: boolean;
  /** Of a case, by side; by default a cent and 100 ms. */
  costUsd?: { baseline: number | null; candidate: number | null };
  latencyMs?: { baseline: number; candidate: number };
  /** Contract checks of every case: which pass, by side. */
  checks?: { baseline: AssertionResult[]; candidate: AssertionResult[] };
  /** Changes the results before they are handed over. */
  disturb?: (results: CaseResult[]) => CaseResult[];
}

export const passRate = (rule: { "max-drop"?: number; min?: number; confidence?: number }): Gate => ({
  "pass-rate": { confidence: 0.95, ...rule },
});

export function invariant(pass: boolean, id = "no-legal-advice"): AssertionResult {
  const origin = {
    kind: "invariant",
    prompt: "shared/persona",
    owner: "@acme/ai-platform",
    id,
    step: "classify",
  } as const;
  return { origin, type: "not-icontains", pass, score: Number(pass), reason: pass ? "" : 'found "as your lawyer"' };
}

export function outputSchema(pass: boolean): AssertionResult {
  const origin = { kind: "output-schema", prompt: "support/classify", step: "classify" } as const;
  return { origin, type: "is-json", pass, score: Number(pass), reason: pass ? "" : "queue is missing" };
}

export interface Changes {
  mode?: Plan["mode"];
  looks?: number;
  gaps?: Plan["gaps"];
  impact?: Partial<Impact>;
  review?: Partial<Review> | null;
}

/** Of a change that lacks nothing but evals. */
const inOrder: Review = {
  baseline: base,
  candidate: head,
  commit: "ed".repeat(20),
  trust: "approved",
  today: "2026-11-22",
  prompts: [],
  rules: [],
  requirements: [],
  findings: [],
};

/** Plan, evidence and impact of these suites. */
export function scenario(specs: SuiteSpec[], changes: Changes = {}) {
  const built = specs.map(buildSuite);
  const suites = built.map(({ suite }) => suite);
  const plan: Plan = {
    mode: changes.mode ?? "composed",
    baseline: base,
    candidate: head,
    inputs: { baseline: "inputs of the base", candidate: "inputs of the head" },
    rulesOfBaseline: [],
    looks: changes.looks ?? 1,
    suites,
    gaps: changes.gaps ?? [],
  };
  return {
    plan,
    evidence: {
      plan: hashJson(plan),
      baseline: base,
      candidate: head,
      results: built.flatMap(({ results }) => results),
      shard: null,
    },
    impact: {
      base,
      head,
      files: ["prompts/shared/_persona.prompt"],
      nodes: suites.map(({ feature, owner }) => reachedFeature(feature, owner)),
      widened: [],
      inert: [],
      considered: { prompts: 34, features: 9, suites: 9 },
      ...changes.impact,
    },
    review: changes.review === null ? null : { ...inOrder, ...changes.review },
  };
}

export function decideOn(specs: SuiteSpec[], changes?: Changes): Decision {
  return decide(scenario(specs, changes));
}

export function reachedFeature(feature: string, owner = "@acme/support-platform"): ImpactedNode {
  return {
    id: `feature:${feature}`,
    kind: "feature",
    name: feature,
    owner,
    reason: "reached",
    affected: true,
    aspects: [],
    causes: ["prompt:support/classify"],
    roots: ["prompt:shared/persona"],
    path: ["prompt:shared/persona", "prompt:support/classify", `feature:${feature}`],
    distance: 2,
  };
}

function buildSuite(spec: SuiteSpec): { suite: PlannedSuite; results: CaseResult[] } {
  const name = spec.name ?? "support-routing";
  const paired = spec.paired ?? true;
  const drawn = Array.isArray(spec.outcomes)
    ? spec.outcomes
    : Object.entries(spec.outcomes).flatMap(([signs, count]) => Array<string>(count).fill(signs));
  const cases = drawn.map((_, index) => ({
    id: `case-${String(index).padStart(4, "0")}`,
    tags: spec.tags?.[index] ?? [],
    ...(spec.clusterSize && { cluster: `conversation-${Math.floor(index / spec.clusterSize)}` }),
  }));
  const results = drawn.flatMap((signs, index) => toResults(spec, name, cases[index]?.id ?? "", signs, paired));
  const suite: PlannedSuite = {
    suite: name,
    feature: spec.feature ?? name,
    owner: "@acme/support-platform",
    where: { path: `evals/${name}/suite.yaml` },
    paired,
    because: "impacted",
    closure: { baseline: paired ? "before" : null, candidate: spec.sameClosure ? "before" : "after" },
    repeats: spec.repeats ?? 1,
    sequential: spec.sequential ?? false,
    gate: spec.gate ?? {},
    cases,
    requests: cases.length,
  };
  return { suite, results: spec.disturb?.(results) ?? results };
}

function toResults(spec: SuiteSpec, suite: string, id: string, signs: string, paired: boolean): CaseResult[] {
  const repeats = spec.repeats ?? 1;
  const identical = signs === "=";
  const sides = identical ? "+".repeat(2 * repeats) : signs.replace(" ", "");
  return Array.from({ length: repeats }, (_, repeat) => ({
    suite,
    case: id,
    repeat,
    identical,
    baseline: paired ? toOutcome(spec, `${id} ${repeat}`, identical ? "candidate" : "baseline", sides[repeat]) : null,
    candidate: toOutcome(spec, `${id} ${repeat}`, "candidate", sides[paired ? repeats + repeat : repeat]),
  }));
}

function toOutcome(spec: SuiteSpec, id: string, side: "baseline" | "candidate", sign = "!"): Outcome {
  if (sign === "!")
    return { kind: "error", code: "timeout", message: "no response in 60 s", asked: "", steps: [], graders: [] };
  const pass = sign === "+";
  const cost = spec.costUsd ? spec.costUsd[side] : 0.01;
  return {
    kind: "scored",
    pass,
    score: Number(pass),
    asked: "digest",
    graders: [],
    steps: [
      {
        step: "classify",
        request: `${id} ${side}`,
        output: "cards",
        latencyMs: spec.latencyMs?.[side] ?? 100,
        tokens: null,
        costUsd: cost,
        cached: false,
      },
    ],
    assertions: [
      { origin: { kind: "suite" }, type: "equals", pass, score: Number(pass), reason: pass ? "" : "expected fraud" },
      ...(spec.checks?.[side] ?? []),
    ],
  };
}
