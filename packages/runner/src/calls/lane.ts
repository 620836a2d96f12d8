import { BlastgateError, type Finding } from "@blastgate/core";
import pLimit, { type LimitFunction } from "p-limit";
import type { Retries } from "./retries.ts";

/**
 * The way to one provider, shared by all who ask it. A rate limit holds up every one of them and halves how many go at
 * once; each round of successes lets one more go, up to the limit (additive increase, multiplicative decrease).
 */
export class Lane {
  readonly #most: number;
  readonly #atOnce: LimitFunction;
  #pausedUntilMs = 0;
  #slowedAtMs = Number.NEGATIVE_INFINITY;
  #successes = 0;
  /** Rate limits in a row that did not say for how long. */
  #strikes = 0;
  #closed: { findings: Finding[]; untilMs: number } | undefined;

  constructor(most: number) {
    this.#most = most;
    this.#atOnce = pLimit(most);
  }

  get pausedUntilMs(): number {
    return this.#pausedUntilMs;
  }

  run<Result>(task: () => Promise<Result>): Promise<Result> {
    return this.#atOnce(task);
  }

  /** For as long as asking is known to be useless. */
  close(findings: Finding[], untilMs: number): void {
    this.#closed = { findings, untilMs };
  }

  /** @throws BlastgateError why the provider is not asked */
  throwIfClosed(nowMs: number): void {
    if (this.#closed && nowMs < this.#closed.untilMs) throw new BlastgateError(this.#closed.findings);
  }

  succeeded(sentMs: number): void {
    if (sentMs > this.#slowedAtMs) this.#strikes = 0;
    this.#successes += 1;
    if (this.#successes < this.#atOnce.concurrency || this.#atOnce.concurrency >= this.#most) return;
    this.#atOnce.concurrency += 1;
    this.#successes = 0;
  }

  /** @param afterMs what the provider asks to wait; `null` where it does not say */
  rateLimited(at: { sentMs: number; nowMs: number }, afterMs: number | null, retries: Retries, random: number): void {
    this.#successes = 0;
    // What was sent before the way was slowed tells nothing new: one burst is one rate limit.
    const isNew = at.sentMs > this.#slowedAtMs;
    if (isNew) {
      this.#slowedAtMs = at.nowMs;
      this.#atOnce.concurrency = Math.max(1, Math.floor(this.#atOnce.concurrency / 2));
    }
    if (afterMs !== null) {
      this.#pause(at.nowMs + afterMs + random * Math.min(1_000, afterMs / 10));
    } else if (isNew) {
      const boundMs = Math.min(retries.longestPauseMs, retries.firstPauseMs * 2 ** this.#strikes);
      this.#strikes += 1;
      this.#pause(at.nowMs + (boundMs * (1 + random)) / 2);
    }
  }

  #pause(untilMs: number): void {
    this.#pausedUntilMs = Math.max(this.#pausedUntilMs, untilMs);
  }
}
