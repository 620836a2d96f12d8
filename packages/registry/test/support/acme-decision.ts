import { type Decision, type DecisionStatement, decisionStatement, hashJson, type Plan } from "@blastgate/core";
import type { Digest } from "../../src/oci/digest.ts";
import { acmeRelease } from "./acme-release.ts";

const candidate = { kind: "revision" as const, revision: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024", name: "main" };
const usage = { bought: 0, cached: 0, tokens: null, costUsd: null };

const plan: Plan = {
  mode: "composed",
  baseline: null,
  candidate,
  inputs: { baseline: null, candidate: "snapshot of main" },
  rulesOfBaseline: [],
  looks: 1,
  suites: [],
  gaps: [],
};

function decisionOf(verdict: Decision["verdict"]): Decision {
  const considered = { prompts: 2, features: 1, suites: 0 };
  return {
    verdict,
    evals: verdict,
    mode: "composed",
    looks: 1,
    baseline: null,
    candidate,
    reasons: [],
    impact: { base: null, head: candidate, files: [], nodes: [], widened: [], inert: [], considered },
    review: null,
    features: [],
    suites: [],
    unchecked: [],
    usage: { models: usage, graders: usage, total: usage },
    digests: { plan: hashJson(plan), evidence: hashJson([]) },
  };
}

/** What was decided of Acme's release. */
export function acmeStatement(digest: Digest, verdict: Decision["verdict"] = "GO"): DecisionStatement {
  const decided = { digest, release: acmeRelease(), snapshot: plan.inputs.candidate, baseline: null };
  return decisionStatement(decided, plan, decisionOf(verdict));
}
