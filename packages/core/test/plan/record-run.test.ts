import { describe, expect, test } from "vitest";
import type { Evidence, GraderCall, Plan, StepResult } from "../../src/index.ts";
import { recordOutcomes, recordRun } from "../../src/index.ts";
import { scenario } from "../decision/builders.ts";

const { plan, evidence } = scenario([{ outcomes: { "+-": 3, "--": 1 } }]);

function changed(change: (step: StepResult) => Partial<StepResult>, graders: GraderCall[] = []): Evidence {
  const results = evidence.results.map((result) => ({
    ...result,
    candidate: {
      ...result.candidate,
      steps: result.candidate.steps.map((step) => ({ ...step, ...change(step) })),
      graders,
    },
  }));
  return { ...evidence, results };
}

describe("the record of a run", () => {
  test("has the means of each step's calls, and of a case", () => {
    const tokens = { prompt: 400, completion: 20 };
    expect(recordRun(changed(() => ({ tokens })))).toEqual([
      {
        suite: "support-routing",
        cases: 4,
        costUsd: 0.01,
        calls: [{ step: "classify", latencyMs: 100, costUsd: 0.01, tokens }],
      },
    ]);
  });

  test("counts graders to the cost of a case", () => {
    const grader: GraderCall = {
      provider: "openai:chat:judge",
      request: "x",
      latencyMs: 50,
      tokens: null,
      costUsd: 0.02,
      cached: true,
    };
    const [record] = recordRun(changed(() => ({}), [grader, grader]));
    expect(record?.costUsd).toBeCloseTo(0.05, 12);
    expect(record?.calls[1]).toEqual({ step: null, latencyMs: 50, costUsd: 0.02, tokens: null });
  });

  test("knows no cost where one call's is not known", () => {
    const [record] = recordRun(changed(({ request }) => (request.startsWith("case-0000") ? { costUsd: null } : {})));
    expect(record).toMatchObject({ costUsd: null, calls: [{ costUsd: null }] });
  });

  test("says nothing of a suite that asked nobody", () => {
    expect(
      recordRun({
        ...evidence,
        results: evidence.results.map((each) => ({ ...each, candidate: { ...each.candidate, steps: [] } })),
      }),
    ).toEqual([]);
  });
});

describe("the outcomes of a run", () => {
  test("are those whose responses it bought", () => {
    expect(recordOutcomes(plan, evidence)).toHaveLength(4);
    expect(recordOutcomes(plan, evidence)[0]).toEqual({
      suite: "support-routing",
      case: "case-0000",
      asked: "digest",
      repeat: 0,
      pass: true,
    });
    const paidForBefore = changed(() => ({ cached: true }));
    const results = paidForBefore.results.map((each) => ({ ...each, baseline: null }));
    expect(recordOutcomes(plan, { ...evidence, results })).toEqual([]);
  });

  test("of a workspace against itself are two for each case", () => {
    const aa: Plan = { ...plan, mode: "aa" };
    expect(recordOutcomes(aa, evidence).filter((each) => each.case === "case-0000")).toEqual([
      { suite: "support-routing", case: "case-0000", asked: "digest", repeat: 0, pass: false },
      { suite: "support-routing", case: "case-0000", asked: "digest", repeat: 1, pass: true },
    ]);
  });
});
