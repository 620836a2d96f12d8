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

/** GitHub's REST API. Whatever keeps it from answering is a BlastgateError with a code `forge-…`. */
export interface GitHub {
  get<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>>;
  /** All pages of a list, in its order. */
  list<Schema extends z.ZodType>(question: Question<Schema>): Promise<z.output<Schema>[]>;
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

  /** Follows redirects, as the API's users are told to, but not to where the token does not belong. */
  async function ask(
    { what }: Question<z.ZodType>,
    path: string,
    parameters: Question<z.ZodType>["parameters"],
  ): Promise<{ headers: { link?: string | undefined }; data: unknown }> {
    let { url } = client.request.endpoint(`GET ${path}`, { ...parameters });
    for (let redirects = 0; redirects <= 5; redirects++) {
      if (/\/\.\.?(\/|$)/.test(url)) throw new BlastgateError([finding("forge-not-found", { what })]);
      const { status, headers, data } = await send(what, url);
      if (status < 300) return { headers, data };
      url = new URL(headers.location ?? "", url).href;
    }
    throw unreadable({ what }, "redirects without end");
  }

  async function send(what: string, url: string) {
    const to = new URL(url).origin;
    if (to !== origin) throw new BlastgateError([finding("forge-led-elsewhere", { what, from: origin, to })]);
    try {
      return await client.request(`GET ${url}`);
    } catch (error) {
      throw failureOf(error, { what, origin, token: options.token, patience });
    }
  }
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
  { what }: Question<z.ZodType>,
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
