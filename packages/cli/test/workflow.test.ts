import { chmodSync, existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { decisionSchema } from "@blastgate/core";
import { expect, test } from "vitest";
import { acme, clerk, concise, persona, personaPath } from "./support/acme.ts";
import { type JobRun, runWorkflow } from "./support/actions/run-workflow.ts";
import { type GitHubOptions, github } from "./support/github.ts";
import { command, type Files, repository, temporaryFolder } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

test("the workflow of the docs decides a pull request on two machines, and shows it there", async () => {
  const { jobs, decision, forge, commit } = await runFor("acme/prompts", await demoChange(), { shards: "2" });
  expect(resultsOf(jobs)).toEqual({ plan: ["success"], run: ["success", "success"], decide: ["failure"] });
  expect(jobs.plan?.[0]?.log).toContain(`GitHub Actions: comparing ${commit} with origin/main`);
  expect(decision).toMatchObject({ verdict: "NO-GO", evals: "NO-GO", review: { trust: "approved", commit } });
  expect(decision.review?.requirements).toMatchObject([{ approvedBy: ["@jane"], missing: null }]);
  expect(forge.comments.map(({ body }) => body.split("\n").slice(0, 2))).toEqual([
    ["<!-- blastgate: blastgate -->", expect.stringContaining("NO-GO")],
  ]);
  expect(forge.checkRuns).toMatchObject([
    {
      name: "blastgate",
      head_sha: commit,
      conclusion: "failure",
      details_url: "https://github.com/acme/prompts/actions/runs/40",
      output: { title: expect.stringMatching(/^NO-GO: /) },
    },
  ]);
  expect(forge.checkRuns[0]?.output.annotations.map(({ path }) => path)).toContain(personaPath);
  expect(jobs.decide?.[0]?.summary).toContain("NO-GO");
});

test("of a pull request from a fork nothing is trusted, and nothing is written that its token may not write", async () => {
  const { jobs, decision, forge } = await runFor("mallory/prompts", await demoChange(), {
    forge: { readOnly: true },
  });
  expect(resultsOf(jobs)).toEqual({ plan: ["success"], run: ["success"], decide: ["failure"] });
  expect(decision).toMatchObject({ verdict: "NO-GO", evals: "NO-GO", review: { trust: "base" } });
  expect(forge).toMatchObject({ comments: [], checkRuns: [] });
  const { log = "", summary = "" } = jobs.decide?.[0] ?? {};
  expect(log).toContain("::warning title=A token that may not write this (forge-write-refused)::");
  expect(log).toContain(`::error file=${personaPath}`);
  expect(summary).toContain("NO-GO");
});

test("a pull request from a fork is checked with secrets when somebody asks for it, and not checked out", async () => {
  const { jobs, decision, forge, commit } = await runFor("mallory/prompts", await smallChange(), {
    workflow: "github-forks.yml",
    event: { name: "workflow_dispatch", payload: { inputs: { "pull-request": "7" } } },
  });
  expect(resultsOf(jobs)).toEqual({ prompts: ["failure"] });
  expect(decision).toMatchObject({ verdict: "NO-GO", evals: "INCONCLUSIVE", review: { trust: "base", commit } });
  expect(decision.review?.requirements).toMatchObject([{ approvedBy: ["@jane"] }]);
  expect(forge.comments).toMatchObject([{ body: expect.stringContaining("NO-GO") }]);
  expect(forge.checkRuns).toMatchObject([{ head_sha: commit, conclusion: "failure" }]);
});

interface Options {
  workflow?: string;
  event?: { name: string; payload: object };
  shards?: string;
  forge?: Partial<GitHubOptions>;
}

/** A workspace, and what its persona says after the change. */
interface PersonaChange {
  files: Files;
  after: string;
}

/** The change of the demo, on the whole of the example company. */
async function demoChange(): Promise<PersonaChange> {
  const paths = globSync(["blastgate.yaml", "{prompts,contracts,evals}/**/*.*"], { cwd: root });
  const files = Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")]));
  const [thorough = ""] = /^Take the time to read everything.*?\./m.exec(files[personaPath] ?? "") ?? [];
  const concisely = "Be more concise: keep it brief and to the point, and do not dwell on details.";
  return { files, after: files[personaPath]?.replace(thorough, concisely) ?? "" };
}

/** The same on few cases, which decide nothing, so that what is missing beside evals is what blocks. */
async function smallChange(): Promise<PersonaChange> {
  const model = await scriptedModel(clerk);
  const files = acme({ model: model.yaml, cases: 4 });
  // What is stopped by cost has to have one.
  files["blastgate.yaml"] += `providers: { "openai:chat:bank-1": { price: { input: 0.25, output: 2 } } }\n`;
  return { files, after: persona(concise) };
}

/** A workflow of the docs, for a pull request that makes the persona more concise. */
async function runFor(
  source: string,
  { files, after }: PersonaChange,
  { workflow = "github.yml", event, shards = "1", forge: options }: Options,
) {
  const repo = repository(files);
  const commit = repo.commit({ [personaPath]: after });
  // Of a fork, GitHub's repository has the commit and no branch.
  repo.git("update-ref", "refs/pull/7/head", commit);
  repo.git("checkout", "--quiet", "main");
  repo.git("branch", "--quiet", "-D", "edit");
  const forge = await github({ commit, members: ["jane"], ...options });
  const base = { full_name: "acme/prompts" };
  const pullRequest = {
    number: 7,
    head: { ref: "edit", sha: commit, repo: { full_name: source } },
    base: { ref: "main", sha: repo.git("rev-parse", "main").trim(), repo: base },
  };
  const { name, payload } = event ?? { name: "pull_request", payload: { pull_request: pullRequest } };
  const { jobs, artefacts } = await runWorkflow({
    path: join(root, "docs/ci", workflow),
    action: root,
    inputs: { shards },
    origin: repo.dir,
    event: { name, payload: { repository: { ...base, default_branch: "main" }, ...payload } },
    apiUrl: forge.apiUrl,
    token: "ghs_ofTheJob",
    secrets: {},
    tools: tools(),
  });
  const path = join(artefacts, "blastgate-reports/decision.json");
  if (!existsSync(path)) throw new Error(`nothing was decided:\n${logsOf(jobs)}`);
  return { jobs, decision: decisionSchema.parse(JSON.parse(readFileSync(path, "utf8"))), forge, commit };
}

/** An npm that installs what was built here, in the place of what is published. */
function tools(): string {
  const folder = temporaryFolder();
  const programs = {
    built: `#!/bin/sh\nexec "${process.execPath}" "${command}" "$@"\n`,
    npm: `#!/bin/bash
while [ "$1" != --prefix ]; do shift; done
mkdir -p "$2/node_modules/.bin"
cp "${folder}/built" "$2/node_modules/.bin/blastgate"
`,
  };
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function resultsOf(jobs: Record<string, JobRun[]>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(jobs).map(([name, runs]) => [name, runs.map(({ result }) => result)]));
}

function logsOf(jobs: Record<string, JobRun[]>): string {
  return Object.values(jobs)
    .flat()
    .map(({ log }) => log)
    .join("\n");
}
