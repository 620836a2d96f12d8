import { expect, test } from "vitest";
import { openGitHub, readPullRequest } from "../src/index.ts";
import { before, type GitHubServer, head, pages, pullRequest, review, startGitHub } from "./github-server.ts";

const persona = { owner: "acme", repo: "prompts", number: 7 };
const pull = "/repos/acme/prompts/pulls/7";

function open({ origin }: GitHubServer) {
  return openGitHub({ apiUrl: origin, token: "ghp_aToken", userAgent: "blastgate/1.2.3" });
}

test("tells who approved at which commit, whose the change is, and who is in the teams", async () => {
  await using server = await startGitHub({
    [pull]: () => ({ body: pullRequest() }),
    [`${pull}/reviews`]: pages([review("jane", "APPROVED"), review("sam", "CHANGES_REQUESTED", before)]),
    "/orgs/acme/teams/compliance/members": pages([{ login: "jane" }, { login: "Robin-M" }]),
  });
  const read = await readPullRequest(open(server), persona, ["@acme/compliance", "@jane", "kim@acme.example"]);
  expect(read).toEqual({
    approvals: {
      author: "@casey",
      approvals: [
        {
          by: "@jane",
          state: "approved",
          commit: head,
          at: "2026-11-20T09:30:00Z",
          url: expect.stringContaining("/pull/7#"),
        },
        { by: "@sam", state: "changes-requested", commit: before, at: expect.anything(), url: expect.anything() },
      ],
      teams: { "@acme/compliance": ["@jane", "@Robin-M"] },
    },
    commit: head,
    fork: false,
    url: "https://github.com/acme/prompts/pull/7",
  });
  expect(server.asked.every(({ authorization }) => authorization === "token ghp_aToken")).toBe(true);
  expect(server.asked[0]?.userAgent).toMatch(/^blastgate\/1\.2\.3 /);
});

test("reads every page, in order", async () => {
  const [first, second, third] = ["ann", "bo", "cy"].map((name) =>
    Array.from({ length: 3 }, (_, index) => review(`${name}${index}`, "APPROVED")),
  );
  await using server = await startGitHub({
    [pull]: () => ({ body: pullRequest() }),
    [`${pull}/reviews`]: pages(first ?? [], second ?? [], third ?? []),
    "/orgs/acme/teams/compliance/members": pages([{ login: "jane" }], [{ login: "robin" }], [{ login: "sam" }]),
  });
  const { approvals } = await readPullRequest(open(server), persona, ["@acme/compliance"]);
  const names = ["ann0", "ann1", "ann2", "bo0", "bo1", "bo2", "cy0", "cy1", "cy2"];
  expect(approvals.approvals.map(({ by }) => by)).toEqual(names.map((name) => `@${name}`));
  expect(approvals.teams).toEqual({ "@acme/compliance": ["@jane", "@robin", "@sam"] });
});

test("keeps a dismissed review and the approval after it, and leaves out what is no judgement", async () => {
  await using server = await startGitHub({
    [pull]: () => ({ body: pullRequest() }),
    [`${pull}/reviews`]: pages([
      review("jane", "DISMISSED", before),
      review("sam", "COMMENTED"),
      review("jane", "APPROVED"),
      review("sam", "PENDING"),
      review(null, "APPROVED"),
      review("github-actions[bot]", "APPROVED"),
      review("kim", "CHANGES_REQUESTED", null),
    ]),
  });
  const { approvals } = await readPullRequest(open(server), persona, []);
  expect(approvals.approvals.map(({ by, state, commit }) => [by, state, commit])).toEqual([
    ["@jane", "dismissed", before],
    ["@jane", "approved", head],
    ["@kim", "changes-requested", "0".repeat(40)],
  ]);
});

test.each([
  ["the repository itself", { id: 42 }, false],
  ["another repository", { id: 43 }, true],
  ["a repository that is gone", null, true],
])("a pull request from %s", async (_, repo, fork) => {
  await using server = await startGitHub({
    [pull]: () => ({ body: pullRequest({ head: { sha: head, repo } }) }),
    [`${pull}/reviews`]: pages([]),
  });
  expect(await readPullRequest(open(server), persona, [])).toMatchObject({ fork, commit: head });
});

test("a pull request of a bot, or of an account that is gone, has no author who could approve", async () => {
  for (const user of [null, { login: "dependabot[bot]" }]) {
    await using server = await startGitHub({
      [pull]: () => ({ body: pullRequest({ user }) }),
      [`${pull}/reviews`]: pages([]),
    });
    expect((await readPullRequest(open(server), persona, [])).approvals).toEqual({ approvals: [], teams: {} });
  }
});

test("reads the API of an Enterprise server, below its path", async () => {
  await using server = await startGitHub({
    [`/api/v3${pull}`]: () => ({ body: pullRequest() }),
    [`/api/v3${pull}/reviews`]: pages([review("jane", "APPROVED")]),
  });
  const github = openGitHub({ apiUrl: `${server.origin}/api/v3/`, token: "t0ken", userAgent: "blastgate/1" });
  expect((await readPullRequest(github, persona, [])).approvals.approvals).toHaveLength(1);
});

test("follows a repository that was renamed", async () => {
  await using server = await startGitHub({
    [pull]: ({ origin }) => ({ status: 301, headers: { location: `${origin}/repositories/42/pulls/7` }, body: {} }),
    "/repositories/42/pulls/7": () => ({ body: pullRequest() }),
    [`${pull}/reviews`]: pages([]),
  });
  expect((await readPullRequest(open(server), persona, [])).commit).toBe(head);
});
