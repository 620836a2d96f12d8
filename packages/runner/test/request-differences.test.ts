import type { RequestDifferences } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { memoryStore, type RunSide, requestDifferences, runPlan } from "../src/index.ts";
import { type Asked, scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const routing = {
  steps: [
    { id: "classify", prompt: "support/classify" },
    {
      id: "reply",
      prompt: "support/reply",
      input: { message: "{{message}}", queue: "{{steps.classify.output}}" },
    },
  ],
};

function acme(persona: string) {
  return workspace({
    prompts: {
      "shared/persona": persona,
      "support/classify": '{{role "system"}}{{>shared/persona}}\nChoose a queue.\n{{role "user"}}{{message}}',
      "support/reply": '{{role "system"}}Reply.\n{{role "user"}}{{queue}}: {{message}}',
    },
    features: { routing },
    suites: {
      routing: {
        assert: [{ type: "contains", value: "queue" }],
        tests: rows({ message: "I lost my card" }, { message: "Hello?" }),
      },
    },
  });
}

/** Reads a message to its end only where it is told to. */
function bank({ system, user }: Asked): string {
  if (!system.includes("Choose a queue")) return `Of the queue ${user}`;
  return user.includes("card") && system.includes("Take your time") ? "cards" : "general";
}

async function differences(
  baseline: RunSide,
  candidate: RunSide,
  { forged = false } = {},
): Promise<RequestDifferences> {
  const plan = planOf(baseline, candidate);
  const models = scriptedModel(bank).models;
  const evidence = await runPlan({ plan, baseline, candidate, models, store: memoryStore() });
  if (forged) {
    for (const { candidate: outcome } of evidence.results) for (const step of outcome.steps) step.request = "another";
  }
  return requestDifferences({ plan, baseline, candidate, evidence });
}

describe("what models are asked differently", () => {
  test("is told for each step: the persona that changed, and what a later step reads of an earlier one's answer", async () => {
    const found = await differences(acme("Take your time."), acme("Be brief."));
    const told = found.cases.map(({ case: id, steps }) => [
      id,
      steps.map(({ step, patch }) => [step, found.patches[patch]]),
    ]);
    const persona = " [system]\n-Take your time.\n+Be brief.\n Choose a queue.";
    expect(told).toEqual([
      [
        "case-1",
        [
          ["classify", expect.stringContaining(persona)],
          ["reply", expect.stringContaining("-cards: I lost my card\n+general: I lost")],
        ],
      ],
      ["case-2", [["classify", expect.stringContaining(persona)]]],
    ]);
  });

  test("is nothing where both sides are asked the same", async () => {
    expect(await differences(acme("Take your time."), acme("Take your time."))).toMatchObject({
      patches: [],
      cases: [],
    });
  });

  test("is said of what was asked only: what does not render to the evidence's digests is left out", async () => {
    const found = await differences(acme("Take your time."), acme("Be brief."), { forged: true });
    expect(found).toMatchObject({ patches: [], cases: [] });
  });
});
