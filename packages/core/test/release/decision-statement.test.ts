import { describe, expect, test } from "vitest";
import {
  BlastgateError,
  buildRelease,
  type DecidedRelease,
  type Decision,
  decisionStatement,
  decisionStatementSchema,
  hashJson,
  type Plan,
} from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

const candidate = { kind: "revision" as const, revision: "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024", name: "main" };
const models = { default: { provider: "openai:chat:gpt-5-mini", config: { temperature: 0 } } };
const release = buildRelease({
  snapshot: buildSnapshot({
    config: { models },
    prompts: { "support/reply": {} },
    features: { chat: ["support/reply"] },
  }),
  texts: new Map([["support/reply", "Answer kindly.\n"]]),
  commit: candidate.revision,
  dirty: false,
});
const plan: Plan = {
  mode: "composed",
  baseline: candidate,
  candidate,
  inputs: { baseline: "files of the baseline", candidate: "files of the candidate" },
  rulesOfBaseline: [],
  looks: 1,
  suites: [],
  gaps: [],
};
const usage = { bought: 0, cached: 0, tokens: null, costUsd: null };
const considered = { prompts: 1, features: 1, suites: 0 };
const decision: Decision = {
  verdict: "GO",
  evals: "GO",
  mode: "composed",
  looks: 1,
  baseline: candidate,
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
const decided: DecidedRelease = {
  digest: `sha256:${"1".repeat(64)}`,
  release,
  snapshot: "files of the candidate",
  baseline: { digest: `sha256:${"2".repeat(64)}`, snapshot: "files of the baseline" },
};

describe("a statement about a release", () => {
  test("has the decision, the digests of what it was reached by, the baseline release, and the models' settings", () => {
    const statement = decisionStatement(decided, plan, decision);
    expect(decisionStatementSchema.parse(statement)).toEqual(statement);
    expect(statement).toMatchObject({
      subject: [{ digest: { sha256: "1".repeat(64) } }],
      predicate: {
        decision: { verdict: "GO", digests: { plan: hashJson(plan) } },
        inputs: plan.inputs,
        baseline: `sha256:${"2".repeat(64)}`,
        models: { chat: { step1: { provider: "openai:chat:gpt-5-mini", config: { temperature: 0 } } } },
      },
    });
  });

  test("names no baseline where that was no release", () => {
    expect(decisionStatement({ ...decided, baseline: null }, plan, decision).predicate.baseline).toBeNull();
  });

  const dirty = { ...release, lock: { ...release.lock, source: { ...release.lock.source, dirty: true } } };
  test.for<[what: string, decided: DecidedRelease, plan: Plan, details: RegExp[]]>([
    ["another candidate", { ...decided, snapshot: "files of another commit" }, plan, [/^the candidate/]],
    [
      "another baseline",
      { ...decided, baseline: { digest: decided.digest, snapshot: "others" } },
      plan,
      [/^the baseline/],
    ],
    ["another plan", decided, { ...plan, looks: 2 }, [/^the decision is not that of the plan/]],
    ["files that are in no commit", { ...decided, release: dirty }, plan, [/in no commit/]],
    [
      "several of these, all told",
      { ...decided, release: dirty, snapshot: "others" },
      { ...plan, looks: 2 },
      [/in no commit/, /^the decision/, /^the candidate/],
    ],
  ])("is not made for %s", ([, about, by, details]) => {
    const findings = findingsOf(() => decisionStatement(about, by, decision));
    expect(findings.map(({ args }) => args.detail)).toEqual(details.map((detail) => expect.stringMatching(detail)));
  });
});

function findingsOf(attempt: () => unknown) {
  try {
    attempt();
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings;
    throw error;
  }
  return [];
}
