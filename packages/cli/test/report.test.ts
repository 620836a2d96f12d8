import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { concise, persona, personaPath } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import type { TestRepository } from "./support/repository.ts";

const reports = ".blastgate/reports";
let repo: TestRepository;
beforeAll(async () => {
  ({ repo } = await edited({ [personaPath]: persona(concise) }));
  await repo.blastgate("check --no-review --quiet");
});

describe("a decision is shown again", () => {
  test("as text, from the folder of reports, wherever one is in the repository", async () => {
    const said = await repo.blastgate("report", { cwd: "prompts" });
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(said.stdout).toMatch(/^NO-GO: support-chat, support-routing\n/);
  });

  test("as JSON, the same that the check wrote", async () => {
    const said = await repo.blastgate(`report ${reports}/decision.json --json`);
    expect(JSON.parse(said.stdout)).toEqual(JSON.parse(repo.read(`${reports}/decision.json`)));
  });

  test("as a page, with what lies beside it", async () => {
    const said = await repo.blastgate(`report ${reports} --html --out site/index.html`);
    expect(said).toMatchObject({ exitCode: 0, stdout: "", stderr: "" });
    const page = repo.read("site/index.html");
    // Of requests.json.
    expect([page.startsWith("<!doctype html>"), page.includes("Be concise.")]).toEqual([true, true]);
  });

  test("as what other systems read, the same that the check wrote", async () => {
    const said = await repo.blastgate("report --format junit");
    expect(`${said.stdout}\n`).toBe(repo.read(`${reports}/junit.xml`));
    for (const file of ["report.md", "badge.json"]) expect(repo.read(`${reports}/${file}`)).toContain("NO-GO");
    expect(repo.read(`${reports}/findings.sarif`)).toContain("pass-rate-dropped");
  });

  test("as annotations of the prompt that was edited", async () => {
    const said = await repo.blastgate("report --format github");
    expect(said.stdout.split("\n").filter((line) => line.includes("pass-rate-dropped"))).toEqual([
      expect.stringMatching(/^::error file=prompts\/shared\/_persona\.prompt,title=.*::support-chat fell from/),
      expect.stringMatching(/^::error file=prompts\/shared\/_persona\.prompt,title=.*::support-routing fell from/),
    ]);
  });

  test("but not where a file beside it is missing, or of another plan", async () => {
    const evidence = readFileSync(join(repo.dir, reports, "evidence.json"), "utf8");
    repo.write({
      "old/decision.json": repo.read(`${reports}/decision.json`),
      "old/evidence.json": evidence.replace(/"plan": "\w+"/, '"plan": "5b1e"'),
    });
    expect((await repo.blastgate("report old")).stderr).toContain("old/evidence.json error evidence-of-another-plan");
    rmSync(join(repo.dir, "old/evidence.json"));
    expect((await repo.blastgate("report old --format junit")).stderr).toContain("report-without-evidence");
    const nowhere = await repo.blastgate("report nowhere");
    expect(nowhere).toMatchObject({ exitCode: 2, stdout: "" });
    expect(nowhere.stderr).toContain("decision-file-unreadable");
  });
});

test("findings of lint and review are annotations and SARIF, and a graph is in the languages of others", async () => {
  repo.write({ "prompts/chat/reply.prompt": "{{>shared/persnoa}}\n" });
  const lint = await repo.blastgate("lint --format github");
  expect(lint).toMatchObject({ exitCode: 1, stderr: "" });
  expect(lint.stdout).toContain("::error file=prompts/chat/reply.prompt,line=1,col=4,title=");
  const { runs } = JSON.parse((await repo.blastgate("lint --format sarif")).stdout);
  expect(runs[0].results).toContainEqual(expect.objectContaining({ ruleId: "reference-unresolved" }));
  const graph = await repo.blastgate("graph --format mermaid");
  expect(graph.stdout).toMatch(/^flowchart LR\n[\s\S]* -->\|"includes"\| /);
  repo.git("checkout", "--quiet", "--", "prompts/chat/reply.prompt");
  const review = await repo.blastgate("review --format github");
  expect(review.exitCode).toBe(1);
  expect(review.stdout).toMatch(/^::error (.*,)?title=[^\n]*\(note-missing\)::/m);
});
