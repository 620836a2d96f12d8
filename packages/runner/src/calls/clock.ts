import { setTimeout as delay } from "node:timers/promises";

/** The time, and how it is waited for: a test's own passes without waiting. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason, once it is aborted */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  // Never set back while a run goes on, unlike Date.now.
  now: () => performance.timeOrigin + performance.now(),
  wait: async (ms, signal) => {
    signal.throwIfAborted();
    await delay(ms, undefined, { signal }).catch((error: unknown) => {
      signal.throwIfAborted();
      throw error;
    });
  },
};
