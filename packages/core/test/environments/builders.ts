import type {
  AttachedDecision,
  Decision,
  Environment,
  EnvironmentState,
  Lock,
  RecordedDeployment,
  Verdict,
} from "../../src/index.ts";
import { environmentState } from "../../src/index.ts";

/** A digest that a reader can tell from others by its first letter: `a…`. */
export function digest(letter: string): string {
  return `sha256:${letter.repeat(64)}`;
}

export const [releaseA, releaseB, releaseC] = [digest("a"), digest("b"), digest("c")] as const;
export const commit = "c8".repeat(20);

export function lockOf({ dirty = false, features = ["support-routing"] } = {}): Lock {
  return {
    source: { commit, dirty },
    prompts: {},
    features: Object.fromEntries(features.map((feature) => [feature, { owner: "@acme/support", prompts: [] }])),
  };
}

const usage = { bought: 0, cached: 0, tokens: null, costUsd: null };

/** A comparison of everything with everything, as `decide` gives it. */
export function decisionOf(verdict: Verdict, more: Partial<Decision> = {}): Decision {
  const source = { kind: "revision", revision: commit, name: "main" } as const;
  return {
    verdict,
    evals: verdict,
    mode: "composed",
    looks: 1,
    baseline: { ...source, revision: "b0".repeat(20) },
    candidate: source,
    reasons: [],
    impact: {
      base: null,
      head: source,
      files: [],
      nodes: [],
      widened: [],
      inert: [],
      considered: { prompts: 0, features: 0, suites: 0 },
    },
    review: null,
    features: [{ feature: "support-routing", owner: "@acme/support", verdict, suites: ["support-routing"] }],
    suites: [],
    unchecked: [],
    usage: { models: usage, graders: usage, total: usage },
    digests: { plan: "", evidence: "" },
    ...more,
  };
}

let envelopes = 0;
export function attached(decision: Decision, more: Partial<AttachedDecision> = {}): AttachedDecision {
  envelopes += 1;
  const envelope = `sha256:${String(envelopes).padStart(64, "0")}`;
  return { envelope, decision, baseline: releaseA, signedBy: [], ...more };
}

/** Releases by letter, moved to one after another, a day apart from the first of November; `!b` holds b, `?b` lifts it, `<a` rolls back. */
export function historyOf(environment: string, moves: string): EnvironmentState {
  const kinds = { "!": "hold", "?": "unhold", "<": "rollback" } as const;
  const records: RecordedDeployment[] = [];
  for (const [index, move] of moves.split(" ").filter(Boolean).entries()) {
    const [sign = "", letter = sign] = [...move];
    records.push({
      environment,
      kind: sign in kinds ? kinds[sign as keyof typeof kinds] : "promotion",
      release: digest(letter),
      previous: records.at(-1)?.digest ?? null,
      sequence: index + 1,
      actor: "jane@acme.example",
      at: `2026-11-${String(index + 1).padStart(2, "0")}T09:00:00.000Z`,
      reason: "Because.",
      evidence: [],
      approvedBy: [],
      overrides: [],
      digest: `sha256:${`${environment.charCodeAt(0)}${index}`.padStart(64, "e")}`,
    });
  }
  return environmentState(environment, records);
}

export const production: Environment = { name: "production", from: "staging" };
