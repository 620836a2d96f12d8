import { expandCases, type SuiteFile, suiteSchema } from "@blastgate/core";
import { expect, test } from "vitest";
import { memoryStore, runPlan } from "../src/index.ts";
import { loadPromptfoo } from "../src/promptfoo.ts";
import { scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const contains = (value: string, more: object = {}) => ({ type: "contains", value, ...more });

/** Suites in promptfoo's own keys. The model answers with the variable `answer`. */
const suites: Record<string, object> = {
  "plain assertions": {
    tests: [
      { vars: { id: "a", answer: "cards" }, assert: [{ type: "equals", value: "cards" }] },
      { vars: { id: "b", answer: "cards" }, assert: [contains("fees"), contains("card")] },
      { vars: { id: "c", answer: "cards" }, assert: [{ type: "not-contains", value: "fees" }] },
      { vars: { id: "d", answer: "cards" } },
    ],
  },
  "weights and thresholds": {
    tests: [
      { vars: { id: "a", answer: "cards" }, assert: [contains("card", { weight: 3 }), contains("fees")] },
      {
        vars: { id: "b", answer: "cards" },
        assert: [contains("card", { weight: 3 }), contains("fees")],
        threshold: 0.7,
      },
      { vars: { id: "c", answer: "cards" }, assert: [contains("card"), contains("fees", { weight: 0 })] },
      { vars: { id: "d", answer: "cards" }, assert: [contains("fees")], threshold: 0 },
      { vars: { id: "e", answer: "cards" }, assert: [contains("fees", { weight: 0 })] },
      { vars: { id: "f", answer: "cards" }, assert: [{ type: "javascript", value: "0.4", threshold: 0.5 }] },
      { vars: { id: "g", answer: "cards" }, assert: [{ type: "levenshtein", value: "card", threshold: 1 }] },
    ],
  },
  "assertion sets": {
    tests: rows({ answer: "cards and fees" }, { answer: "cards" }, { answer: "mortgages" }),
    defaultTest: {
      assert: [
        {
          type: "assert-set",
          assert: [contains("card"), contains("fees")],
          threshold: 0.5,
          weight: 2,
          metric: "topic",
        },
        { type: "assert-set", assert: [contains("cards"), { type: "javascript", value: "output.length / 20" }] },
        contains("s"),
      ],
    },
  },
  "defaults under the rows": {
    defaultTest: {
      vars: { answer: "cards", wanted: "card" },
      assert: [contains("{{wanted}}")],
      threshold: 0.5,
      options: { transform: "output.toUpperCase()" },
      metadata: { team: "support" },
    },
    tests: [
      { vars: { id: "a" } },
      { vars: { id: "b", wanted: "CARD" }, assert: [contains("nothing")] },
      { vars: { id: "c", wanted: "CARD" }, assert: [contains("nothing")], threshold: 0.6 },
      { vars: { id: "d", answer: "fees" }, options: { transform: "output" }, assert: [contains("fees")] },
      { vars: { id: "e" }, assert: [{ type: "javascript", value: "context.test.metadata.team === 'support'" }] },
    ],
  },
  "transforms, of the case and of an assertion": {
    tests: [
      {
        vars: { id: "a", answer: '{"queue":"cards","sure":0.9}' },
        options: { transform: "JSON.parse(output)" },
        assert: [
          { type: "javascript", value: "output.queue === 'cards'" },
          { type: "equals", value: "cards", transform: "output.queue" },
          { type: "is-json", value: { required: ["queue"], properties: { sure: { type: "number" } } } },
        ],
      },
      {
        vars: { id: "b", answer: "x cards" },
        options: { transform: "const parts = output.split(' ');\nreturn parts[1];" },
        assert: [
          { type: "equals", value: "cards" },
          { type: "equals", value: "CARDS", transform: "output.toUpperCase()" },
        ],
      },
      { vars: { id: "c", answer: "not json" }, options: { transform: "JSON.parse(output)" }, assert: [contains("x")] },
    ],
  },
  scenarios: {
    defaultTest: { vars: { suffix: "!" }, assert: [{ type: "javascript", value: "0.5" }], threshold: 0.4 },
    scenarios: [
      {
        config: [
          { metadata: { id: "fr" }, vars: { answer: "bonjour", greeting: "bonjour" }, assert: [contains("bon")] },
          { metadata: { id: "de" }, vars: { answer: "hallo", greeting: "guten Tag" }, threshold: 0.9 },
        ],
        tests: [
          { vars: { id: "greets" }, assert: [contains("{{greeting}}")] },
          { vars: { id: "shouts", suffix: "?" }, assert: [contains("{{suffix}}")], threshold: 0.1 },
        ],
      },
      { config: [{ metadata: { id: "alone" }, vars: { answer: "hello" }, assert: [contains("bye")] }] },
    ],
  },
  "variables that stand for several cases": {
    tests: [
      { vars: { id: "a", answer: ["cards", "fees", "cards and fees"] }, assert: [contains("cards"), contains("fees")] },
      { vars: { id: "b", answer: ["cards", "fees"], wanted: ["card", "fee"] }, assert: [contains("{{wanted}}")] },
      {
        vars: { id: "c", answer: "cards", list: [1, 2] },
        assert: [{ type: "javascript", value: "context.vars.list.length === 2" }],
      },
    ],
  },
  "the kinds that compute something": {
    tests: rows({ answer: "The card was blocked today" }, { answer: '{"queue":"cards"}' }, { answer: "I cannot help" }),
    defaultTest: {
      assert: [
        { type: "regex", value: "^The \\w+" },
        { type: "starts-with", value: "The" },
        { type: "icontains-any", value: ["CARD", "FEE"] },
        { type: "contains-all", value: ["card", "s"] },
        { type: "contains-json" },
        { type: "is-json" },
        { type: "is-refusal" },
        { type: "word-count", value: { min: 2, max: 6 } },
        { type: "rouge-n", value: "The card is blocked" },
        { type: "bleu", value: "The card was blocked today" },
        { type: "latency", threshold: 1000 },
        { type: "javascript", value: "const n = output.length; n > 10" },
        { type: "javascript", value: "const half = 0.5;\nreturn { pass: true, score: half, reason: 'half' };" },
      ],
      threshold: 0.5,
    },
  },
};

test.each(Object.entries(suites))("%s count as they do in promptfoo", async (name, suite) => {
  const side = workspace({
    prompts: { echo: "{{answer}}" },
    features: { [name.replace(/\W+/g, "-")]: { steps: [{ id: "echo", prompt: "echo" }] } },
    suites: { [name.replace(/\W+/g, "-")]: suite },
  });
  const [file] = side.snapshot.suites;
  expect(await ours(side, file)).toEqual(await theirs(suite));
});

async function ours(side: ReturnType<typeof workspace>, file: SuiteFile | undefined) {
  if (!file) throw new Error("no suite");
  const { models } = scriptedModel(({ user }) => user);
  const plan = planOf(null, side);
  const { results } = await runPlan({ plan, baseline: null, candidate: side, models, store: memoryStore() });
  const outcomes = new Map(results.map((result) => [result.case, result.candidate]));
  return expandCases(file, new Map()).cases.map(({ id, vars }) => {
    const outcome = outcomes.get(id);
    return {
      vars,
      ...(outcome?.kind === "scored" ? { pass: outcome.pass, score: round(outcome.score) } : { pass: false, score: 0 }),
    };
  });
}

async function theirs(suite: object) {
  await loadPromptfoo();
  const { evaluate } = await import("promptfoo");
  const { tests, scenarios, defaultTest } = suiteSchema.parse({ feature: "parity", ...suite });
  const provider = Object.assign(async (prompt: string) => ({ output: prompt, latencyMs: 5 }), { label: "echo" });
  // Their types narrow `type` to a union; a suite is data.
  const config: Parameters<typeof evaluate>[0] = JSON.parse(
    JSON.stringify({ tests, scenarios, defaultTest, prompts: [] }),
  );
  const record = await evaluate(
    { ...config, prompts: ["{{answer}}"], providers: [provider], writeLatestResults: false },
    { maxConcurrency: 1, cache: false },
  );
  const { results } = await record.toEvaluateSummary();
  return results
    .toSorted((a, b) => a.testIdx - b.testIdx)
    .map(({ vars, success, score }) => ({ vars, pass: success, score: round(score) }));
}

function round(score: number): number {
  return Math.round(score * 1e9) / 1e9;
}
