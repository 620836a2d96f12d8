import { BlastgateError } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { type Annotation, type GitHub, openGitHub, upsertComment, writeCheckRun } from "../src/index.ts";
import { type Asked, head, pages, type Reply, startGitHub } from "./github-server.ts";

// octokit waits for a second between two changes.

const token = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
const persona = { owner: "acme", repo: "prompts", number: 7 };
const comments = "/repos/acme/prompts/issues/7/comments";
const comment42 = "/repos/acme/prompts/issues/comments/42";
const checkRuns = "/repos/acme/prompts/check-runs";
const bot = { id: 41898282, login: "github-actions[bot]", type: "Bot" };
const marker = "<!-- blastgate -->";
const ours = `${marker}\n## ⛔ NO-GO`;

const viewer = () => ({ body: { data: { viewer: { databaseId: bot.id } } } });
const address = (id: number) => `https://github.com/acme/prompts/pull/7#issuecomment-${id}`;
const comment = (id: number, body: string | null, user: object | null = bot) => ({
  id,
  html_url: address(id),
  user,
  body,
});

/** Lists these, and takes new ones as number 99. */
function commentsOf(...lists: object[][]) {
  const list = pages(...lists);
  return (asked: Asked): Reply => (asked.method === "POST" ? { status: 201, body: comment(99, marker) } : list(asked));
}

async function publish<Result>(
  routes: Parameters<typeof startGitHub>[0],
  work: (github: GitHub) => Promise<Result>,
  apiPath = "",
) {
  await using server = await startGitHub(routes);
  const apiUrl = server.origin + apiPath;
  const github = openGitHub({ apiUrl, token, userAgent: "blastgate/1", secondMs: 0 });
  const result = await work(github).catch((error: unknown) => {
    if (!(error instanceof BlastgateError)) throw error;
    return error.findings.map(({ code }) => code);
  });
  const written = server.asked.filter(({ method, url }) => method !== "GET" && !url.endsWith("/graphql"));
  return { result, written: written.map(({ method, url, data }) => ({ method, url, data })), asked: server.asked };
}

const comments7 = (...lists: object[][]) =>
  publish(
    { "/graphql": viewer, [comments]: commentsOf(...lists), [comment42]: () => ({ body: comment(42, marker) }) },
    (github) => upsertComment(github, persona, ours),
  );

describe.concurrent("a comment", () => {
  test("is written anew where there is none, with the marker in its first line", async () => {
    const { result, written } = await comments7([comment(1, "Looks good"), comment(2, null)]);
    expect(result).toBe(address(99));
    expect(written).toEqual([{ method: "POST", url: comments, data: { body: ours } }]);
  });

  test("takes the place of the one before, on whichever page that is", async () => {
    const { result, written } = await comments7([comment(1, "Looks good")], [comment(42, `${marker}\n## ✅ GO`)]);
    expect(result).toBe(address(42));
    expect(written).toEqual([{ method: "PATCH", url: comment42, data: { body: ours } }]);
  });

  test.each([
    ["has our marker and is somebody else's", comment(42, `${marker}\n## ✅ GO`, { id: 12, login: "mallory" })],
    ["has our marker and is nobody's any more", comment(42, `${marker}\n## ✅ GO`, null)],
    ["quotes our marker", comment(42, `> ${marker}\n> ## ✅ GO`)],
    ["is ours and has another marker", comment(42, "<!-- blastgate: risk -->\n## ✅ GO")],
  ])("leaves alone one that %s", async (_, other) => {
    const { written } = await comments7([other]);
    expect(written).toMatchObject([{ method: "POST", url: comments }]);
  });

  test("asks an Enterprise server whose the token is, where its GraphQL API lies", async () => {
    const { result } = await publish(
      { "/api/graphql": viewer, [`/api/v3${comments}`]: commentsOf([]) },
      (github) => upsertComment(github, persona, ours),
      "/api/v3",
    );
    expect(result).toBe(address(99));
  });

  test.each<[string, Reply | "cut", string, number]>([
    ["403", { status: 403, body: { message: "Resource not accessible by integration" } }, "forge-write-refused", 1],
    ["404", { status: 404, body: { message: "Not Found" } }, "forge-write-refused", 1],
    ["422", { status: 422, body: { message: "Validation Failed" } }, "forge-not-written", 1],
    ["502, after which it may be there", { status: 502, body: {} }, "forge-not-written", 1],
    ["a cut connection, after which it may be there", "cut", "forge-not-reached", 1],
    ["another shape", { status: 201, body: {} }, "forge-answer-unreadable", 1],
  ])("that is answered by %s is not sent twice", async (_, reply, code, times) => {
    const { result, written } = await publish(
      { "/graphql": viewer, [comments]: (asked) => (asked.method === "POST" ? reply : { body: [] }) },
      (github) => upsertComment(github, persona, ours),
    );
    expect(result).toEqual([code]);
    expect(written).toHaveLength(times);
  });

  test("is not written where nobody tells whose the token is", async () => {
    const refused = { body: { data: null, errors: [{ message: "Something went wrong" }] } };
    const { result, written } = await publish({ "/graphql": () => refused, [comments]: commentsOf([]) }, (github) =>
      upsertComment(github, persona, ours),
    );
    expect(result).toEqual(["forge-answer-unreadable"]);
    expect(written).toEqual([]);
  });
});

describe.concurrent("a check run", () => {
  const run = {
    ...persona,
    name: "blastgate",
    commit: head,
    conclusion: "neutral",
    title: "INCONCLUSIVE",
    summary: "## ❔ INCONCLUSIVE",
  } as const;
  const annotations = (count: number): Annotation[] =>
    Array.from({ length: count }, (_, index) => ({
      path: "prompts/shared/_persona.prompt",
      line: index + 1,
      level: "warning",
      title: "A prompt that nobody owns",
      message: `Number ${index + 1}`,
    }));
  const address = "https://github.com/acme/prompts/runs/4";
  const routes = {
    [checkRuns]: () => ({ status: 201, body: { id: 4, html_url: address } }),
    [`${checkRuns}/4`]: () => ({ body: { id: 4, html_url: address } }),
  };

  test("is completed at once, on the commit that it is about", async () => {
    const { result, written } = await publish(routes, (github) =>
      writeCheckRun(github, { ...run, annotations: [], detailsUrl: "https://ci.example.com/7" }),
    );
    expect(result).toBe(address);
    expect(written).toEqual([
      {
        method: "POST",
        url: checkRuns,
        data: {
          name: "blastgate",
          head_sha: head,
          status: "completed",
          conclusion: "neutral",
          details_url: "https://ci.example.com/7",
          output: { title: "INCONCLUSIVE", summary: "## ❔ INCONCLUSIVE", annotations: [] },
        },
      },
    ]);
  });

  test("has each annotation once, fifty to a request", async () => {
    const { written } = await publish(routes, (github) =>
      writeCheckRun(github, { ...run, annotations: annotations(101) }),
    );
    expect(written.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `POST ${checkRuns}`,
      `PATCH ${checkRuns}/4`,
      `PATCH ${checkRuns}/4`,
    ]);
    const sent = written.map(({ data }) => JSON.stringify(data).match(/Number \d+/g) ?? []);
    expect(sent.map(({ length }) => length)).toEqual([50, 50, 1]);
    expect(sent.flat()).toEqual(annotations(101).map(({ message }) => message));
  });

  test("tells the column of an annotation that has one", async () => {
    const [first] = annotations(1);
    const { written } = await publish(routes, (github) =>
      writeCheckRun(github, { ...run, annotations: first ? [{ ...first, column: 5 }] : [] }),
    );
    expect(written).toMatchObject([
      { data: { output: { annotations: [{ start_line: 1, end_line: 1, start_column: 5, end_column: 5 }] } } },
    ]);
  });

  test("is refused to the token of a person", async () => {
    const refused = { status: 403, body: { message: "You must authenticate via a GitHub App." } };
    const { result } = await publish({ [checkRuns]: () => refused }, (github) =>
      writeCheckRun(github, { ...run, annotations: [] }),
    );
    expect(result).toEqual(["forge-write-refused"]);
  });
});
