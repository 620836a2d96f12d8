import type { z } from "zod/mini";
import { decode } from "../decode.ts";
import { problem } from "../problem.ts";
import type { Ask, RegistryClient } from "./client.ts";
import type { Answer } from "./exchange.ts";

const maxPages = 1000;

/**
 * All pages of a list, which `Link` headers join (RFC 8288). They stay in the repository, and end.
 *
 * @returns `undefined` where the registry has no such list (404)
 */
export async function readPages<Value>(
  client: RegistryClient,
  ask: Omit<Ask, "method" | "answers">,
  schema: z.core.$ZodType<Value>,
): Promise<Value[] | undefined> {
  const refuse = (detail: string) =>
    problem("registry-answer-invalid", { store: client.store, what: ask.what, detail });
  const pages: Value[] = [];
  const seen = new Set<string>();
  for (let url: URL | undefined = ask.url; url; ) {
    if (seen.has(url.href)) throw refuse("its pages go round in a circle");
    if (seen.size >= maxPages) throw refuse(`it has more than ${maxPages} pages`);
    seen.add(url.href);
    const answer: Answer = await client.ask({ ...ask, url, method: "GET", answers: [404] });
    if (answer.status === 404 && pages.length === 0) return undefined;
    if (answer.status === 404) throw refuse("a page of it is missing");
    pages.push(readJson(answer, schema, refuse));
    url = nextOf(answer, refuse, client);
  }
  return pages;
}

function readJson<Value>({ body }: Answer, schema: z.core.$ZodType<Value>, refuse: (detail: string) => Error): Value {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString("utf8"));
  } catch {
    throw refuse("it is not JSON");
  }
  const decoded = decode(value, schema);
  if ("value" in decoded) return decoded.value;
  throw refuse(decoded.detail);
}

function nextOf(answer: Answer, refuse: (detail: string) => Error, client: RegistryClient): URL | undefined {
  const link = /<([^>]*)>\s*;\s*rel="?next\b/i.exec(answer.headers.get("link") ?? "")?.[1];
  if (link === undefined) return undefined;
  if (!URL.canParse(link, answer.url.href)) throw refuse("its next page is nowhere");
  const url = new URL(link, answer.url.href);
  if (!client.addresses.isWithin(url)) throw refuse("its next page is in another place");
  return url;
}
