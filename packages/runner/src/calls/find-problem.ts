import { type Json, jsonObjectSchema } from "@blastgate/core";
import type { ProviderResponse } from "../provider.ts";
import { readReset, readRetryAfter } from "./wait-hint.ts";
import { mayHelpToRetry, type WireResult } from "./wire.ts";

/** Why an attempt gave no response that can be used. */
export type Problem =
  /** `afterMs`: what the provider asks to wait; `null` where it does not say. */
  | { kind: "rate-limit"; afterMs: number | null; detail: string }
  /** No more may be bought, however long one waits. */
  | { kind: "quota"; detail: string }
  | { kind: "refused"; status: number; detail: string }
  | { kind: "timed-out" }
  /** The connection or the server broke. */
  | { kind: "unavailable"; detail: string }
  | { kind: "unreadable"; detail: string }
  /** Nothing that is known to pass. */
  | { kind: "failed"; detail: string };

/** Codes of OpenAI's and others for an account without money, which come as 429 too. */
const quotaCodes =
  /\b(insufficient_quota|billing_hard_limit_reached|billing_not_active|access_terminated|credit_balance_exhausted)\b|credit balance is too low|insufficient (balance|credits|funds)/i;
const connectionErrors =
  /fetch failed|terminated|socket|other side closed|timed? ?out|ECONN|EPIPE|EAI_AGAIN|ETIMEDOUT|UND_ERR|reading response body/i;
const brokenAnswers =
  /JSON at position|Unexpected end of JSON|not valid JSON|parsing response|breaks off|has no output|no embedding found/i;
/** Of errors after a success on the wire: a provider of promptfoo's looked for what was not there. */
const misread = /SyntaxError|TypeError|Cannot read propert/;
const answers = ["output", "embedding", "similarity", "classification", "flags"] as const;

/** @returns `undefined` for a response that can be used */
export function findProblem(
  response: ProviderResponse,
  wire: WireResult | undefined,
  nowMs: number,
): Problem | undefined {
  if (response.error === undefined) {
    return hasAnswer(response) ? undefined : { kind: "unreadable", detail: "the response has no output" };
  }
  const status = wire?.status || statusOf(response);
  const text = wire?.text || response.error;
  const said = messageIn(text);
  const detail = status >= 400 ? `HTTP ${status}${said === "" ? "" : `: ${said}`}` : said;
  if (status < 400) {
    if (brokenAnswers.test(text) || (status > 0 && (misread.test(text) || connectionErrors.test(text)))) {
      return { kind: "unreadable", detail };
    }
    return { kind: connectionErrors.test(text) ? "unavailable" : "failed", detail };
  }
  if (status === 402 || quotaCodes.test(text)) return { kind: "quota", detail };
  const headers = wire?.headers ?? headersOf(response);
  const demandedMs = readRetryAfter(headers, nowMs);
  if (status === 429) return { kind: "rate-limit", afterMs: demandedMs ?? readReset(headers, text, nowMs), detail };
  // 529: Anthropic's "overloaded".
  if (status === 529 || (status >= 500 && demandedMs !== null)) {
    return { kind: "rate-limit", afterMs: demandedMs, detail };
  }
  return mayHelpToRetry(status) ? { kind: "unavailable", detail } : { kind: "refused", status, detail };
}

/** Whether a response says anything, in whatever way its kind of model answers. */
export function hasAnswer(response: ProviderResponse): boolean {
  return answers.some((name) => response[name] !== undefined && response[name] !== null);
}

/** Of a provider that goes another way than `fetch`: what it hands on, or says. */
function statusOf({ error, metadata }: ProviderResponse): number {
  const http = jsonObjectSchema.safeParse(metadata?.http).data;
  if (typeof http?.status === "number" && http.status > 0) return http.status;
  const said =
    /\b(?:status|HTTP|error)(?: code)?:? ?([45]\d\d)\b/i.exec(error ?? "") ??
    /\b(429|50[0234]|529)\b/.exec(error ?? "");
  if (said) return Number(said[1]);
  return /rate limit|too many requests/i.test(error ?? "") ? 429 : /overloaded/i.test(error ?? "") ? 529 : 0;
}

function headersOf({ metadata }: ProviderResponse): Record<string, string> {
  const http = jsonObjectSchema.safeParse(metadata?.http).data;
  const headers = jsonObjectSchema.safeParse(http?.headers).data ?? {};
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** The sentence for people in an error's body: `error.message`, `error`, `message` or `detail`, else all of it. */
function messageIn(text: string): string {
  let body: Json;
  try {
    body = JSON.parse(text);
  } catch {
    return text.replace(/<[^>]*>/g, " ").trim();
  }
  for (let part: Json | undefined = body; typeof part === "object" && part !== null && !Array.isArray(part); ) {
    const inner: Json | undefined = part.error ?? part.message ?? part.detail;
    if (typeof inner === "string") return inner;
    part = inner;
  }
  return text;
}
