import type { Forecast, PlanFile, PlannedSuite } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { duration, layoutFor, renderPlan } from "../src/index.ts";

const layout = layoutFor({ columns: 80, colour: false });
const source = { kind: "revision", revision: "4f1c".repeat(10), name: "main" } as const;
const candidate = { kind: "working-tree", revision: source.revision } as const;

function suite(name: string, cases: number): PlannedSuite {
  return {
    suite: name,
    feature: name,
    owner: "@acme/support-platform",
    where: { path: `evals/${name}/suite.yaml` },
    paired: true,
    because: "impacted",
    closure: { baseline: "before", candidate: "after" },
    repeats: 1,
    sequential: false,
    gate: {},
    cases: Array.from({ length: cases }, (_, index) => ({ id: `case-${index}`, tags: [] })),
    requests: 2 * cases,
  };
}

function planFile(
  forecast: Forecast | null,
  shards: PlanFile["shards"] = [],
  suites = [suite("support-routing", 320)],
  flakiness: PlanFile["flakiness"] = [],
) {
  const inputs = { baseline: "base", candidate: "head" };
  return {
    plan: { mode: "composed", baseline: source, candidate, inputs, rulesOfBaseline: [], looks: 1, suites, gaps: [] },
    impact: {
      base: source,
      head: candidate,
      files: ["README.md"],
      nodes: [],
      widened: [],
      inert: [],
      considered: { prompts: 44, features: 9, suites: 9 },
    },
    review: null,
    forecast,
    flakiness,
    shards,
  } satisfies PlanFile;
}

const provider = "openai:chat:gpt-5-mini";
const known: Forecast = {
  suites: [
    {
      suite: "support-routing",
      cases: 320,
      calls: [
        { step: "classify", provider, requests: 640, cached: 320, costUsd: 0.41 },
        { step: null, provider, requests: 640, cached: 0, costUsd: 0.8 },
      ],
      costUsd: 1.21,
    },
  ],
  requests: 1_280,
  cached: 320,
  costUsd: 1.21,
  timeMs: 380_000,
};

describe("a plan on a terminal", () => {
  test("says what is asked, what of it is cached, and about what it costs and takes", () => {
    expect(renderPlan(planFile(known), layout)).toBe(`1 suite of 1 feature to run, 320 cases.
main (4f1c4f1c4f) → working tree on 4f1c4f1c4f.

What it takes
  support-routing  320 cases  1,280 requests  640 by graders, 320 cached, $1.21
  At most 960 requests to buy. About $1.21. About 6 min 20 s on one machine.`);
  });

  test("says that cost and time are not known, and does not say nothing or zero", () => {
    const text = renderPlan(planFile({ ...known, costUsd: null, timeMs: null }), layout).replace(/\s+/g, " ");
    expect(text).toContain("The cost is not known: there is no earlier run, and no price in blastgate.yaml");
    expect(text).toContain("The time is not known before the first run.");
    expect(text).not.toContain("$0");
  });

  test("lists the shards, empty ones too, and keeps to 80 columns", () => {
    const shards = [1, 2, 3].map((index) => ({
      index,
      of: 3,
      units: index === 3 ? [] : [{ suite: "support-routing", cases: Array<string>(160).fill("case-1") }],
      timeMs: index === 3 ? 0 : 190_000,
    }));
    const text = renderPlan(planFile(known, shards), layout);
    expect(text).toContain(`Shards
  1/3  160 cases  3 min 10 s  support-routing (160)
  2/3  160 cases  3 min 10 s  support-routing (160)
  3/3  0 cases`);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  test("says which suites were flaky before, and what repeats that asks for", () => {
    const seen = { suite: "support-routing", rate: 0.031, cases: 64, flaky: 4, repeats: 1 };
    const text = (repeatsProposed: number | null, rate = seen.rate) =>
      renderPlan(planFile(known, [], undefined, [{ ...seen, rate, repeatsProposed }]), layout);
    expect(text(3)).toContain(`Flaky before
  support-routing  3.1% of answers  4 of 64 cases  repeats: 3 proposed, now 1`);
    expect(text(1)).toContain("repeats: 1 is enough");
    expect(text(null)).toMatch(/4 of 64 cases$/);
    expect(text(3, 0)).not.toContain("Flaky");
  });

  test("of nothing says what was looked at", () => {
    expect(renderPlan(planFile({ ...known, suites: [] }, [], []), layout)).toBe(`Nothing to run.
main (4f1c4f1c4f) → working tree on 4f1c4f1c4f. Looked at 44 prompts, 9 features
and 9 suites; 1 file changed.`);
  });
});

test.each([
  [0, "0 s"],
  [300, "under 1 s"],
  [41_000, "41 s"],
  [120_000, "2 min"],
  [380_400, "6 min 20 s"],
  [1_519_000, "25 min"],
  [3_600_000, "1 h"],
  [7_500_000, "2 h 5 min"],
])("%i ms is %s", (ms, words) => {
  expect(duration(ms)).toBe(words);
});
