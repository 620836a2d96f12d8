import { randomUUID } from "node:crypto";
import { Octokit } from "@octokit/core";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";
import { RequestError } from "@octokit/request-error";
import type { GitHubOptions } from "./open-github.ts";
import type { Patience } from "./patience.ts";

/** Hooks of plugins lie around each other, the first one innermost. */
const Client = Octokit.plugin(nameLimits, throttling, retry);

/** An octokit that waits for rate limits to end, retries what may pass, and gives redirects as they are. */
export function createClient(options: GitHubOptions, patience: Patience): InstanceType<typeof Client> {
  const { apiUrl, token, userAgent, fetch = globalThis.fetch, timeoutMs = 10_000, secondMs = 1_000 } = options;
  const grants = (seconds: number) => patience.grants(seconds);
  return new Client({
    baseUrl: apiUrl.replace(/\/+$/, ""),
    auth: token,
    userAgent,
    log: silent,
    request: {
      fetch: (url: string, init: RequestInit) => fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) }),
      redirect: "manual",
      log: silent,
    },
    throttle: {
      // Writing is slow on purpose, a second apart. Limits are of tokens: clients do not wait for each other.
      id: randomUUID(),
      onRateLimit: grants,
      onSecondaryRateLimit: grants,
      retryAfterBaseValue: secondMs,
    },
    // As by default, and what the rate limit is about: there `throttling` waits.
    retry: { retries: 2, retryAfterBaseValue: secondMs, doNotRetry: [400, 401, 403, 404, 410, 422, 429, 451] },
  });
}

/** Libraries print nothing. */
const silent = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {}

/** `throttling` heeds Retry-After only where the message speaks of a secondary rate limit, which proxies do not know. */
function nameLimits(octokit: Octokit): void {
  octokit.hook.error("request", (error) => {
    const isLimit = error instanceof RequestError && [403, 429].includes(error.status);
    if (isLimit && error.response?.headers["retry-after"] && !/secondary rate/i.test(error.message)) {
      error.message = `${error.message} (taken for a secondary rate limit)`;
    }
    throw error;
  });
}
