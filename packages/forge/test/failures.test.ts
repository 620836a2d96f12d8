import { inspect } from "node:util";
import { BlastgateError, describeFinding } from "@blastgate/core";
import { expect, test } from "vitest";
import { type GitHubOptions, openGitHub, readPullRequest } from "../src/index.ts";
import { type Asked, pages, pullRequest, type Reply, review, startGitHub } from "./github-server.ts";

const token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
const persona = { owner: "acme", repo: "prompts", number: 7 };
const pull = "/repos/acme/prompts/pulls/7";
const ok = {
  [pull]: () => ({ body: pullRequest() }),
  [`${pull}/reviews`]: pages([review("jane", "APPROVED")]),
};

async function read(
  routes: Parameters<typeof startGitHub>[0],
  { teams = [], ...options }: Partial<GitHubOptions> & { teams?: string[] } = {},
) {
  await using server = await startGitHub(routes);
  const github = openGitHub({ apiUrl: server.origin, token, userAgent: "blastgate/1", secondMs: 0, ...options });
  const result = await readPullRequest(github, persona, teams).catch((error) => error);
  if (!(result instanceof BlastgateError)) {
    if (result instanceof Error) throw result;
    return { approvals: result.approvals.approvals.length, asked: server.asked, codes: [], said: "" };
  }
  const said = result.findings.map((found) => Object.values(describeFinding(found)).join(" ")).join("\n");
  expect(`${said} ${inspect(result, { depth: 20 })}`).not.toContain(token);
  return { codes: result.findings.map(({ code }) => code), said, asked: server.asked, findings: result.findings };
}

/** Of both kinds, as GitHub documents them. */
const limits: Record<string, Reply> = {
  "the primary limit, by 403": {
    status: 403,
    headers: { "x-ratelimit-limit": "60", "x-ratelimit-remaining": "0", "x-ratelimit-reset": "0" },
    body: { message: "API rate limit exceeded for user ID 1." },
  },
  "the primary limit, by 429": {
    status: 429,
    headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "0" },
    body: { message: "API rate limit exceeded for user ID 1." },
  },
  "a secondary limit, with Retry-After": {
    status: 403,
    headers: { "retry-after": "25" },
    body: { message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." },
  },
  "a secondary limit, without": {
    status: 429,
    body: { message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again." },
  },
  "a proxy's limit": { status: 429, headers: { "retry-after": "3" }, body: { message: "Too Many Requests" } },
};

test.each(Object.entries(limits))("waits for %s, and goes on", async (_, limited) => {
  const reviews = ok[`${pull}/reviews`];
  const { codes, approvals } = await read({
    ...ok,
    [`${pull}/reviews`]: (asked: Asked) => (asked.nth === 1 ? limited : (reviews?.(asked) ?? "cut")),
  });
  expect({ codes, approvals }).toEqual({ codes: [], approvals: 1 });
});

test.each(Object.entries(limits))("gives up on %s when patience ends", async (_, limited) => {
  const { codes, asked } = await read({ ...ok, [`${pull}/reviews`]: () => limited });
  expect(codes).toEqual(["forge-rate-limited"]);
  expect(asked.length).toBeLessThan(15);
});

test("does not wait for a limit that ends in an hour, and says how long it lasts", async () => {
  const limited = { ...limits["a secondary limit, without"], headers: { "retry-after": "3600" } };
  const { findings, asked } = await read({ ...ok, [pull]: () => limited }, { secondMs: 1_000 });
  expect(findings?.[0]?.args).toEqual({ what: "pull request acme/prompts#7", waitedSeconds: 0, moreSeconds: 3600 });
  expect(asked).toHaveLength(1);
});

test("patience is for all of a reading, not for each request", async () => {
  const limited = limits["a secondary limit, with Retry-After"] ?? {};
  const slow = (asked: Asked) => (asked.nth === 1 ? limited : pages([{ login: "jane" }])(asked));
  const teams = ["one", "two", "three"];
  const routes = Object.fromEntries(teams.map((team) => [`/orgs/acme/teams/${team}/members`, slow]));
  const { codes, said } = await read({ ...ok, ...routes }, { teams: teams.map((team) => `@acme/${team}`) });
  expect(codes).toEqual(["forge-rate-limited"]);
  expect(said).toContain("wait 25 s more, after 50 s");
});

test("names every team that cannot be seen, and what the token lacks", async () => {
  const { codes, said } = await read(
    {
      ...ok,
      "/orgs/acme/teams/compliance/members": pages([{ login: "jane" }]),
      "/orgs/acme/teams/ai-platform/members": () => ({
        status: 403,
        body: { message: "Resource not accessible by integration" },
      }),
      "/orgs/acme/members": pages([{ login: "everybody" }]),
    },
    { teams: ["@acme/suport", "@acme/compliance", "@acme/ai-platform", "@acme/.."] },
  );
  expect(codes).toEqual(["forge-team-unknown", "forge-team-unknown", "forge-team-unknown"]);
  expect(said).toContain("@acme/suport");
  expect(said).toContain("read:org");
});

test.each<[string, Reply | "cut", string]>([
  ["401", { status: 401, body: { message: "Bad credentials" } }, "forge-refused"],
  ["403", { status: 403, body: { message: "Resource protected by organization SAML enforcement." } }, "forge-refused"],
  ["404", { status: 404, body: { message: "Not Found" } }, "forge-not-found"],
  ["409", { status: 409, body: { message: "Conflict" } }, "forge-failed"],
  ["500", { status: 500, body: { message: "Server Error" } }, "forge-failed"],
  [
    "a page of HTML for 502",
    { status: 502, headers: { "content-type": "text/html" }, body: "<h1>Unicorn!</h1>" },
    "forge-failed",
  ],
  ["a closed connection", "cut", "forge-not-reached"],
  ["broken JSON", { body: '[{"state": "APPRO' }, "forge-answer-unreadable"],
  ["nothing", { body: "" }, "forge-answer-unreadable"],
  ["no content", { status: 204, body: "" }, "forge-answer-unreadable"],
  ["a page of HTML", { headers: { "content-type": "text/html" }, body: "<h1>Welcome</h1>" }, "forge-answer-unreadable"],
  ["another shape", { body: { total: 1 } }, "forge-answer-unreadable"],
  ["null", { body: null }, "forge-answer-unreadable"],
  ["a state that is not known", { body: [review("jane", "VETOED")] }, "forge-answer-unreadable"],
  ["no commit", { body: [review("jane", "APPROVED", "main")] }, "forge-answer-unreadable"],
  ["a token given back", { status: 422, body: { message: `Unknown: ${token}` } }, "forge-failed"],
  [
    "a redirect to itself",
    { status: 302, headers: { location: `${pull}/reviews` }, body: {} },
    "forge-answer-unreadable",
  ],
])("%s for the reviews is an error, never no reviews", async (_, reply, code) => {
  expect((await read({ ...ok, [`${pull}/reviews`]: () => reply })).codes).toEqual([code]);
});

test.each<[string, Reply | "cut"]>([
  ["nothing", { body: "" }],
  ["409", { status: 409, body: { message: "Git Repository is empty." } }],
  ["404", { status: 404, body: { message: "Not Found" } }],
  ["a closed connection", "cut"],
])("%s for a later page is an error, not the end of the list", async (_, reply) => {
  const first = pages([review("jane", "APPROVED")], []);
  const { codes } = await read({
    ...ok,
    [`${pull}/reviews`]: (asked) => (asked.url.includes("page=2") ? reply : first(asked)),
  });
  expect(codes).toHaveLength(1);
});

test("a list that never ends is an error", async () => {
  const reviews = `${pull}/reviews`;
  const link = ({ origin }: Asked) => `<${origin}${reviews}?page=1>; rel="next"`;
  const { codes } = await read({ ...ok, [reviews]: (asked) => ({ body: [], headers: { link: link(asked) } }) });
  expect(codes).toEqual(["forge-answer-unreadable"]);
});

test("asks again where an answer may come yet", async () => {
  const { codes, asked } = await read({
    ...ok,
    [pull]: ({ nth }) => (nth === 1 ? { status: 502, body: {} } : nth === 2 ? "cut" : { body: pullRequest() }),
  });
  expect(codes).toEqual([]);
  expect(asked.filter(({ url }) => url === pull)).toHaveLength(3);
});

test("gives up on a server that never answers", async () => {
  const { codes, asked } = await read({ ...ok, [pull]: () => "hang" }, { timeoutMs: 30 });
  expect(codes).toEqual(["forge-not-reached"]);
  expect(asked).toHaveLength(3);
});

test("a forge that is not there cannot be reached", async () => {
  const gone = await startGitHub({});
  await gone[Symbol.asyncDispose]();
  expect((await read(ok, { apiUrl: gone.origin })).codes).toEqual(["forge-not-reached"]);
});

test.each([
  ["a redirect", (to: string): Reply => ({ status: 302, headers: { location: `${to}${pull}/reviews` }, body: [] })],
  [
    "the next page",
    (to: string): Reply => ({ body: [], headers: { link: `<${to}${pull}/reviews?page=2>; rel="next"` } }),
  ],
])("%s that leads to another server is not followed", async (_, reply) => {
  await using other = await startGitHub(ok);
  const { codes } = await read({ ...ok, [`${pull}/reviews`]: () => reply(other.origin) });
  expect(codes).toEqual(["forge-led-elsewhere"]);
  expect(other.asked).toEqual([]);
});

test.each(["http://api.example.com", "ftp://127.0.0.1", "api.github.com", "", "http://127.0.0.1.example.com"])(
  "sends no token to %j",
  (apiUrl) => {
    expect(() => openGitHub({ apiUrl, token, userAgent: "blastgate/1" })).toThrow("forge-address-refused");
  },
);
