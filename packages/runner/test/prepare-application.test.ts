import type { Package } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { resolvePrompts } from "../src/applications/resolve-prompts.ts";
import { memoryStore, type RunOptions, runPlan, surveyPlan } from "../src/index.ts";
import type { ProviderResponse } from "../src/provider.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const target = "file://apps/widget/provider.ts";

/** A widget with a persona of another owner, in a package with one dependency. */
function acme({ persona = "Be kind.", code = "1", design = "1" } = {}) {
  const side = workspace({
    prompts: {
      "shared/persona": `---\nowner: "@acme/ai-platform"\n---\n${persona}`,
      "chat/answer": "{{>shared/persona}} Answer.",
      "mortgage/read": "Read.",
    },
    features: { widget: { owner: "@acme/chat", target, package: "@acme/widget", prompts: ["chat/*"] } },
    suites: { widget: { tests: rows({ message: "Where is my {{card}}?" }) } },
    contracts: {
      "shared/persona": {
        invariants: [{ id: "no-pin", why: "Fraud.", assert: { type: "not-icontains", value: "PIN" } }],
      },
    },
  });
  const packages: Package[] = [
    { name: "@acme/design", folder: "packages/design", digest: design, dependencies: [] },
    { name: "@acme/widget", folder: "apps/widget", digest: code, dependencies: ["@acme/design"] },
    { name: "@acme/ledger", folder: "packages/ledger", digest: `${code} ${design}`, dependencies: [] },
  ];
  return { ...side, snapshot: { ...side.snapshot, packages } };
}

async function run(
  sides: Pick<RunOptions, "baseline" | "candidate">,
  answer: () => ProviderResponse = () => ({ output: "It is on its way." }),
  mode: "composed" | "isolated" = "composed",
) {
  const asked: { provider: string; text: string }[] = [];
  const evidence = await runPlan({
    ...sides,
    plan: planOf(sides.baseline, sides.candidate, { mode }),
    store: memoryStore(),
    models: async ({ provider }) => ({
      id: () => provider,
      callApi: async (text) => {
        asked.push({ provider, text });
        return answer();
      },
    }),
  });
  const [result] = evidence.results;
  if (!result) throw new Error("no result");
  return { result, asked };
}

describe("an application in a run", () => {
  test("is asked the case's variables as they are, once, where code and prompts are the same", async () => {
    const { result, asked } = await run({ baseline: acme(), candidate: acme() });
    const text = JSON.stringify({ id: "case-1", message: "Where is my {{card}}?" });
    expect(asked).toEqual([{ provider: `application:${target}`, text }]);
    expect(result.identical).toBe(true);
    expect(result.candidate.steps).toMatchObject([{ step: "application", output: "It is on its way." }]);
  });

  test.each([
    { what: "a prompt that its own includes", edit: { persona: "Be brief." } },
    { what: "the code of its package", edit: { code: "2" } },
    { what: "the code of a package below", edit: { design: "2" } },
  ])("is asked on each side where they differ in $what", async ({ edit }) => {
    const { result, asked } = await run({ baseline: acme(), candidate: acme(edit) });
    expect([result.identical, asked.length]).toEqual([false, 2]);
  });

  test("is held against the invariants of all prompts it is given", async () => {
    const { result } = await run({ baseline: null, candidate: acme() }, () => ({ output: "Tell me your PIN." }));
    expect(result.candidate).toMatchObject({
      kind: "scored",
      pass: true,
      assertions: [{ origin: { kind: "invariant", prompt: "shared/persona", id: "no-pin" }, pass: false }],
    });
  });

  test("that does not answer has an error, and no score", async () => {
    const { result } = await run({ baseline: null, candidate: acme() }, () => ({ error: "it threw TypeError: x" }));
    expect(result.candidate).toMatchObject({ kind: "error", code: "request-failed" });
  });

  test("isolated, has other owners' prompts as the baseline has them", async () => {
    const sides = { baseline: acme(), candidate: acme({ persona: "Be brief." }) };
    expect((await run(sides, undefined, "isolated")).result.identical).toBe(true);
  });

  test("is counted before it runs", async () => {
    const sides = { baseline: acme(), candidate: acme({ code: "2" }) };
    const plan = planOf(sides.baseline, sides.candidate);
    const [survey] = await surveyPlan({ ...sides, plan, store: memoryStore() });
    expect(survey?.calls).toMatchObject([{ step: "application", provider: `application:${target}`, requests: 2 }]);
  });

  test("is given its prompts with what they include, and no others", () => {
    const side = acme();
    const feature = side.snapshot.features[0]?.value;
    const { prompts } = feature ? resolvePrompts(feature, side, null) : { prompts: [] };
    expect(prompts.map(({ id, path }) => [id, path])).toEqual([
      ["chat/answer", "chat/answer.prompt"],
      ["shared/persona", "shared/persona.prompt"],
    ]);
  });
});
