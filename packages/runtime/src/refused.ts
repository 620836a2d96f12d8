import type { Digest } from "@blastgate/registry/read";

const firstWaitMs = 1_000;
const longestWaitMs = 60_000;

/**
 * What was refused when it was read. It may be whole at the next attempt, but need not be read again at every poll: the
 * wait doubles from attempt to attempt.
 */
export class Refused {
  readonly #now: () => Date;
  #last: { head: Digest; error: unknown; waitMs: number; until: number } | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** @throws what the attempt throws, or the last one threw */
  async unlessRefused(head: Digest, attempt: () => Promise<void>): Promise<void> {
    const last = this.#last?.head === head ? this.#last : undefined;
    if (last && this.#now().getTime() < last.until) throw last.error;
    try {
      await attempt();
      this.#last = undefined;
    } catch (error) {
      const waitMs = Math.min(longestWaitMs, last ? last.waitMs * 2 : firstWaitMs);
      this.#last = { head, error, waitMs, until: this.#now().getTime() + waitMs };
      throw error;
    }
  }
}
