import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll } from "vitest";
import { z } from "zod";

const bot = { id: 41898282, login: "github-actions[bot]" };

const commentSchema = z.object({ body: z.string() });
const checkRunSchema = z.looseObject({
  name: z.string(),
  head_sha: z.string(),
  conclusion: z.string(),
  details_url: z.string().optional(),
  output: z.object({
    title: z.string(),
    summary: z.string(),
    annotations: z.array(z.looseObject({ path: z.string(), start_line: z.int(), message: z.string() })),
  }),
});

export interface GitHubOptions {
  /** That pull request 7 of acme/prompts ends with, and that jane has approved. */
  commit: string;
  /** Members of every team. Without, the token may not see any. */
  members?: string[];
  /** As the token of a pull request from a fork. */
  readOnly?: boolean;
}

/** A GitHub on loopback that keeps what is written, until the file's tests are done. */
export async function github({ commit, members, readOnly = false }: GitHubOptions) {
  const comments: { id: number; html_url: string; user: typeof bot; body: string }[] = [];
  const checkRuns: z.infer<typeof checkRunSchema>[] = [];
  const repository = "/repos/acme/prompts";
  const address = (id: number) => `https://github.com/acme/prompts/pull/7#issuecomment-${id}`;
  const pull = {
    html_url: "https://github.com/acme/prompts/pull/7",
    user: { login: "casey" },
    head: { sha: commit, repo: { id: 42 } },
    base: { repo: { id: 42 } },
  };
  const review = { user: { login: "jane" }, state: "APPROVED", commit_id: commit };
  const routes: Record<string, (data: unknown) => unknown> = {
    "POST /graphql": () => ({ data: { viewer: { databaseId: bot.id } } }),
    [`GET ${repository}/pulls/7`]: () => pull,
    [`GET ${repository}/pulls/7/reviews`]: () => [
      { ...review, submitted_at: "2026-11-20T09:30:00Z", html_url: `${pull.html_url}#pullrequestreview-80` },
    ],
    [`GET ${repository}/issues/7/comments`]: () => comments,
    [`POST ${repository}/issues/7/comments`]: (data) => {
      const id = comments.length + 1;
      comments.push({ id, html_url: address(id), user: bot, ...commentSchema.parse(data) });
      return comments.at(-1);
    },
    [`POST ${repository}/check-runs`]: (data) => {
      checkRuns.push(checkRunSchema.parse(data));
      return { id: checkRuns.length, html_url: `https://github.com/acme/prompts/runs/${checkRuns.length}` };
    },
  };
  const server = createServer(async (request, response) => {
    const [path = ""] = request.url?.split("?", 1) ?? [];
    const asked = `${request.method} ${path}`;
    const sent = await text(request);
    const data: unknown = sent === "" ? undefined : JSON.parse(sent);
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
    };
    if (readOnly && request.method !== "GET" && path !== "/graphql") {
      return answer(403, { message: "Resource not accessible by integration" });
    }
    const changed = comments.find(({ id }) => asked === `PATCH ${repository}/issues/comments/${id}`);
    if (changed) return answer(200, Object.assign(changed, commentSchema.parse(data)));
    if (path.startsWith("/orgs/") && members)
      return answer(
        200,
        members.map((login) => ({ login })),
      );
    const route = routes[asked];
    return route ? answer(200, route(data)) : answer(404, { message: "Not Found" });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  servers.push(server);
  const bound = server.address();
  const apiUrl = `http://127.0.0.1:${typeof bound === "object" && bound ? bound.port : 0}`;
  return { apiUrl, comments, checkRuns };
}

const servers: ReturnType<typeof createServer>[] = [];
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});
