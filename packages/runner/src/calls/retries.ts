import { type Finding, finding, type Json } from "@blastgate/core";
import { withoutSecrets } from "../secrets.ts";
import type { Problem } from "./find-problem.ts";

/** How often and how long a request is tried again. */
export interface Retries {
  /** New attempts after a failure: a broken server or connection, a timeout, a response that cannot be read. */
  failures: number;
  /** The wait before them is drawn between 0 and a bound that begins here and doubles. */
  firstDelayMs: number;
  longestDelayMs: number;
  /** New attempts after a rate limit. */
  rateLimits: number;
  /** The pause after a rate limit that does not say for how long; it doubles. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** A provider that asks for a longer wait is not waited for. */
  longestWaitMs: number;
  /** From a request's first rate limit on. */
  totalWaitMs: number;
}

export const defaultRetries: Retries = {
  failures: 4,
  firstDelayMs: 1_000,
  longestDelayMs: 30_000,
  rateLimits: 10,
  firstPauseMs: 1_000,
  longestPauseMs: 60_000,
  longestWaitMs: 600_000,
  totalWaitMs: 1_200_000,
};

/** What has happened to one request. */
export class Trials {
  attempts = 0;
  readonly #provider: string;
  readonly #settings: Json;
  readonly #retries: Retries;
  #failures = 0;
  #rateLimits = 0;
  #limitedSinceMs: number | undefined;

  constructor(provider: string, settings: Json, retries: Retries) {
    this.#provider = provider;
    this.#settings = settings;
    this.#retries = retries;
  }

  /** The bound of the wait before another attempt, or why another is of no use. */
  next(problem: Problem, timing: { nowMs: number; timeoutMs: number }): { boundMs: number } | { refusal: Finding } {
    if (problem.kind === "rate-limit") return this.#afterRateLimit(problem.afterMs ?? 0, problem.detail, timing.nowMs);
    const mayPass = ["timed-out", "unreadable", "unavailable"].includes(problem.kind);
    if (!mayPass || this.#failures >= this.#retries.failures) {
      return { refusal: this.#finding(problem, timing.timeoutMs) };
    }
    this.#failures += 1;
    const { firstDelayMs, longestDelayMs } = this.#retries;
    return { boundMs: Math.min(longestDelayMs, firstDelayMs * 2 ** (this.#failures - 1)) };
  }

  /** The wait is the whole provider's, not this request's. */
  #afterRateLimit(wantedMs: number, detail: string, nowMs: number): { boundMs: 0 } | { refusal: Finding } {
    this.#rateLimits += 1;
    this.#limitedSinceMs ??= nowMs;
    const waitedMs = nowMs - this.#limitedSinceMs;
    const { longestWaitMs, rateLimits, totalWaitMs } = this.#retries;
    if (wantedMs <= longestWaitMs && this.#rateLimits <= rateLimits && waitedMs + wantedMs <= totalWaitMs) {
      return { boundMs: 0 };
    }
    return {
      refusal: finding("rate-limit-lasts", {
        provider: this.#provider,
        attempts: this.attempts,
        waitedSeconds: Math.round(waitedMs / 1000),
        moreSeconds: Math.ceil(wantedMs / 1000),
        detail: this.#without(detail),
      }),
    };
  }

  #finding(problem: Exclude<Problem, { kind: "rate-limit" }>, timeoutMs: number): Finding {
    const { attempts } = this;
    const provider = this.#provider;
    if (problem.kind === "timed-out") {
      return finding("request-timed-out", { provider, attempts, seconds: timeoutMs / 1000 });
    }
    const detail = this.#without(problem.detail);
    switch (problem.kind) {
      case "quota":
        return finding("quota-exhausted", { provider, detail });
      case "refused":
        return finding("request-refused", { provider, status: problem.status, detail });
      case "unreadable":
        return finding("response-unreadable", { provider, attempts, detail });
      default:
        return finding("request-failed", { provider, attempts, detail });
    }
  }

  #without(detail: string): string {
    return withoutSecrets(detail, this.#settings);
  }
}
