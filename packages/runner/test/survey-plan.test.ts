import { describe, expect, test } from "vitest";
import { memoryStore, type RunStore, runPlan, surveyPlan } from "../src/index.ts";
import { scriptedModel } from "./support/scripted-model.ts";
import { planOf, workspace } from "./support/workspace.ts";

const tests = (count: number, assert: object[] = []) =>
  Array.from({ length: count }, (_, index) => ({ vars: { id: `case-${index}`, message: `message ${index}` }, assert }));

const features = {
  "support-routing": { steps: [{ id: "classify", prompt: "support/classify" }] },
  "support-chat": {
    steps: [
      { id: "classify", prompt: "support/classify", input: { message: "{{message}}" } },
      { id: "reply", prompt: "chat/reply", input: { queue: "{{steps.classify.output}}" } },
    ],
  },
};

function side(persona: string, suites: Record<string, object>) {
  const prompts = {
    "shared/_persona": persona,
    "support/classify": '{{role "system"}}{{>shared/_persona}} Name the queue.{{role "user"}}{{message}}',
    "chat/reply": '{{role "system"}}Answer. The queue is {{queue}}.{{role "user"}}',
  };
  return workspace({ prompts, features, suites });
}

function comparison(suites: Record<string, object>, mode: "composed" | "isolated" | "aa" = "composed", repeats = 1) {
  const candidate = side("Be concise.", suites);
  const baseline = mode === "aa" ? candidate : side("Take your time.", suites);
  const plan = planOf(baseline, candidate, { mode, repeats });
  const models = scriptedModel(({ user }) => (user === "" ? "Passed on." : `queue of ${user}`));
  const survey = (store: RunStore) => surveyPlan({ plan, baseline, candidate, store });
  const run = (store: RunStore) => runPlan({ plan, baseline, candidate, models: models.models, store });
  return { survey, run, models };
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0);
const requests = (survey: Awaited<ReturnType<typeof surveyPlan>>) =>
  sumOf(survey.flatMap(({ calls }) => calls.map((each) => each.requests)));
const missing = (survey: Awaited<ReturnType<typeof surveyPlan>>) =>
  sumOf(survey.flatMap(({ cases }) => cases.flatMap((each) => each.missing)));

describe("a survey", () => {
  test("counts what a run asks, and asks nobody", async () => {
    const { survey, run, models } = comparison({ "support-chat": { tests: tests(3) } });
    const before = await survey(memoryStore());
    expect(models.asked).toHaveLength(0);
    expect(before).toMatchObject([
      {
        suite: "support-chat",
        calls: [
          { step: "classify", provider: "scripted", requests: 6, cached: 0 },
          { step: "reply", provider: "scripted", requests: 6, cached: 0, promptTokens: null },
        ],
        cases: [{ missing: [2, 2] }, { missing: [2, 2] }, { missing: [2, 2] }],
      },
    ]);
    // The replies to one queue are the same on both sides, which nobody can know before the queues are there.
    await run(memoryStore());
    expect(models.asked).toHaveLength(9);
  });

  test("finds every answer that a run has kept, and nothing to buy", async () => {
    const { survey, run, models } = comparison({ "support-chat": { tests: tests(3) } });
    const store = memoryStore();
    await run(store);
    const after = await survey(store);
    expect(after[0]?.calls.map((each) => [each.requests, each.cached])).toEqual([
      [6, 6],
      [3, 3],
    ]);
    expect(missing(after)).toBe(0);
    expect(models.asked).toHaveLength(9);
  });

  test("counts a request of several suites once, and groups the cases that share it", async () => {
    const { survey } = comparison({ "support-chat": { tests: tests(2) }, "support-routing": { tests: tests(3) } });
    const [chat, routing] = await survey(memoryStore());
    expect(chat?.cases.map(({ missing }) => missing)).toEqual([
      [2, 2],
      [2, 2],
    ]);
    expect(routing?.cases.map(({ missing }) => missing)).toEqual([[0], [0], [2]].map(([count = 0]) => [count]));
    expect(routing?.cases.slice(0, 2).map(({ group }) => group)).toEqual(chat?.cases.map(({ group }) => group));
    expect(new Set([...(chat?.cases ?? []), ...(routing?.cases ?? [])].map(({ group }) => group)).size).toBe(3);
  });

  test("of prompts alone counts the composed chain's requests once", async () => {
    const { survey, run, models } = comparison({ "support-routing": { tests: tests(4) } }, "isolated");
    const before = await survey(memoryStore());
    await run(memoryStore());
    expect(requests(before)).toBe(models.asked.length);
  });

  test("of a workspace against itself counts each side's own responses", async () => {
    const { survey, run, models } = comparison({ "support-routing": { tests: tests(4) } }, "aa", 2);
    const before = await survey(memoryStore());
    await run(memoryStore());
    expect(requests(before)).toBe(16);
    expect(models.asked).toHaveLength(16);
  });

  test("counts graders, and not again once they have judged", async () => {
    const rubric = { type: "llm-rubric", value: "names a queue", provider: "scripted" };
    const { survey, run } = comparison({ "support-routing": { tests: tests(3, [rubric]) } });
    const grader = async (store: RunStore) => (await survey(store))[0]?.calls.find(({ step }) => step === null);
    const store = memoryStore();
    expect(await grader(store)).toMatchObject({ provider: "scripted", requests: 6, cached: 0 });
    await run(store);
    const judged = { pass: true, score: 1, results: [], graders: [] };
    const scores = { get: () => judged, put: () => {} };
    expect(await grader({ ...store, scores })).toMatchObject({ requests: 6, cached: 6 });
  });
});
