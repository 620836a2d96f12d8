import { expect, test } from "vitest";
import { suitesToRun } from "../../src/plan/suites-to-run.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

const find = suitesToRun(
  buildSnapshot({
    prompts: { persona: {}, policy: {} },
    features: { chat: ["persona"], mortgages: ["policy"] },
    suites: { mortgages: {}, "chat-smoke": { feature: "chat" }, chat: {} },
    contracts: { persona: { evals: ["mortgages", "chat"] } },
  }),
);

test("suites are run that are affected, and those that the contract of an affected prompt requires, by name", () => {
  const named = (affected: string[]) => find(affected).map(({ file, because }) => [file.name, because]);
  expect(named(["prompt:persona", "feature:chat", "suite:chat"])).toEqual([
    ["chat", "impacted"],
    ["chat-smoke", "required"],
    ["mortgages", "required"],
  ]);
  expect(named(["suite:chat", "contract:persona"])).toContainEqual(["chat", "impacted"]);
  expect(named(["prompt:policy", "suite:mortgages"])).toEqual([["mortgages", "impacted"]]);
});
