import type { Outcome } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { memoryStore, type RunOptions, type RunStore, runPlan } from "../src/index.ts";
import { loadPromptfoo } from "../src/promptfoo.ts";
import { impatientClock } from "./support/clocks.ts";
import { scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

type Script = Parameters<typeof scriptedModel>[0];

/** One case of a feature of one step, asked of a scripted model. */
async function outcomeOf(answer: Script, suite: object = {}, options: Partial<RunOptions> = {}) {
  const side = workspace({
    prompts: { label: "{{message}}" },
    features: { routing: { steps: [{ id: "label", prompt: "label" }] } },
    suites: { routing: { assert: [{ type: "equals", value: "cards" }], tests: rows({ message: "lost" }), ...suite } },
    config: {
      models: {
        default: { provider: "scripted", config: { apiKey: "very-secret-key" } },
        judge: { provider: "judge" },
      },
    },
  });
  const { models, asked } = scriptedModel(answer);
  const plan = planOf(null, side);
  const evidence = await runPlan({
    plan,
    baseline: null,
    candidate: side,
    models,
    store: memoryStore(),
    calls: { clock: impatientClock(), retries: { failures: 2, rateLimits: 3 }, ...options.calls },
    ...options,
  });
  const outcome: Outcome | undefined = evidence.results[0]?.candidate;
  return { outcome, asked };
}

describe("a provider that does not answer is an error, never a failure", () => {
  test("with its words, and without secrets", async () => {
    const { outcome } = await outcomeOf(() => ({
      error: "API error: 401 Unauthorized\n Bearer abc.def refused, key sk-proj-1234567890 (very-secret-key)",
    }));
    expect(outcome).toMatchObject({ kind: "error", code: "request-refused", steps: [] });
    expect(outcome).toHaveProperty("message", expect.stringContaining("refused, key [secret] ([secret])"));
  });

  test.each([
    ["a rate limit", { error: "slow down", metadata: { http: { status: 429 } } }, "rate-limit-lasts", 4],
    ["a broken server", { error: "API error: 503 Service Unavailable" }, "request-failed", 3],
    ["a refused connection", { error: "API call error: TypeError: fetch failed ECONNREFUSED" }, "request-failed", 3],
    [
      "a bad request",
      { error: "API error: 400 Bad Request", metadata: { http: { status: 400 } } },
      "request-refused",
      1,
    ],
    ["no output at all", {}, "response-unreadable", 3],
    ["an output of null", { output: null }, "response-unreadable", 3],
  ])("%s", async (_, response, code, attempts) => {
    const { outcome, asked } = await outcomeOf(() => response);
    expect(outcome).toMatchObject({ kind: "error", code });
    expect(asked).toHaveLength(attempts);
  });

  test("nor is one that throws, or that never comes back", async () => {
    const thrown = await outcomeOf(() => Promise.reject(new Error("socket hang up")));
    expect(thrown.outcome).toMatchObject({ kind: "error", code: "request-failed" });
    expect(thrown.asked).toHaveLength(3);
    const hanging = await outcomeOf(
      () => new Promise(() => {}),
      {},
      {
        calls: { clock: impatientClock(), requestTimeoutMs: 1, retries: { failures: 0 } },
      },
    );
    expect(hanging.outcome).toMatchObject({ kind: "error", code: "request-timed-out" });
    expect(hanging.asked[0]?.signal?.aborted).toBe(true);
  });

  test("but one that answers at the second attempt has answered", async () => {
    let attempt = 0;
    const { outcome, asked } = await outcomeOf(() => (attempt++ === 0 ? { error: "rate limit" } : "cards"));
    expect(outcome).toMatchObject({ kind: "scored", pass: true });
    expect(asked).toHaveLength(2);
  });
});

describe("an output", () => {
  test("that is empty is an answer", async () => {
    expect((await outcomeOf(() => "")).outcome).toMatchObject({ kind: "scored", pass: false });
  });

  test("keeps what it cost, and says where that is not known", async () => {
    const known = { output: "cards", cost: 0.25, latencyMs: 40, tokenUsage: { prompt: 10, completion: 2, total: 12 } };
    expect((await outcomeOf(() => known)).outcome).toMatchObject({
      steps: [{ costUsd: 0.25, latencyMs: 40, tokens: { prompt: 10, completion: 2 }, cached: false }],
    });
    expect((await outcomeOf(() => "cards")).outcome).toMatchObject({ steps: [{ costUsd: null, tokens: null }] });
  });
});

describe("an assertion", () => {
  test.each([
    ["throws", { type: "javascript", value: "nowhere.to(output)" }, "assertion-failed-to-run"],
    ["cannot be compiled", { type: "javascript", value: "output ===" }, "assertion-failed-to-run"],
    ["has no use for this response", { type: "cost", threshold: 1 }, "assertion-failed-to-run"],
    ["scores what is no number", { type: "javascript", value: "Number(output)" }, "assertion-failed-to-run"],
    ["is no regular expression", { type: "regex", value: "(" }, "assertion-failed-to-run"],
    [
      "stands in a set and throws",
      { type: "assert-set", assert: [{ type: "javascript", value: "x.y" }] },
      "assertion-failed-to-run",
    ],
    ["transforms and throws", { type: "contains", value: "a", transform: "x.y" }, "assertion-failed-to-run"],
  ])("that %s is an error", async (_, assertion, code) => {
    const { outcome } = await outcomeOf(() => "cards", { assert: [assertion] });
    expect(outcome).toMatchObject({ kind: "error", code, steps: [{ output: "cards" }] });
  });

  test("is not reached when the case's transform throws, which is an error too", async () => {
    const suite = { defaultTest: { options: { transform: "JSON.parse(output).queue" } } };
    expect((await outcomeOf(() => "cards", suite)).outcome).toMatchObject({ kind: "error", code: "transform-failed" });
    expect((await outcomeOf(() => '{"queue":"cards"}', suite)).outcome).toMatchObject({ kind: "scored", pass: true });
  });
});

describe("a grader", () => {
  const rubric = { type: "llm-rubric", value: "names a queue", provider: "judge" };
  const grade =
    (answer: unknown): Script =>
    (asked) =>
      asked.model.provider === "judge" ? answer : "cards";

  test("is a model alias or a provider, of the assertion or of the suite, and its word counts", async () => {
    const verdict = (pass: boolean) => grade({ output: { pass, score: pass ? 1 : 0, reason: "because" } });
    expect((await outcomeOf(verdict(true), { assert: [rubric] })).outcome).toMatchObject({
      kind: "scored",
      pass: true,
    });
    expect((await outcomeOf(verdict(false), { assert: [rubric] })).outcome).toMatchObject({
      kind: "scored",
      pass: false,
      assertions: [{ type: "llm-rubric", reason: "because" }],
    });
    const { provider, ...bare } = rubric;
    const suite = { assert: [bare], defaultTest: { options: { provider: { id: "judge", config: {} } } } };
    expect((await outcomeOf(verdict(false), suite)).outcome).toMatchObject({ pass: false });
  });

  test.each([
    ["that is away", "llm-rubric", { error: "API error: 503" }],
    ["that is away", "not-llm-rubric", { error: "API error: 503" }],
    ["that is away", "factuality", { error: "API error: 503" }],
    ["that is away", "model-graded-closedqa", { error: "API error: 503" }],
    ["that says nothing to be read", "llm-rubric", "I would rather not say"],
    ["that says nothing to be read", "factuality", "Hmm"],
    ["that says nothing to be read", "model-graded-closedqa", "Perhaps"],
  ])("%s gives an error, never a failed %s", async (_, type, answer) => {
    const { outcome } = await outcomeOf(grade(answer), { assert: [{ ...rubric, type }] });
    expect(outcome).toMatchObject({ kind: "error", code: "grader-failed" });
  });

  test("is asked again where that may help", async () => {
    let attempt = 0;
    const { outcome } = await outcomeOf(
      (asked) => {
        if (asked.model.provider !== "judge") return "cards";
        return attempt++ === 0 ? { error: "429" } : { output: { pass: true, score: 1, reason: "" } };
      },
      { assert: [rubric] },
    );
    expect(outcome).toMatchObject({ kind: "scored", pass: true });
  });
});

describe("a judgement is made once", () => {
  const judged = '{"pass": true, "score": 1, "reason": "because"}';
  /** Runs one suite over what earlier runs have left, with a grader or another. */
  async function rerun(store: RunStore, assert: object[], grader = "judge") {
    const candidate = workspace({
      prompts: { label: "{{message}}" },
      features: { routing: { steps: [{ id: "label", prompt: "label" }] } },
      suites: { routing: { assert, tests: rows({ message: "lost" }) } },
      config: { models: { default: { provider: "scripted" }, judge: { provider: grader } } },
    });
    const { models, asked } = scriptedModel(({ model }) => (model.provider === "scripted" ? "cards" : judged));
    let ran = 0;
    const assertions = async () => {
      ran += 1;
      return loadPromptfoo();
    };
    const evidence = await runPlan({
      plan: planOf(null, candidate),
      baseline: null,
      candidate,
      models,
      store,
      assertions,
    });
    return { outcome: evidence.results[0]?.candidate, asked: asked.map(({ model }) => model.provider), ran };
  }
  const rubric = { type: "llm-rubric", value: "names a queue", provider: "judge" };
  const equals = { type: "equals", value: "cards" };

  test("and not again for the same response, assertions and grader", async () => {
    const store = memoryStore();
    const first = await rerun(store, [rubric, equals]);
    expect(first.asked).toEqual(["scripted", "judge"]);
    expect(first.outcome).toMatchObject({
      kind: "scored",
      pass: true,
      graders: [{ provider: "judge", cached: false }],
    });
    const again = await rerun(store, [rubric, equals]);
    expect(again).toEqual({ outcome: first.outcome, asked: [], ran: 0 });
  });

  test("but again by a changed assertion, which asks no model that was asked before", async () => {
    const store = memoryStore();
    await rerun(store, [rubric, equals]);
    const { outcome, asked, ran } = await rerun(store, [rubric, { ...equals, value: "loans" }]);
    expect(asked).toEqual([]);
    expect(ran).toBeGreaterThan(0);
    expect(outcome).toMatchObject({ pass: false, assertions: [{ pass: true }, { pass: false }] });
  });

  test("and again by another grader, without asking the model it judges", async () => {
    const store = memoryStore();
    await rerun(store, [rubric]);
    expect((await rerun(store, [rubric], "stricter-judge")).asked).toEqual(["stricter-judge"]);
  });
});

describe("a step that reads what is not there", () => {
  const chain = (input: object, classifier = "---\noutput: { format: json }\n---\n{{message}}") =>
    workspace({
      prompts: { classify: classifier, reply: "Queue {{queue}}" },
      features: {
        routing: {
          steps: [
            { id: "classify", prompt: "classify" },
            { id: "reply", prompt: "reply", input },
          ],
        },
      },
      suites: { routing: { assert: [{ type: "contains", value: "Queue" }], tests: rows({ message: "lost" }) } },
    });
  const run = async (input: object, answer: Script, classifier?: string) => {
    const candidate = chain(input, classifier);
    const { models, asked } = scriptedModel(answer);
    const evidence = await runPlan({
      plan: planOf(null, candidate),
      baseline: null,
      candidate,
      models,
      store: memoryStore(),
    });
    return { outcome: evidence.results[0]?.candidate, asked };
  };
  const queue = { queue: "{{steps.classify.output.queue}}" };

  test.each([
    ["cards", /not JSON/],
    ['```json\n{"queue":"cards"}\n```', /code fence/],
  ])("in an output that cannot be parsed is the model's failure: %j", async (output, reason) => {
    const { outcome, asked } = await run(queue, () => output);
    expect(asked).toHaveLength(1);
    expect(outcome).toMatchObject({
      kind: "scored",
      pass: false,
      score: 0,
      steps: [{ step: "classify", output }],
      assertions: [
        { origin: { kind: "suite" }, type: "step-input", pass: false },
        { origin: { kind: "output-schema", step: "classify" }, pass: false, reason: expect.stringMatching(reason) },
      ],
    });
  });

  test("in an output that lacks the field is the model's failure", async () => {
    const { outcome } = await run(queue, () => '{"topic":"cards"}');
    expect(outcome).toMatchObject({
      kind: "scored",
      pass: false,
      assertions: [{ reason: 'The output of "classify" has no field "queue".' }, { pass: true }],
    });
  });

  test("in the case is the author's mistake, and an error", async () => {
    const { outcome } = await run({ queue: "{{customer}}" }, () => "{}");
    expect(outcome).toMatchObject({ kind: "error", code: "binding-variable-missing", steps: [{ step: "classify" }] });
  });

  test("goes on with the text where it reads the whole output", async () => {
    const { outcome, asked } = await run({ queue: "{{steps.classify.output}}" }, (each) => each.user);
    expect(asked[1]?.user).toBe("Queue lost");
    expect(outcome).toMatchObject({
      kind: "scored",
      pass: true,
      assertions: [
        { type: "contains", pass: true },
        { origin: { kind: "output-schema" }, pass: false },
      ],
    });
  });
});
