import { BlastgateError, finding } from "@blastgate/core";
import { z } from "zod";
import { createClient } from "./client.ts";
import { failureOf } from "./failures.ts";
import { Patience } from "./patience.ts";

export interface GitHubOptions {
  /** Of the REST API: `https://api.github.com`, or `https://HOST/api/v3` of an Enterprise server. */
  apiUrl: string;
  token: string;
  userAgent: string;
  fetch?: typeof globalThis.fetch;
  /** Of one request. */
  timeoutMs?: number;
  /** In all, for rate limits to end. */
  patienceSeconds?: number;
  /** How long a second of waiting takes. */
  secondMs?: number;
}

export interface Question<Schema extends z.ZodType> {
  /** What is asked for, as findings name it: "the reviews of acme/prompts#7". */
  what: string;
  /** A path of the REST API, `/repos/{owner}/{repo}`. */
  path: string;
  parameters: Readonly<Record<string, string | number>>;
  /** What is needed of the answer, or of each thing on a list. */
  schema: Schema;
}

export interface Writing<Schema extends z.ZodType> extends Question<Schema> {
  method: "POST" | "PATCH";
  data: object;
}

/** GitHub's REST API. Whatever keeps it from answering is a BlastgateError with a code `forge-…`. */
export interface GitHub {
  get<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>>;
  /** All pages of a list, in its order. */
  list<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>[]>;
  /** Not tried again where it may have been done and only the answer was lost, but for changes that can be made twice. */
  write<Schema extends z.ZodType>(writing: Writing<Schema>): Promise<z.output<Schema>>;
  /** The GraphQL API, for what REST does not tell. */
  query<Schema extends z.ZodType>(question: { what: string; query: string; schema: Schema }): Promise<z.output<Schema>>;
}

interface Sent {
  what: string;
  method: "GET" | Writing<z.ZodType>["method"];
  url: string;
  data?: object;
}

/**
 * Opens the API with a token. Nothing is asked yet.
 *
 * @throws BlastgateError `forge-address-refused`
 */
export function openGitHub(options: GitHubOptions): GitHub {
  const origin = trustedOrigin(options.apiUrl);
  const patience = new Patience(options.patienceSeconds ?? 60);
  const client = createClient(options, patience);

  return {
    async get(question) {
      const { data } = await ask(question, question.path, question.parameters);
      return parse(question, question.schema, data);
    },
    async write({ what, method, path, parameters, data, schema }) {
      const { url } = client.request.endpoint(`${method} ${path}`, { ...parameters });
      return parse({ what }, schema, (await follow({ what, method, url, data })).data);
    },
    async query({ what, query, schema }) {
      const url = graphqlUrl(options.apiUrl);
      const answer = await follow({ what, method: "POST", url, data: { query } });
      return parse({ what }, schema, parse({ what }, z.object({ data: z.unknown() }), answer.data).data);
    },
    // octokit's own pagination takes an empty answer, and a 409, for the end of the list. Here that would lose reviews.
    async list(question) {
      const items = [];
      const pages = new Set<string>();
      let answer = await ask(question, question.path, { ...question.parameters, per_page: 100 });
      for (;;) {
        items.push(...parse(question, z.array(question.schema), answer.data));
        const next = nextPage(answer.headers.link);
        if (next === undefined) return items;
        if (pages.has(next)) throw unreadable(question, "a list without end");
        pages.add(next);
        answer = await ask(question, next, {});
      }
    },
  };

  function ask({ what }: Question<z.ZodType>, path: string, parameters: Question<z.ZodType>["parameters"]) {
    const { url } = client.request.endpoint(`GET ${path}`, { ...parameters });
    return follow({ what, method: "GET", url });
  }

  /** Follows redirects, as the API's users are told to, but not to where the token does not belong. */
  async function follow(first: Sent): Promise<{ headers: { link?: string | undefined }; data: unknown }> {
    const { what } = first;
    let { url } = first;
    for (let redirects = 0; redirects <= 5; redirects++) {
      if (/\/\.\.?(\/|$)/.test(url)) throw new BlastgateError([finding("forge-not-found", { what })]);
      const { status, headers, data } = await send({ ...first, url });
      if (status < 300) return { headers, data };
      url = new URL(headers.location ?? "", url).href;
    }
    throw unreadable({ what }, "redirects without end");
  }

  async function send({ what, method, url, data }: Sent) {
    const to = new URL(url).origin;
    if (to !== origin) throw new BlastgateError([finding("forge-led-elsewhere", { what, from: origin, to })]);
    try {
      return await client.request(`${method} ${url}`, {
        ...(data && { data }),
        // A POST whose answer was lost may have made what a second one would make again.
        ...(method === "POST" && { request: { retries: 0 } }),
      });
    } catch (error) {
      throw failureOf(error, { what, writing: method !== "GET", origin, token: options.token, patience });
    }
  }
}

/** @see https://docs.github.com/en/enterprise-server/graphql/guides/forming-calls-with-graphql */
function graphqlUrl(apiUrl: string): string {
  return `${apiUrl.replace(/\/+$/, "").replace(/\/api\/v3$/, "/api")}/graphql`;
}

/** Of addresses where nobody in between can read the token. */
function trustedOrigin(url: string): string {
  const address = URL.parse(url);
  const isLocal = address !== null && ["localhost", "127.0.0.1", "[::1]"].includes(address.hostname);
  if (address?.protocol === "https:" || (address?.protocol === "http:" && isLocal)) return address.origin;
  throw new BlastgateError([finding("forge-address-refused", { url: withoutPassword(url) })]);
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^/@]*@/, "//");
}

/** @see https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api */
function nextPage(link: string | undefined): string | undefined {
  return /<([^<>]+)>;\s*rel="next"/.exec(link ?? "")?.[1];
}

function parse<Schema extends z.ZodType>(
  { what }: Pick<Question<z.ZodType>, "what">,
  schema: Schema,
  data: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const detail = [issue?.path.join("."), issue?.message].filter(Boolean).join(": ");
  throw unreadable({ what }, typeof data === "string" ? "no JSON" : detail);
}

function unreadable({ what }: Pick<Question<z.ZodType>, "what">, detail: string): BlastgateError {
  return new BlastgateError([finding("forge-answer-unreadable", { what, detail })]);
}
