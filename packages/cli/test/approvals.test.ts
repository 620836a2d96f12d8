import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { BlastgateError, findingSchema, reviewSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readApprovals } from "../src/approvals.ts";
import { acme, concise, persona, personaPath } from "./support/acme.ts";
import { repository, temporaryFolder } from "./support/repository.ts";

const head = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

interface ForgeOptions {
  /** That the pull request has, and that jane has approved. */
  commit?: string;
  /** Members of every team. Without, the token may not see any. */
  members?: string[];
}

/** A GitHub on loopback that has pull request 7 of acme/prompts. */
async function forge({ commit = head, members }: ForgeOptions = {}) {
  const pull = {
    html_url: "https://github.com/acme/prompts/pull/7",
    user: { login: "casey" },
    head: { sha: commit, repo: { id: 42 } },
    base: { repo: { id: 42 } },
  };
  const reviews = [
    {
      user: { login: "jane" },
      state: "APPROVED",
      commit_id: commit,
      submitted_at: "2026-11-20T09:30:00Z",
      html_url: `${pull.html_url}#pullrequestreview-80`,
    },
  ];
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url?.split("?", 1)[0] ?? "";
    asked.push(`${path} ${request.headers.authorization}`);
    response.setHeader("content-type", "application/json");
    const team = path.startsWith("/orgs/");
    if (team && !members) response.statusCode = 404;
    const list = team ? (members ?? []).map((login) => ({ login })) : reviews;
    response.end(JSON.stringify(path.endsWith("/pulls/7") ? pull : list));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    asked,
    env: { GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_TOKEN: "ghs_ofTheJob" },
    [Symbol.dispose]: () => void server.close().closeAllConnections(),
  };
}

function read(written: string | undefined, env: NodeJS.ProcessEnv = {}, cwd = temporaryFolder()) {
  return readApprovals(written, { cwd, env, owners: [] });
}

async function codes(reading: Promise<unknown>): Promise<string[]> {
  const error = await reading.catch((thrown) => thrown);
  if (!(error instanceof BlastgateError)) throw error;
  return error.findings.map(({ code }) => code);
}

function event(content: unknown): NodeJS.ProcessEnv {
  const path = join(temporaryFolder(), "event.json");
  writeFileSync(path, JSON.stringify(content));
  return { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: "acme/prompts", GITHUB_EVENT_NAME: "pull_request_review" };
}

const repo = { full_name: "acme/prompts" };
const approvals = {
  author: "@casey",
  approvals: [
    {
      by: "@jane",
      state: "approved",
      commit: head,
      at: "2026-11-20T09:30:00Z",
      url: "https://github.com/acme/prompts/pull/7#pullrequestreview-80",
    },
  ],
  teams: {},
};

test("no source is no approvals known", async () => {
  expect(await read(undefined)).toBeNull();
});

test("a path is a file, from where the command runs", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "approvals.json"), JSON.stringify({ approvals: [{ by: "@jane", commit: head }] }));
  expect(await read("approvals.json", {}, cwd)).toMatchObject({ approvals: [{ by: "@jane", state: "approved" }] });
  expect(await codes(read("github.json", {}, cwd))).toEqual(["file-unreadable"]);
});

test("a pull request is named, or is the one that GitHub Actions runs for", async () => {
  using github = await forge();
  const sources: [string, NodeJS.ProcessEnv][] = [
    ["github:acme/prompts#7", {}],
    ["github", event({ pull_request: { number: 7, head: { repo }, base: { repo } } })],
    ["github", event({ issue: { number: 7, pull_request: {} } })],
  ];
  for (const [written, env] of sources) {
    expect(await read(written, { ...env, ...github.env })).toEqual(approvals);
  }
  expect(new Set(github.asked)).toEqual(
    new Set([
      "/repos/acme/prompts/pulls/7 token ghs_ofTheJob",
      "/repos/acme/prompts/pulls/7/reviews token ghs_ofTheJob",
    ]),
  );
});

test.each<[string, string, NodeJS.ProcessEnv, string[]]>([
  ["nothing set", "github", {}, ["forge-event-missing", "forge-token-missing"]],
  ["no token", "github:acme/prompts#7", { GITHUB_TOKEN: "" }, ["forge-token-missing"]],
  ["no number", "github:acme/prompts", { GITHUB_TOKEN: "t" }, ["approvals-source-unknown"]],
  ["a path for a repository", "github:acme/a/b#7", { GITHUB_TOKEN: "t" }, ["approvals-source-unknown"]],
  ["no repository", "github", { ...event({}), GITHUB_REPOSITORY: "", GITHUB_TOKEN: "t" }, ["forge-event-missing"]],
  ["a push", "github", { ...event({ repository: repo }), GITHUB_TOKEN: "t" }, ["forge-event-without-pull-request"]],
  [
    "an issue",
    "github",
    { ...event({ issue: { number: 8 } }), GITHUB_TOKEN: "t" },
    ["forge-event-without-pull-request"],
  ],
  ["another shape", "github", { ...event({ pull_request: 7 }), GITHUB_TOKEN: "t" }, ["forge-event-unreadable"]],
  [
    "http",
    "github:acme/prompts#7",
    { GITHUB_TOKEN: "t", GITHUB_API_URL: "http://github.example.com" },
    ["forge-address-refused"],
  ],
])("%s is an error that says what to set", async (_, written, env, expected) => {
  expect(await codes(read(written, env))).toEqual(expected);
});

describe("review --approvals github:OWNER/REPO#NUMBER", () => {
  function personaEdited() {
    const contract = 'prompt: shared/persona\nversion: 1.0.0\nowner: "@acme/ai-platform"\n';
    const repo = repository({ ...acme(), "contracts/shared/persona.contract.yaml": contract });
    return { repo, commit: repo.commit({ [personaPath]: persona(concise) }) };
  }

  test("takes a team member's approval of this very commit", async () => {
    const { repo, commit } = personaEdited();
    using github = await forge({ commit, members: ["jane", "robin"] });
    const said = await repo.blastgate("review --json --approvals github:acme/prompts#7", { env: github.env });
    const { requirements } = reviewSchema.parse(JSON.parse(said.stdout));
    const platform = requirements.find(({ of }) => of.includes("@acme/ai-platform"));
    expect(platform).toMatchObject({ approvedBy: ["@jane"], missing: null });
  });

  test("could not run where the members of a team cannot be seen", async () => {
    const { repo, commit } = personaEdited();
    using github = await forge({ commit });
    const said = await repo.blastgate("review --json --approvals github:acme/prompts#7", { env: github.env });
    expect(said.exitCode).toBe(2);
    const { findings } = z.object({ findings: z.array(findingSchema) }).parse(JSON.parse(said.stdout));
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(["forge-team-unknown"]));
    expect(findings.map(({ args }) => args.team)).toContain("@acme/ai-platform");
    expect(said.stdout + said.stderr).not.toContain("ghs_ofTheJob");
  });
});
