import { AsyncLocalStorage } from "node:async_hooks";
import type { Headers as HeadersByName } from "./wait-hint.ts";

/** How a provider's last request that was not merely to read ended. */
export interface WireResult {
  /** 0: there was no response. */
  status: number;
  headers: HeadersByName;
  /** Of a response that is no success, or what broke the connection. */
  text: string;
}

interface Attempt {
  signal: AbortSignal;
  last: WireResult | undefined;
}

const attempts = new AsyncLocalStorage<Attempt>();
const isWatched = Symbol.for("blastgate.fetch");

/** Runs a call and tells what happened on the wire, if it went through a watched `fetch`. The signal cancels that. */
export async function onWire<Result>(
  signal: AbortSignal,
  run: () => Promise<Result>,
): Promise<{ result: Result; wire: WireResult | undefined }> {
  const attempt: Attempt = { signal, last: undefined };
  const result = await attempts.run(attempt, run);
  return { result, wire: attempt.last };
}

/**
 * Has the `fetch` of this process tell what happens within `onWire`, and nothing else. promptfoo's providers hand on
 * neither status nor headers reliably, do not all heed a signal, and try again by themselves.
 */
export function watchFetch(): void {
  if (isWatched in globalThis.fetch) return;
  globalThis.fetch = Object.assign(watched(globalThis.fetch), { [isWatched]: true });
}

function watched(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (input, init) => {
    const attempt = attempts.getStore();
    if (!attempt) return fetch(input, init);
    const request = input instanceof Request ? input : undefined;
    const given = init?.signal ?? request?.signal;
    const signal = given && given !== attempt.signal ? AbortSignal.any([given, attempt.signal]) : attempt.signal;
    // To read again what a job has come to, say, is not paid for: that is left to the provider.
    const reads = ["GET", "HEAD"].includes((init?.method ?? request?.method ?? "GET").toUpperCase());
    const isPromptfoos = new Headers(init?.headers).has("x-promptfoo-version");
    let response: Response;
    try {
      response = await fetch(input, { ...init, signal });
    } catch (error) {
      if (!reads && !signal.aborted) attempt.last = { status: 0, headers: {}, text: withCause(error) };
      throw isPromptfoos && (!reads || signal.aborted) ? noOwnRetry(error) : error;
    }
    if (reads) return response;
    const { status } = response;
    const headers = Object.fromEntries(response.headers.entries());
    if (response.ok) {
      attempt.last = { status, headers, text: "" };
      return withoutRemaining(response);
    }
    const text = await response.text();
    attempt.last = { status, headers, text };
    if (isPromptfoos && mayHelpToRetry(status)) throw noOwnRetry();
    return withoutRemaining(response, text);
  };
}

/** 501 says that the server cannot do it at all. */
export function mayHelpToRetry(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || (status >= 500 && status !== 501);
}

/** An error and what caused it, since "fetch failed" says nothing. */
export function withCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? withCause(error.cause) : "";
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return [error.message || code || error.name, cause].filter((part) => part !== "").join(": ");
}

/** promptfoo tries everything again except what was aborted. */
function noOwnRetry(cause?: unknown): Error {
  return Object.assign(new Error("the request failed", { cause }), { name: "AbortError" });
}

const remaining = ["x-ratelimit-remaining", "x-ratelimit-remaining-requests", "x-ratelimit-remaining-tokens"];

/**
 * promptfoo takes any response for a rate limit that says that it was the last one for now, and throws it away although
 * it is paid for.
 */
function withoutRemaining(response: Response, body: string | Response["body"] = response.body): Response {
  if (body === response.body && !remaining.some((name) => response.headers.has(name))) return response;
  const { status, statusText, headers } = response;
  const changed = new Response([204, 205, 304].includes(status) ? null : body, { status, statusText, headers });
  for (const name of remaining) changed.headers.delete(name);
  return changed;
}
