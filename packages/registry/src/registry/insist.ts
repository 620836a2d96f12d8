import { setTimeout as delay } from "node:timers/promises";
import type { BlastgateError } from "@blastgate/core";
import type { Patience } from "../store.ts";

/** A failure that may pass. */
export class Passing extends Error {
  /** What it is, should it not pass. */
  readonly problem: BlastgateError;
  /** How long we were asked to wait. */
  readonly afterMs: number | undefined;

  constructor(problem: BlastgateError, afterMs?: number) {
    super(problem.message);
    this.problem = problem;
    this.afterMs = afterMs;
  }
}

export const defaultPatience: Patience = {
  attempts: 5,
  firstWaitMs: 500,
  longestWaitMs: 60_000,
  wait: async (ms, signal) => {
    await delay(ms, undefined, { ...(signal && { signal }) }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};

/** Tries again what fails for now. @throws the problem that does not pass, and all else that an attempt throws */
export async function insist<T>(
  patience: Patience,
  signal: AbortSignal | undefined,
  attempt: () => Promise<T>,
): Promise<T> {
  for (let nth = 1; ; nth++) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Passing)) throw error;
      const boundMs = patience.firstWaitMs * 2 ** (nth - 1);
      const waitMs = error.afterMs ?? Math.min(patience.longestWaitMs, boundMs * (0.5 + Math.random() / 2));
      if (nth >= patience.attempts || waitMs > patience.longestWaitMs) throw error.problem;
      await patience.wait(waitMs, signal);
    }
  }
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3), in milliseconds from now. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const value = headers.get("retry-after")?.trim() ?? "";
  if (value === "") return undefined;
  const waitMs = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
