import type { Clock } from "./clock.ts";

const minuteMs = 60_000;

/** A part of a limit that is set apart for one request. */
export interface Reservation {
  /** It is being sent: its minute begins. */
  sent(): void;
  /** What it took in the end, where that was not known beforehand. */
  correct(amount: number): void;
  /** It was never sent. */
  release(): void;
}

/**
 * Never more than a limit in any minute, wherever the minute begins: providers count by the clock's minutes or by a
 * bucket that refills, and this stays within both.
 */
export class MinuteWindow {
  readonly #limit: number;
  readonly #clock: Clock;
  readonly #sent: { atMs: number; amount: number }[] = [];
  /** Of the minute until now, and of what is set apart and not yet sent. */
  #used = 0;
  #turn: Promise<unknown> = Promise.resolve();
  #changed = new AbortController();

  constructor(limit: number, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Resolves when there is room, first come first served. What is larger than the limit has a minute of its own. */
  reserve(amount: number, signal: AbortSignal, onWait: (untilMs: number) => void): Promise<Reservation> {
    const turn = this.#turn.then(() => this.#take(amount, signal, onWait));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #take(amount: number, signal: AbortSignal, onWait: (untilMs: number) => void): Promise<Reservation> {
    for (;;) {
      signal.throwIfAborted();
      const waitMs = this.#roomInMs(amount);
      if (waitMs === 0) break;
      this.#changed = new AbortController();
      onWait(this.#clock.now() + waitMs);
      await this.#clock.wait(waitMs, AbortSignal.any([signal, this.#changed.signal])).catch((error: unknown) => {
        if (!this.#changed.signal.aborted) throw error;
      });
    }
    return this.#reservation(amount);
  }

  #reservation(reserved: number): Reservation {
    const entry = { atMs: Number.POSITIVE_INFINITY, amount: reserved };
    this.#used += reserved;
    const set = (amount: number) => {
      if (entry.atMs <= this.#clock.now() - minuteMs) return;
      this.#used += amount - entry.amount;
      entry.amount = amount;
      this.#changed.abort();
    };
    return {
      sent: () => {
        entry.atMs = this.#clock.now();
        this.#sent.push(entry);
        this.#changed.abort();
      },
      correct: set,
      release: () => set(0),
    };
  }

  /** Until the oldest requests, whose minute is over, leave enough room. */
  #roomInMs(amount: number): number {
    const now = this.#clock.now();
    while (this.#sent[0] && this.#sent[0].atMs <= now - minuteMs) this.#used -= this.#sent.shift()?.amount ?? 0;
    let excess = this.#used + Math.min(amount, this.#limit) - this.#limit;
    for (const entry of this.#sent) {
      if (excess <= 0) break;
      excess -= entry.amount;
      if (excess <= 0) return entry.atMs + minuteMs - now;
    }
    // Where only requests that wait to be sent stand in the way, their sending is what is waited for.
    return excess <= 0 ? 0 : minuteMs;
  }
}
