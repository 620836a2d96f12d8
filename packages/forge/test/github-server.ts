import { createServer } from "node:http";
import { text } from "node:stream/consumers";

export interface Asked {
  method: string;
  /** Path and query. */
  url: string;
  authorization: string | undefined;
  userAgent: string | undefined;
  /** What was sent along. */
  data: unknown;
  /** How often this has been asked for, by this method, from 1. */
  nth: number;
  origin: string;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A text goes out as it is, anything else as JSON. */
  body?: unknown;
}

export interface GitHubServer {
  origin: string;
  asked: Asked[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** A server on loopback that answers by path, whatever the method; `hang` never does, and `cut` closes the connection. */
export async function startGitHub(
  routes: Record<string, (asked: Asked) => Reply | "hang" | "cut">,
): Promise<GitHubServer> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { url = "/", method = "GET" } = request;
    const { authorization, "user-agent": userAgent } = request.headers;
    const sent = await text(request);
    const data: unknown = sent === "" ? undefined : JSON.parse(sent);
    const nth = asked.filter((each) => each.url === url && each.method === method).length + 1;
    const question = { method, url, authorization, userAgent, data, nth, origin };
    asked.push(question);
    const reply = routes[url.split("?", 1)[0] ?? ""]?.(question) ?? { status: 404, body: { message: "Not Found" } };
    if (reply === "hang") return;
    if (reply === "cut") return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, { "content-type": "application/json; charset=utf-8", ...reply.headers });
    response.end(typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    origin,
    asked,
    [Symbol.asyncDispose]: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

export const head = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
export const before = "ecdd80bb57125d7ba9641ffaa4d7d2c19d3f3091";

/** As `GET /repos/{owner}/{repo}/pulls/{number}` answers, of its fields those that tell something. */
export function pullRequest(changed: object = {}): object {
  return {
    id: 1,
    number: 7,
    state: "open",
    html_url: "https://github.com/acme/prompts/pull/7",
    title: "Make the persona more concise",
    user: { login: "casey", id: 11, type: "User" },
    head: {
      label: "acme:concise-persona",
      ref: "concise-persona",
      sha: head,
      repo: { id: 42, full_name: "acme/prompts" },
    },
    base: { label: "acme:main", ref: "main", sha: before, repo: { id: 42, full_name: "acme/prompts" } },
    ...changed,
  };
}

let reviews = 0;

/** As an item of `GET /repos/{owner}/{repo}/pulls/{number}/reviews`. */
export function review(login: string | null, state: string, commit: string | null = head): object {
  reviews += 1;
  return {
    id: reviews,
    user: login === null ? null : { login, id: 12, type: "User" },
    body: "",
    state,
    html_url: `https://github.com/acme/prompts/pull/7#pullrequestreview-${reviews}`,
    ...(state !== "PENDING" && { submitted_at: "2026-11-20T09:30:00Z" }),
    commit_id: commit,
    author_association: "MEMBER",
  };
}

/** The pages of a list, with the links between them. */
export function pages(...lists: object[][]): (asked: Asked) => Reply {
  return ({ url, origin }) => {
    const page = Number(new URL(url, origin).searchParams.get("page") ?? 1);
    const link = (to: number, rel: string) =>
      `<${origin}${url.split("?", 1)[0]}?per_page=100&page=${to}>; rel="${rel}"`;
    const links = [
      ...(page > 1 ? [link(page - 1, "prev")] : []),
      ...(page < lists.length ? [link(page + 1, "next"), link(lists.length, "last")] : []),
    ];
    return { body: lists[page - 1] ?? [], ...(links.length > 0 && { headers: { link: links.join(", ") } }) };
  };
}
