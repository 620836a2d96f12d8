import { aaReportSchema, planFileSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { clerk, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { codesOf, decisionIn, edited, suiteOf } from "./support/checking.ts";
import type { Question } from "./support/scripted-model.ts";

describe.concurrent("eval", () => {
  test("runs suites that no change reaches, on one side, against their floors", async ({ expect }) => {
    const suite = JSON.stringify({
      feature: "support-routing",
      cases: "cases.csv",
      gate: { "pass-rate": { min: 0.8 } },
    });
    const { repo, model } = await edited({}, { files: { "evals/support-routing/suite.yaml": suite } });
    const said = await repo.blastgate("eval support-routing --repeats 2 --json");
    expect(said.exitCode).toBe(0);
    const decision = decisionIn(said);
    expect(decision).toMatchObject({ verdict: "GO", baseline: null, usage: { total: { bought: 56 } } });
    expect(suiteOf(decision, "support-routing").passRate).toMatchObject({ baseline: null, candidate: { value: 1 } });
    expect(decision.suites).toHaveLength(1);
    expect(model.asked).toHaveLength(56);
  });

  test("names the suite that may have been meant", async ({ expect }) => {
    const { repo } = await edited({});
    const said = await repo.blastgate("eval support-ruoting support-chat nonsense");
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr).toContain('Did you mean "support-routing"?');
    expect(said.stderr).toContain("2 errors");
  });

  test("--aa compares a workspace with itself, and reports what chance alone does", async ({ expect }) => {
    // Every third question is answered as it comes.
    let asked = 0;
    const { repo, model } = await edited({}, { cases: 12 });
    model.answer = (question) =>
      /\((3|6|9|12)\)/.test(question.user) && asked++ % 2 === 0 ? "cards" : clerk(question);
    const said = await repo.blastgate("eval support-routing --aa --json");
    expect(said.exitCode).toBe(0);
    expect(model.asked).toHaveLength(24);
    const { suites } = aaReportSchema.parse(JSON.parse(said.stdout));
    expect(suites).toMatchObject([{ suite: "support-routing", cases: 12, repeats: 1 }]);
    expect(suites[0]?.flakeRate).toBeGreaterThan(0);
    expect(suites[0]?.flaky.map((each) => each.case)).toContain("case-3");
    expect(planFileSchema.parse(JSON.parse(repo.read(".blastgate/reports/plan.json"))).plan.mode).toBe("aa");
    const text = await repo.blastgate("eval support-routing --aa");
    for (const line of text.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    expect(model.asked).toHaveLength(24);

    // What was seen is known to the next plan.
    repo.write({ [personaPath]: persona(reworded) });
    const planned = planFileSchema.parse(JSON.parse((await repo.blastgate("plan --no-review --json")).stdout));
    expect(planned.flakiness).toMatchObject([{ suite: "support-routing", cases: 12, repeats: 1 }]);
    expect(planned.flakiness[0]?.flaky).toBe(suites[0]?.flaky.length);
  });
});

describe.concurrent("check --top-up", () => {
  /** Some questions are answered wrong the first time they are asked: some on one side, some on the other. */
  const moody = () => {
    const asked = new Set<string>();
    return (question: Question) => {
      const key = question.system + question.user;
      const isMoody = (question.system.includes(reworded) ? /3\)$/ : /7\)$/).test(question.user);
      if (!isMoody || asked.has(key) || !/Name the queue/.test(question.system)) return clerk(question);
      asked.add(key);
      return "nobody";
    };
  };

  test("adds repeats of every case where they would decide, once, and buys nothing twice", async ({ expect }) => {
    const gate = { "pass-rate": { "max-drop": 0.1 } };
    const suite = JSON.stringify({ feature: "support-routing", cases: "cases.csv", gate });
    const { repo, model } = await edited(
      { [personaPath]: persona(reworded) },
      { files: { "evals/support-routing/suite.yaml": suite }, cases: 60, answer: moody() },
    );
    const said = await repo.blastgate("check --no-review --top-up --json");
    const decision = decisionIn(said);
    expect(decision).toMatchObject({ verdict: "GO", looks: 2 });
    const { plan } = planFileSchema.parse(JSON.parse(repo.read(".blastgate/reports/plan.json")));
    const routing = plan.suites.find((each) => each.suite === "support-routing");
    expect(routing).toMatchObject({ toppedUpFrom: 1 });
    expect(routing?.repeats).toBeGreaterThan(1);
    expect(routing?.cases).toHaveLength(60);
    // Those of the first look are this run's too.
    expect(decision.usage.total).toMatchObject({ bought: model.asked.length, cached: 0 });
  });

  test("leaves a clear result alone", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(concise) });
    const decision = decisionIn(await repo.blastgate("check --no-review --top-up --json"));
    expect(decision).toMatchObject({ verdict: "NO-GO", looks: 2 });
    expect(codesOf(decision)).toContain("pass-rate-dropped");
    expect(model.asked).toHaveLength(112);
  });
});
