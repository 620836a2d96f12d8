import { existsSync } from "node:fs";
import { join } from "node:path";
import { decisionSchema, evidenceSchema, planFileSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { acme, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { check, codesOf, decisionIn, edited, suiteOf } from "./support/checking.ts";

const made = { [personaPath]: persona(concise) };

describe.concurrent("check says", () => {
  test("GO where nothing changed, and asks nothing", async ({ expect }) => {
    const { exitCode, decision, model } = await check({});
    expect(exitCode).toBe(0);
    expect(decision).toMatchObject({ verdict: "GO", suites: [], usage: { total: { bought: 0, cached: 0 } } });
    expect(codesOf(decision)).toEqual(["nothing-reached"]);
    expect(model.asked).toEqual([]);
  });

  test("GO where outputs stay the same, once for both features, and buys each response once", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const said = await repo.blastgate("check --no-review");
    expect(said.exitCode).toBe(0);
    expect(said.stdout).toMatch(/^GO: 2 suites of 2 features hold$/m);
    // 28 cases on both sides: classify, which both features share, and reply.
    expect(model.asked).toHaveLength(112);

    const again = await repo.blastgate("check --no-review --json");
    expect(model.asked).toHaveLength(112);
    expect(decisionIn(again)).toMatchObject({
      verdict: "GO",
      usage: { total: { bought: 0, cached: 112, costUsd: 0 } },
    });

    await repo.blastgate("check --no-review --no-cache");
    expect(model.asked).toHaveLength(224);
  });

  test("NO-GO where outputs get worse, and names the suites, owners and the way from the edit", async ({ expect }) => {
    const { repo } = await edited(made);
    const said = await repo.blastgate("check --no-review");
    expect(said.exitCode).toBe(1);
    const text = said.stdout.replace(/\s+/g, " ");
    expect(text).toMatch(/^NO-GO: support-chat, support-routing /);
    expect(text).toContain("support-routing fell from 100.0% to 75.0%: −25.0 points");
    expect(text).toContain("shared/persona → support/classify → support-routing");
    expect(text).toContain("prompt:shared/persona changed (body)");
    expect(text).toContain("support-routing @acme/support-platform NO-GO");
    expect(text).toContain('case-1 Expected output "fraud" to equal "cards"');
    expect(repo.read(".blastgate/reports/report.md")).toContain("## ⛔ NO-GO: support-chat, support-routing");
  });

  test("a response cache that is broken is told, set aside, and stands in nobody's way", async ({ expect }) => {
    const { repo } = await edited({ [personaPath]: persona(reworded) });
    repo.write({ ".git/blastgate/cache-1.sqlite": "no database" });
    const said = await repo.blastgate("check --no-review --json");
    expect(said.exitCode).toBe(0);
    expect(said.stderr).toContain("response-cache-broken");
    expect(decisionIn(said)).toMatchObject({ verdict: "GO", usage: { total: { cached: 0 } } });
  });

  test("GO for each prompt alone, where it is the composition that breaks", async ({ expect }) => {
    const { decision, exitCode } = await check(made, { args: "--isolated" });
    expect(suiteOf(decision, "support-routing").cases).toMatchObject({ planned: 28, identical: 28 });
    expect(decision).toMatchObject({ mode: "isolated", verdict: "GO" });
    expect(exitCode).toBe(0);
  });

  test("INCONCLUSIVE where there are too few cases, and how many would do", async ({ expect }) => {
    const { decision, exitCode } = await check({ [personaPath]: persona(reworded) }, { cases: 8 });
    expect(exitCode).toBe(3);
    expect(decision.verdict).toBe("INCONCLUSIVE");
    const gate = suiteOf(decision, "support-routing").gates.find(({ gate }) => gate === "pass-rate.max-drop");
    expect(gate).toMatchObject({ verdict: "INCONCLUSIVE", reason: { code: "pass-rate-undecided" } });
    expect(gate?.casesNeeded).toBeGreaterThan(8);
  });
});

describe.concurrent("check compares", () => {
  test("the merge base with --head, whatever the working tree holds", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    repo.commit();
    repo.write(made);
    const decision = decisionIn(await repo.blastgate("check --no-review --json --head edit"));
    expect(decision).toMatchObject({ verdict: "GO", candidate: { kind: "revision", name: "edit" } });
    expect(model.asked.some(({ system }) => system.includes("concise"))).toBe(false);
  });

  test("both sides of a range A..B", async ({ expect }) => {
    const { repo } = await edited({});
    const before = repo.git("rev-parse", "HEAD").trim();
    const after = repo.commit(made);
    repo.write({ [personaPath]: persona(reworded) });
    const decision = decisionIn(await repo.blastgate(`check --no-review --json --base ${before}..${after}`));
    expect(decision).toMatchObject({
      verdict: "NO-GO",
      baseline: { revision: before },
      candidate: { revision: after },
    });
  });
});

describe.concurrent("a gate", () => {
  test("on regressions holds for the cases of its tag alone", async ({ expect }) => {
    const rows = [
      { vars: { id: "stuck", message: "Hello. My card is stuck" }, metadata: { tags: ["must-pass"] } },
      { vars: { id: "lost", message: "Hi there. Card lost" } },
      { vars: { id: "refund", message: "refund please" }, metadata: { tags: ["must-pass"] } },
    ].map((row, index) => ({ ...row, assert: [{ type: "equals", value: index < 2 ? "cards" : "billing" }] }));
    const suite = { feature: "support-routing", tests: rows, gate: { regressions: { max: 0, cases: ["must-pass"] } } };
    const files = { "evals/support-routing/suite.yaml": JSON.stringify(suite) };
    const { decision } = await check(made, { files, cases: 3 });
    const { gates, broken } = suiteOf(decision, "support-routing");
    expect(broken.map((each) => each.case)).toEqual(["lost", "stuck"]);
    expect(gates).toMatchObject([
      { gate: "regressions", verdict: "NO-GO", reason: { args: { count: 1, cases: ["stuck"] } } },
    ]);
  });

  test("with a floor judges a feature that is new, and says that nothing is compared", async ({ expect }) => {
    const feature = 'feature: greeting\nowner: "@acme/customer-chat"\nsteps: [{ id: greet, prompt: chat/reply }]\n';
    const tests = Array.from({ length: 12 }, (_, index) => ({
      vars: { id: `greeting-${index}`, message: "hello", queue: "cards" },
      assert: [{ type: "contains", value: index < 6 ? "passed" : "never said" }],
    }));
    const gate = { "pass-rate": { min: 0.9, "max-drop": 0.1 } };
    const { decision, exitCode } = await check({
      "prompts/chat/greeting.feature.yaml": feature,
      "evals/greeting/suite.yaml": JSON.stringify({ feature: "greeting", tests, gate }),
    });
    expect(exitCode).toBe(1);
    expect(suiteOf(decision, "greeting")).toMatchObject({
      paired: false,
      gates: [{ gate: "pass-rate.min", verdict: "NO-GO", limit: 0.9 }],
      passRate: { baseline: null, candidate: { value: 0.5 } },
    });
    expect(decision.unchecked.map(({ code }) => code)).toEqual(["gate-not-applicable", "review-not-made"]);
    expect(decision.suites).toHaveLength(1);
  });
});

describe.concurrent("a contract", () => {
  const contract = (rest: string) => `prompt: shared/persona\nversion: 1.0.0\nowner: "@acme/ai-platform"\n${rest}`;

  test("is broken by an output of any feature downstream that breaks its invariant", async ({ expect }) => {
    const files = {
      "contracts/shared/persona.contract.yaml": contract(
        "invariants:\n  - { id: never-curt, why: Complaints of May, assert: { type: not-starts-with, value: I have } }\n",
      ),
    };
    const { decision, exitCode } = await check(made, { files });
    expect(exitCode).toBe(1);
    const invariants = suiteOf(decision, "support-chat").gates.find(({ gate }) => gate === "invariants");
    expect(invariants).toMatchObject({ verdict: "NO-GO", reason: { code: "invariants-broken" } });
    expect(invariants?.reason.args.checks).toEqual(["shared/persona (@acme/ai-platform): never-curt, at reply"]);
  });

  test("has the suites it requires run, reached or not", async ({ expect }) => {
    const files = { "contracts/shared/persona.contract.yaml": contract("evals: [mortgage-documents]\n") };
    const { decision, repo } = await check({ [personaPath]: persona(reworded) }, { files });
    expect(decision.suites.map(({ suite }) => suite)).toContain("mortgage-documents");
    const { plan } = planFileSchema.parse(JSON.parse(repo.read(".blastgate/reports/plan.json")));
    expect(plan.suites.find(({ suite }) => suite === "mortgage-documents")).toMatchObject({ because: "required" });
  });
});

describe.concurrent("a chain", () => {
  test("hands each step's output on, and is judged by its last", async ({ expect }) => {
    const { repo, model } = await edited({
      "prompts/chat/reply.prompt":
        '{{role "system"}}Answer kindly. The queue is {{queue}}.\n{{role "user"}}{{message}}\n',
    });
    const { verdict } = decisionIn(await repo.blastgate("check --no-review --json"));
    expect(verdict).toBe("GO");
    const asked = model.asked.find(({ system, user }) => system.startsWith("Answer kindly") && user.includes("card"));
    expect(asked?.system).toContain("The queue is cards.");
  });

  test("is broken by an output that does not fit its prompt's schema", async ({ expect }) => {
    const path = "prompts/mortgage/read-document.prompt";
    const prompt = String(acme()[path]).replace("as JSON", "in a word");
    const { decision, exitCode } = await check({ [path]: prompt });
    expect(exitCode).toBe(1);
    const gates = suiteOf(decision, "mortgage-documents").gates;
    expect(gates).toContainEqual(
      expect.objectContaining({
        gate: "output-schema",
        verdict: "NO-GO",
        reason: expect.objectContaining({ code: "output-schema-broken" }),
      }),
    );
  });
});

test("a feature without suite is INCONCLUSIVE: nothing can be said of it", async () => {
  const { repo } = await edited(made);
  repo.remove("evals/support-chat", "evals/support-routing");
  repo.commit();
  repo.git("branch", "--force", "main", "edit");
  repo.write({ [personaPath]: persona(reworded) });
  const said = await repo.blastgate("check --no-review --json");
  const decision = decisionIn(said);
  expect(said.exitCode).toBe(3);
  expect(codesOf(decision)).toEqual(["feature-without-suite", "feature-without-suite"]);
});

test("the reports are whole, and git does not see them", async () => {
  const { repo } = await edited(made, { cases: 4 });
  repo.commit();
  const said = await repo.blastgate("check --no-review --out build/evals", { cwd: "prompts" });
  expect(said.stdout).toContain("Reports in ../build/evals");
  const report = (name: string) => repo.read(`build/evals/${name}`);
  expect(planFileSchema.parse(JSON.parse(report("plan.json"))).plan.suites).toHaveLength(2);
  expect(evidenceSchema.parse(JSON.parse(report("evidence.json"))).results).toHaveLength(8);
  expect(decisionSchema.parse(JSON.parse(report("decision.json"))).suites).toHaveLength(2);
  expect(report("report.md")).toMatch(/^## /);
  expect(report("report.html")).toMatch(/^<!doctype html>.*id="case-details">\{"cases":\[\{"requests":\[\{"step"/s);
  expect(repo.git("status", "--porcelain", "--untracked-files=all")).toBe("");
  expect(existsSync(join(repo.dir, ".blastgate"))).toBe(false);
  // The run is known, but the model has no price.
  expect((await repo.blastgate("impact shared/persona")).stdout).toContain("at most 24 requests, cost unknown");
});

test("a folder that was there keeps its .gitignore", async () => {
  const { repo } = await edited({ ".gitignore": "node_modules\n" });
  await repo.blastgate("check --no-review --out .");
  expect(repo.read(".gitignore")).toBe("node_modules\n");
  expect(repo.read("report.md")).toMatch(/GO/);
});
