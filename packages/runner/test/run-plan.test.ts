import { type CaseResult, evidenceSchema, hashJson, modelCalls, usageOf } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { Budget, memoryStore, type RunOptions, runPlan } from "../src/index.ts";
import { type Asked, scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const classify = `---
output: { format: json, schema: { type: object, properties: { queue: { type: string } }, required: [queue] } }
---
{{role "system"}}{{>shared/persona}} Choose a queue. {{role "user"}}{{message}}`;
const reply = `{{role "system"}}{{>shared/persona}} Reply for the queue. {{role "user"}}{{queue}}: {{message}}`;

const routing = {
  steps: [
    { id: "classify", prompt: "support/classify" },
    {
      id: "reply",
      prompt: "support/reply",
      input: { message: "{{message}}", queue: "{{steps.classify.output.queue}}" },
    },
  ],
};

function acme(persona: string, changes: Partial<Parameters<typeof workspace>[0]> = {}) {
  return workspace({
    prompts: {
      "shared/tone": "Never shout.",
      "shared/persona": `${persona} {{>shared/tone}}`,
      "support/classify": classify,
      "support/reply": reply,
    },
    features: { routing },
    suites: {
      routing: {
        assert: [{ type: "contains", value: "cards" }],
        tests: rows({ message: "I lost my card" }, { message: "Hello?" }),
      },
    },
    ...changes,
  });
}

/** Classifies what names a card, else answers as the persona makes it. */
function bank({ system, user }: Asked): string {
  if (system.includes("Choose a queue")) return JSON.stringify({ queue: user.includes("card") ? "cards" : "general" });
  return system.includes("Be brief") ? "Done." : `We pass it to ${user.split(":")[0]}.`;
}

function run(options: Pick<RunOptions, "baseline" | "candidate" | "models"> & Partial<RunOptions>) {
  const plan = planOf(options.baseline, options.candidate);
  return runPlan({ plan, store: memoryStore(), ...options });
}

function only(results: CaseResult[]): CaseResult {
  const [result] = results;
  if (!result || results.length !== 1) throw new Error(`${results.length} results`);
  return result;
}

describe("a plan", () => {
  test("runs the whole chain on both sides, with one step's JSON handed to the next", async () => {
    const baseline = acme("Be warm.");
    const candidate = acme("Be brief.");
    const { models, asked } = scriptedModel(bank);
    const plan = planOf(baseline, candidate);
    const evidence = await run({ plan, baseline, candidate, models });

    expect(evidenceSchema.parse(evidence)).toEqual(evidence);
    expect(evidence.plan).toBe(hashJson(plan));
    expect(modelCalls(evidence.results).steps).toHaveLength(8);
    expect(asked.map((each) => each.user)).toContain("cards: I lost my card");
    expect(evidence.results).toMatchObject([
      {
        case: "case-1",
        identical: false,
        baseline: { kind: "scored", pass: true, steps: [{ step: "classify", output: { queue: "cards" } }, {}] },
        candidate: {
          kind: "scored",
          pass: false,
          score: 0,
          steps: [{ output: { queue: "cards" } }, { output: "Done." }],
        },
      },
      { case: "case-2", baseline: { pass: false }, candidate: { pass: false } },
    ]);
    expect(only(evidence.results.slice(0, 1)).candidate).toMatchObject({
      assertions: [
        { origin: { kind: "suite" }, type: "contains", pass: false },
        { origin: { kind: "output-schema", prompt: "support/classify", step: "classify" }, pass: true },
      ],
    });
  });

  test("asks the same of both sides one after the other", async () => {
    const { models, asked } = scriptedModel(bank);
    await run({
      baseline: acme("Be warm."),
      candidate: acme("Be brief."),
      models,
      calls: { concurrency: { total: 1, provider: 1 } },
    });
    const pairs = asked.flatMap((one, index) => (index % 2 === 0 ? [[one, asked[index + 1]]] : []));
    expect(pairs).toHaveLength(4);
    for (const pair of pairs) {
      expect(new Set(pair.map((each) => each?.system.includes("brief")))).toEqual(new Set([true, false]));
      expect(new Set(pair.map((each) => each?.user.includes("card"))).size).toBe(1);
    }
  });

  test("asks once where both sides ask the same, and judges it once", async () => {
    const { models, asked } = scriptedModel(bank);
    let judged = 0;
    const runAssertions = async () => ({ pass: true, score: ++judged, reason: "" });
    const { results } = await run({
      baseline: acme("Be warm."),
      candidate: acme("Be warm."),
      models,
      assertions: async () => ({ runAssertions }),
    });
    expect(asked).toHaveLength(4);
    expect(results.every((result) => result.identical)).toBe(true);
    expect(results.map((result) => result.baseline)).toEqual(results.map((result) => result.candidate));
    expect(judged).toBe(2);
  });

  test("takes one sample a repeat, sorted, and the same evidence in any order of answers", async () => {
    const baseline = acme("Be warm.");
    const candidate = acme("Be brief.");
    const runOnce = async (delays: number[]) => {
      const { models } = scriptedModel(async (asked) => {
        for (let turn = delays.pop() ?? 0; turn > 0; turn--) await Promise.resolve();
        return `${bank(asked)}`;
      });
      return run({ baseline, candidate, models, plan: planOf(baseline, candidate, { repeats: 2 }) });
    };
    const evidence = await runOnce([9, 1, 5, 0, 7]);
    expect(evidence.results.map((result) => [result.case, result.repeat])).toEqual([
      ["case-1", 0],
      ["case-1", 1],
      ["case-2", 0],
      ["case-2", 1],
    ]);
    const { steps } = modelCalls(evidence.results);
    expect(usageOf(steps)).toMatchObject({ bought: 16, cached: 0 });
    expect(await runOnce([])).toEqual(evidence);
  });

  test("without baseline runs the candidate alone", async () => {
    const { models } = scriptedModel(bank);
    const { results, baseline } = await run({ baseline: null, candidate: acme("Be warm."), models });
    expect(baseline).toBeNull();
    expect(results.map((result) => result.baseline)).toEqual([null, null]);
  });

  test("never has more requests under way than allowed, in total and to one provider", async () => {
    const under = { total: 0, slow: 0 };
    const most = { total: 0, slow: 0 };
    const { models } = scriptedModel(async (asked) => {
      const slow = asked.model.provider === "slow";
      under.total++;
      if (slow) under.slow++;
      most.total = Math.max(most.total, under.total);
      most.slow = Math.max(most.slow, under.slow);
      await new Promise((resolve) => setImmediate(resolve));
      under.total--;
      if (slow) under.slow--;
      return bank(asked);
    });
    const messages = Array.from({ length: 20 }, (_, index) => ({ message: `card ${index}` }));
    const side = (persona: string) =>
      acme(persona, {
        config: { models: { default: { provider: "fast" }, slow: { provider: "slow" } } },
        features: { routing: { steps: [routing.steps[0], { ...routing.steps[1], model: "slow" }] } },
        suites: { routing: { tests: rows(...messages) } },
      });
    await run({ baseline: side("a"), candidate: side("b"), models, calls: { concurrency: { total: 5, provider: 3 } } });
    expect(most).toEqual({ total: 5, slow: 3 });
  });

  test("gives a prompt its alias's settings, its own over them, and its tools", async () => {
    const tool = { type: "function", function: { name: "block_card" } };
    const prompt = "---\nmodel: exact\nconfig: { temperature: 1 }\ntools: [block_card]\n---\n{{message}}";
    const { models, asked } = scriptedModel(() => "cards");
    const side = acme("", {
      prompts: { "support/classify": prompt },
      features: { routing: { steps: [{ id: "classify", prompt: "support/classify" }] } },
      config: {
        models: { exact: { provider: "openai:chat:exact", config: { temperature: 0, seed: 7 } } },
        tools: { block_card: tool },
      },
    });
    await run({ baseline: null, candidate: side, models });
    expect(asked[0]?.model).toEqual({
      provider: "openai:chat:exact",
      config: { temperature: 1, seed: 7, tools: [tool] },
    });
  });

  test("that is stopped sends nothing more, and keeps what was under way", async () => {
    const stop = new AbortController();
    const store = memoryStore();
    const { models, asked } = scriptedModel(async (question) => {
      stop.abort(new Error("stopped by hand"));
      await new Promise((resolve) => setImmediate(resolve));
      return bank(question);
    });
    const running = run({ baseline: acme("a"), candidate: acme("b"), models, store, stop: stop.signal });
    await expect(running).rejects.toThrow("stopped by hand");
    const sent = asked.length;
    expect(sent).toBeLessThanOrEqual(4);
    const again = scriptedModel(bank);
    await run({ baseline: acme("a"), candidate: acme("b"), models: again.models, store });
    expect(again.asked).toHaveLength(8 - sent);
  });

  test("that is given up does not wait for what is under way", async () => {
    const abort = new AbortController();
    const { models } = scriptedModel(() => {
      abort.abort(new Error("given up"));
      return new Promise(() => {});
    });
    const running = run({ baseline: null, candidate: acme("x"), models, abort: abort.signal });
    await expect(running).rejects.toThrow("given up");
  });

  test("runs one suite on while another's provider is waited for", async () => {
    const { promise: slow, resolve: release } = Promise.withResolvers<void>();
    const { models, asked } = scriptedModel(async (question) => {
      if (question.model.provider === "slow") await slow;
      return bank(question);
    });
    const messages = Array.from({ length: 20 }, (_, index) => ({ message: `card ${index}` }));
    const only = (prompt: string, model: string) => ({ steps: [{ id: "only", prompt, model }] });
    const candidate = acme("x", {
      config: { models: { fast: { provider: "fast" }, slow: { provider: "slow" } } },
      features: { first: only("support/classify", "slow"), second: only("support/classify", "fast") },
      suites: { first: { tests: rows(...messages) }, second: { tests: rows(...messages) } },
    });
    const calls = { concurrency: { total: 4, provider: 2 } };
    const running = run({
      baseline: null,
      candidate,
      models,
      calls,
      onResult: ({ suite, case: id }) => {
        if (suite === "second" && id === "case-20") release();
      },
    });
    await expect(running).resolves.toBeDefined();
    expect(asked).toHaveLength(40);
  });

  test("ends a run at its budget: what was asked is judged, and what was not is an error that says why", async () => {
    const { models, asked } = scriptedModel(bank);
    const { results } = await run({
      baseline: null,
      candidate: acme("x"),
      models,
      budget: new Budget({ maxRequests: 2 }, () => 0),
    });
    expect(asked).toHaveLength(2);
    expect(results.map(({ candidate }) => candidate)).toMatchObject([
      { kind: "error", code: "budget-reached" },
      { kind: "error", code: "budget-reached" },
    ]);
  });

  test("that cannot be run is refused before the first request, with everything that is wrong", async () => {
    const { models, asked } = scriptedModel(bank);
    const candidate = acme("x", {
      features: {
        routing: {
          steps: [
            { id: "a", prompt: "support/clasify" },
            { id: "b", prompt: "support/reply", model: "gone" },
          ],
        },
      },
      suites: { routing: { assert: [{ type: "contain" }], tests: rows({ message: "hi" }) } },
      contracts: { "shared/persona": { invariants: [{ id: "i", why: "w", assert: { type: "is-sql" } }] } },
    });
    const plan = planOf(null, candidate);
    const error = await run({ baseline: null, candidate, models, plan }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      findings: [
        { code: "assertion-needs-package" },
        { code: "step-prompt-unknown", args: { suggestion: "support/classify" } },
        { code: "model-unknown" },
        { code: "assertion-unknown" },
      ],
    });
    expect(asked).toEqual([]);
  });
});

describe("a contract", () => {
  const noAdvice = { id: "no-legal-advice", why: "Regulator", assert: { type: "not-icontains", value: "legally" } };

  test("has its invariants hold for every step that includes its prompt, on both sides", async () => {
    const contracts = { "shared/tone": { invariants: [noAdvice] }, unrelated: { invariants: [noAdvice] } };
    const { models } = scriptedModel((asked) =>
      asked.system.includes("Choose")
        ? '{"queue":"cards"}'
        : asked.system.includes("brief")
          ? "Legally: cards."
          : "cards",
    );
    const { results } = await run({
      baseline: acme("Be warm."),
      candidate: acme("Be brief.", { contracts }),
      models,
    });
    const [first] = results;
    const origin = { kind: "invariant", prompt: "shared/tone", owner: "@acme/support-platform", id: "no-legal-advice" };
    expect(first?.candidate).toMatchObject({ kind: "scored", pass: true, score: 1 });
    const invariants = [first?.baseline, first?.candidate].map((outcome) =>
      outcome?.kind === "scored" ? outcome.assertions.filter((each) => each.origin.kind === "invariant") : [],
    );
    expect(invariants).toMatchObject([
      [
        { origin: { ...origin, step: "classify" }, pass: true },
        { origin: { ...origin, step: "reply" }, pass: true },
      ],
      [
        { origin: { ...origin, step: "classify" }, pass: true },
        { origin: { ...origin, step: "reply" }, pass: false },
      ],
    ]);
  });

  test("has its output schema checked beside the prompt's own, texts included", async () => {
    const queues = { type: "string", enum: ["cards", "general"] };
    const side = workspace({
      prompts: { label: "{{message}}" },
      features: { routing: { steps: [{ id: "label", prompt: "label" }] } },
      suites: { routing: { tests: rows({ message: "cards" }, { message: "Cards!" }) } },
      contracts: { label: { output: queues } },
    });
    const { models } = scriptedModel((asked) => asked.user);
    const { results } = await run({ baseline: null, candidate: side, models });
    const origin = { kind: "output-schema", prompt: "label", step: "label" };
    expect(results.map((result) => result.candidate)).toMatchObject([
      { kind: "scored", pass: true, assertions: [{ origin, pass: true }] },
      {
        kind: "scored",
        pass: true,
        assertions: [{ origin, pass: false, reason: expect.stringContaining("allowed values") }],
      },
    ]);
  });
});

describe("isolated", () => {
  const contracts = {
    "shared/persona": {
      owner: "@acme/ai-platform",
      invariants: [{ id: "i", why: "w", assert: { type: "contains", value: "!" } }],
    },
    "support/classify": {},
    "support/reply": { owner: "@acme/support-platform" },
  };

  test("takes what other owners contribute, and earlier steps' outputs, from the baseline", async () => {
    const baseline = acme("Be warm.", { contracts });
    const candidate = acme("Be brief. Say nothing of cards.", { contracts });
    const { models, asked } = scriptedModel((question) => {
      if (question.system.includes("Choose")) return '{"queue":"cards"}';
      return `passed to ${question.user}!`;
    });
    const plan = planOf(baseline, candidate, { mode: "isolated" });
    const { results } = await run({ baseline, candidate, models, plan });
    expect(results.map((result) => result.identical)).toEqual([true, true]);
    expect(results[0]?.candidate).toMatchObject({
      pass: true,
      steps: [{ output: { queue: "cards" } }, { output: "passed to cards: I lost my card!" }],
    });
    expect(asked.every((each) => each.system.includes("Be warm."))).toBe(true);
  });

  test("keeps an owner's own edits", async () => {
    const owned = { contracts: { "support/classify": {}, "support/reply": {} } };
    const [baseline, candidate] = [acme("Be warm.", owned), acme("Be brief.", owned)];
    const { models, asked } = scriptedModel(bank);
    const plan = planOf(baseline, candidate, { mode: "isolated" });
    const { results } = await run({ baseline, candidate, models, plan });
    expect(results.map((result) => result.identical)).toEqual([false, false]);
    expect(asked.some((each) => each.system.includes("Be brief."))).toBe(true);
  });

  test.each([
    ["takes from the baseline what only others own by CODEOWNERS", ["@acme/ai-platform"], false],
    ["keeps edits of what is shared by CODEOWNERS", ["@acme/ai-platform", "@acme/support-platform"], true],
  ])("%s", async (_, owners, edited) => {
    const codeowners = {
      "prompts/shared/persona.prompt": owners,
      "prompts/support/classify.prompt": ["@acme/support-platform"],
      "prompts/support/reply.prompt": ["@acme/support-platform"],
    };
    const owned = (side: ReturnType<typeof acme>) => ({ ...side, snapshot: { ...side.snapshot, codeowners } });
    const [baseline, candidate] = [owned(acme("Be warm.")), owned(acme("Be brief."))];
    const { models, asked } = scriptedModel(bank);
    const plan = planOf(baseline, candidate, { mode: "isolated" });
    await run({ baseline, candidate, models, plan });
    expect(asked.some(({ system }) => system.includes("Be brief."))).toBe(edited);
  });
});
