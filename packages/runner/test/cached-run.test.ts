import { hashJson, modelCalls, usageOf } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { runPlan } from "../src/index.ts";
import type { RunSide } from "../src/prepare-feature.ts";
import { emptyFolder, openStore } from "./store/support.ts";
import { scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const isCards = { type: "equals", value: "cards" };

function routing(prompt: string, { config = {}, assert = [isCards] }: { config?: object; assert?: object[] } = {}) {
  return workspace({
    prompts: { label: `${prompt} {{message}}` },
    features: { routing: { steps: [{ id: "label", prompt: "label" }] } },
    suites: { routing: { assert, tests: rows({ message: "lost" }, { message: "found" }) } },
    config: { models: { default: { provider: "scripted", config } } },
  });
}

/** Runs of one repository; each is complete when the next begins. */
function runsIn(folder: string, answer: () => unknown = () => ({ output: "cards", cost: 0.5, latencyMs: 70 })) {
  const { models } = scriptedModel(answer);
  let judged = 0;
  const assertions = async () => ({
    runAssertions: async () => {
      judged += 1;
      return { pass: true, score: 1, reason: "" };
    },
  });
  return async (candidate: RunSide, repeats = 1) => {
    const plan = planOf(null, candidate, { repeats });
    const store = await openStore(folder, { plan: hashJson(plan) });
    judged = 0;
    const { results } = await runPlan({ plan, baseline: null, candidate, models, store, assertions });
    await store.finish();
    await store.close();
    const { bought, cached, costUsd } = usageOf(modelCalls(results).steps);
    return { bought, cached, costUsd, judged, results };
  };
}

describe("a run with a cache", () => {
  test("buys no response twice, and keeps what it cost and took", async () => {
    const run = runsIn(emptyFolder());
    expect(await run(routing("Label:"))).toMatchObject({ bought: 2, cached: 0, costUsd: 1 });
    const again = await run(routing("Label:"));
    expect(again).toMatchObject({ bought: 0, cached: 2 });
    expect(again.results[0]?.candidate).toMatchObject({ steps: [{ cached: true, costUsd: 0.5, latencyMs: 70 }] });

    // A new repeat, other words and other settings are other requests.
    expect(await run(routing("Label:"), 2)).toMatchObject({ bought: 2, cached: 2 });
    expect(await run(routing("Name:"))).toMatchObject({ bought: 2, cached: 0 });
    expect(await run(routing("Label:", { config: { temperature: 1 } }))).toMatchObject({ bought: 2, cached: 0 });
  });

  test("judges again what is asserted otherwise, without asking, and nothing else", async () => {
    const run = runsIn(emptyFolder());
    expect(await run(routing("Label:"))).toMatchObject({ bought: 2, judged: 2 });
    expect(await run(routing("Label:"))).toMatchObject({ bought: 0, judged: 0 });
    const stricter = { assert: [isCards, { type: "is-json" }] };
    expect(await run(routing("Label:", stricter))).toMatchObject({ bought: 0, cached: 2, judged: 2 });
    expect(await run(routing("Label:", stricter))).toMatchObject({ bought: 0, judged: 0 });
  });

  test("keeps no error", async () => {
    const folder = emptyFolder();
    const away = await runsIn(folder, () => ({ error: "API error: 400" }))(routing("Label:"));
    expect(away.results.map(({ candidate }) => candidate.kind)).toEqual(["error", "error"]);
    expect(await runsIn(folder)(routing("Label:"))).toMatchObject({ bought: 2, cached: 0 });
  });
});
