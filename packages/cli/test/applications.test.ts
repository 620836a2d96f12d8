import { evidenceSchema } from "@blastgate/core";
import { expect, test } from "vitest";
import { codesOf, decisionIn, suiteOf } from "./support/checking.ts";
import type { TestRepository } from "./support/repository.ts";
import { provider, widget } from "./support/widget.ts";

const concise = { "prompts/shared/_persona.prompt": "You are Acme's assistant. Be concise.\n" };
const queues = (cards: string) =>
  `export const queueOf = (text) => (/card/.test(text) ? "${cards}" : /charged|Refund/.test(text) ? "billing" : "other");\n`;

function outputs(repo: TestRepository, name: string) {
  const { results } = evidenceSchema.parse(JSON.parse(repo.read(".blastgate/reports/evidence.json")));
  const result = results.find((each) => each.case === name);
  return { baseline: result?.baseline?.steps[0]?.output, candidate: result?.candidate.steps[0]?.output };
}

test("a prompt's edit is judged by what the application does with it, on both sides", async () => {
  const repo = widget();
  repo.write(concise);
  const said = await repo.blastgate("check --no-review --json");
  const decision = decisionIn(said);
  expect([decision.verdict, said.exitCode]).toEqual(["NO-GO", 1]);
  expect(suiteOf(decision, "support-widget")).toMatchObject({ cases: { planned: 28, scored: 28, errors: 0 } });
  expect(outputs(repo, "case-1")).toEqual({ baseline: "cards", candidate: "other" });
  expect(said.stderr).toContain("turbo run build --filter=@acme/widget");
  expect(repo.git("status", "--porcelain")).toBe(" M prompts/shared/_persona.prompt\n");

  const again = await repo.blastgate("check --no-review --json");
  expect(decisionIn(again)).toMatchObject({ verdict: "NO-GO", usage: { total: { bought: 0 } } });
});

test("an edit of code reaches the application, whose two versions run side by side", async () => {
  const repo = widget();
  repo.write({ "packages/ledger/src/index.js": "export const total = 0;\n" });
  expect((await repo.blastgate("affected")).stdout).not.toContain("support-widget");
  repo.write({ "packages/queues/src/index.js": queues("card desk") });
  const affected = await repo.blastgate("affected --explain");
  expect(affected.stdout).toMatch(/package:@acme\/queues\s+└ package:@acme\/widget\s+└ feature:support-widget/);
  const impact = await repo.blastgate("impact packages/queues/src/index.js --json");
  expect(JSON.parse(impact.stdout)).toMatchObject({ suites: [{ suite: "support-widget", requests: 56 }] });

  // Of two commits, neither of which is checked out.
  repo.commit();
  repo.git("switch", "--quiet", "main");
  const decision = decisionIn(await repo.blastgate("check --no-review --json --base main --head edit"));
  expect(decision.verdict).toBe("NO-GO");
  expect(outputs(repo, "case-1")).toEqual({ baseline: "cards", candidate: "card desk" });
});

test("what the application breaks on is an error of that case, and no failure", async () => {
  const repo = widget();
  repo.write({
    "apps/widget/src/provider.ts": provider('if (vars.message.endsWith("(3)")) throw new Error("no such queue");'),
  });
  const { verdict, ...decision } = decisionIn(await repo.blastgate("check --no-review --json"));
  expect(verdict).toBe("ERROR");
  expect(codesOf({ verdict, ...decision })).toContain("results-without-score");
  const { cases, errors } = suiteOf({ verdict, ...decision }, "support-widget");
  expect(cases).toMatchObject({ planned: 28, scored: 27, errors: 1 });
  expect(errors).toEqual([expect.objectContaining({ case: "case-3" })]);
  expect(JSON.stringify(decision.reasons)).toContain("it threw Error: no such queue");
});

test("an application that cannot be built stops the run, and says what the build said", async () => {
  const repo = widget();
  repo.write({ "packages/queues/build.js": 'throw new Error("no such folder: src");\n' });
  const said = await repo.blastgate("check --no-review");
  expect([said.exitCode, said.stdout]).toEqual([2, ""]);
  expect(said.stderr).toMatch(/application-not-built/);
  expect(said.stderr.replace(/\s+/g, " ")).toMatch(/of the candidate: .*@acme\/queues/);
});

test("code that is not what was looked at does not run", async () => {
  const repo = widget();
  repo.write({ ".gitignore": "node_modules\n.turbo\n" });
  const said = await repo.blastgate("check --no-review --json");
  expect(said.exitCode).toBe(2);
  expect(JSON.parse(said.stdout)).toMatchObject({
    findings: [{ code: "code-changed", args: { packages: ["@acme/queues"] } }],
  });
});

test("a baseline whose dependencies nothing names exactly does not run: it would find the working tree's", async () => {
  const repo = widget();
  repo.remove("package-lock.json");
  repo.commit();
  repo.write(concise);
  const said = await repo.blastgate("check --no-review --json --base edit");
  expect(JSON.parse(said.stdout)).toMatchObject({
    findings: [{ code: "lockfile-missing", args: { side: "baseline" } }],
  });
});
