import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acme, clerk, concise, persona, personaPath } from "./support/acme.ts";
import { decisionIn } from "./support/checking.ts";
import { type GitHubOptions, github } from "./support/github.ts";
import { repository, type TestRepository, temporaryFolder } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

/** Pull request 7 of this repository's commit, as GitHub Actions tells of it. */
async function pullRequest(repo: TestRepository, options: Partial<GitHubOptions> = {}) {
  const commit = repo.commit();
  const forge = await github({ commit, ...options });
  const folder = temporaryFolder();
  const paths = {
    event: join(folder, "event.json"),
    outputs: join(folder, "outputs"),
    summary: join(folder, "summary"),
  };
  const own = { full_name: "acme/prompts" };
  const pull = { number: 7, head: { repo: own, sha: commit }, base: { repo: own, ref: "main" } };
  writeFileSync(paths.event, JSON.stringify({ pull_request: pull }));
  repo.git("update-ref", "refs/remotes/origin/main", "main");
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_API_URL: forge.apiUrl,
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_EVENT_PATH: paths.event,
    GITHUB_OUTPUT: paths.outputs,
    GITHUB_REPOSITORY: "acme/prompts",
    GITHUB_STEP_SUMMARY: paths.summary,
    GITHUB_TOKEN: "ghs_ofTheJob",
  };
  return { forge, env, commit, read: (name: "outputs" | "summary") => readFileSync(paths[name], "utf8") };
}

test("an outcome is shown in the same comment again, as a check run that is neutral where nothing is decided", async () => {
  const model = await scriptedModel(clerk);
  const repo = repository(acme({ model: model.yaml, cases: 4 }));
  repo.write({ [personaPath]: persona(concise) });
  const { forge, env, commit, read } = await pullRequest(repo);

  const said = await repo.blastgate("ci --json --quiet --name prompts", { env });
  const decision = decisionIn(said);
  expect(decision).toMatchObject({ verdict: "NO-GO", evals: "INCONCLUSIVE", candidate: { revision: commit } });
  // Who is in @acme/ai-platform cannot be seen, which keeps nobody from running evals.
  expect(decision.reasons.map(({ code }) => code)).toContain("approvals-not-read");
  expect(said.exitCode).toBe(1);
  expect(forge.comments).toHaveLength(1);
  expect(forge.comments[0]?.body).toMatch(/^<!-- blastgate: prompts -->\n.*NO-GO/);

  const path = ".blastgate/reports/decision.json";
  repo.write({ [path]: JSON.stringify({ ...decision, verdict: "INCONCLUSIVE" }) });
  const published = await repo.blastgate("publish --name prompts", { env });
  expect(published.exitCode).toBe(3);
  expect(forge.comments).toHaveLength(1);
  expect(forge.comments[0]?.body).toMatch(/^<!-- blastgate: prompts -->\n.*INCONCLUSIVE/);
  expect(forge.checkRuns.map(({ conclusion, head_sha }) => ({ conclusion, head_sha }))).toEqual([
    { conclusion: "failure", head_sha: commit },
    { conclusion: "neutral", head_sha: commit },
  ]);
  expect(read("outputs").split("\n")).toEqual(
    expect.arrayContaining([
      "verdict=NO-GO",
      "verdict=INCONCLUSIVE",
      "reports=.blastgate/reports",
      `comment-url=${forge.comments[0]?.html_url}`,
    ]),
  );
  expect(read("summary")).toContain("INCONCLUSIVE");
});

test("what cannot be published is told, and changes no verdict", async () => {
  const repo = repository({ ...acme({ cases: 4 }), "notes.txt": "one\n" });
  repo.write({ "notes.txt": "two\n" });
  const { forge, env, read } = await pullRequest(repo);
  const without = await repo.blastgate("ci --json --pull-request 7", { env: { ...env, GITHUB_TOKEN: "" } });
  expect(without).toMatchObject({ exitCode: 0, stderr: expect.stringContaining("publish-token-missing") });
  // Of one that is named it is not known whether it comes from a fork.
  expect(decisionIn(without)).toMatchObject({ verdict: "GO", review: { trust: "base" } });

  const unwritable = join(temporaryFolder(), "nowhere", "summary");
  const broken = { ...env, GITHUB_API_URL: "http://forge.acme.example", GITHUB_STEP_SUMMARY: unwritable };
  const said = await repo.blastgate("publish", { env: broken });
  expect(said.exitCode).toBe(0);
  for (const code of ["forge-address-refused", "job-file-not-written"]) {
    expect(said.stderr).toMatch(new RegExp(`^::\\w+ title=.*\\(${code}\\)::`, "m"));
  }
  expect(forge).toMatchObject({ comments: [], checkRuns: [] });
  expect(read("summary")).toContain("GO");
});

test("that nothing could be decided is shown too, in the place of an earlier decision", async () => {
  const repo = repository(acme({ cases: 4 }));
  const reports = ".blastgate/reports";
  repo.write({ "prompts/chat/reply.prompt": '---\nowner: "@acme/customer-chat"\n---\n{{>shared/persna}}\n' });
  const { forge, env, read } = await pullRequest(repo);
  repo.write({ [`${reports}/decision.json`]: "{}", [`${reports}/junit.xml`]: "<testsuites/>" });

  const said = await repo.blastgate("ci", { env });
  expect(said).toMatchObject({ exitCode: 2, stdout: "" });
  expect(forge.comments[0]?.body).toMatch(/^<!-- blastgate: blastgate -->\n.*ERROR/);
  expect(forge.checkRuns).toMatchObject([
    { conclusion: "failure", output: { annotations: [{ path: "prompts/chat/reply.prompt", start_line: 4 }] } },
  ]);
  expect(read("outputs")).toContain("verdict=ERROR\n");
  expect(["decision.json", "junit.xml"].filter((name) => existsSync(join(repo.dir, reports, name)))).toEqual([]);

  // As the last of several jobs does it, which has nothing but the folder.
  const again = await repo.blastgate("publish --json", { env: { ...env, GITHUB_TOKEN: "" } });
  expect(again.exitCode).toBe(2);
  expect(JSON.parse(again.stdout)).toMatchObject({ verdict: "ERROR", comment: null, checkRun: null });
  expect(again.stderr).toContain("shared/persna");
});

test("why nothing could be planned is what the job that decides has to say", async () => {
  const repo = repository(acme({ cases: 4 }));
  repo.write({ "prompts/chat/reply.prompt": "{{>shared/persna}}\n" });
  const planned = await repo.blastgate("plan --out plans/plan.json");
  const decided = await repo.blastgate("decide --plan plans/plan.json");
  for (const said of [planned, decided]) {
    expect(said).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringContaining("reference-unresolved") });
  }
});

test("publish says that it is for GitHub, and what it lacks there", async () => {
  const repo = repository(acme({ cases: 4 }));
  const [elsewhere, nothing] = await Promise.all([
    repo.blastgate("publish"),
    repo.blastgate("publish reports", { env: { GITHUB_REPOSITORY: "acme/prompts" } }),
  ]);
  expect(elsewhere).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("forge-event-missing") });
  expect(nothing).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("decision-file-unreadable") });
});
