import type { Clock } from "../../src/calls/clock.ts";

/** A clock whose waits are over at once; each moves it on. */
export function impatientClock(): Clock & { waitsMs: number[] } {
  let now = Date.now();
  const waitsMs: number[] = [];
  return {
    waitsMs,
    now: () => now,
    wait: async (ms, signal) => {
      signal.throwIfAborted();
      waitsMs.push(ms);
      now += ms;
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

interface Sleeper {
  untilMs: number;
  resolve(): void;
}

/** A clock that goes on to the next wait's end whenever all that is left to do is to wait. It begins at 0. */
export function virtualClock(): Clock {
  let now = 0;
  let ticking = false;
  const sleepers = new Set<Sleeper>();

  async function tick(): Promise<void> {
    ticking = true;
    while (sleepers.size > 0) {
      // Everything that can go on without time does.
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
      now = Math.max(now, Math.min(...[...sleepers].map(({ untilMs }) => untilMs)));
      for (const sleeper of [...sleepers].filter(({ untilMs }) => untilMs <= now)) {
        sleepers.delete(sleeper);
        sleeper.resolve();
      }
    }
    ticking = false;
  }

  return {
    now: () => now,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        signal.throwIfAborted();
        const sleeper = { untilMs: now + ms, resolve };
        sleepers.add(sleeper);
        signal.addEventListener("abort", () => {
          if (sleepers.delete(sleeper)) reject(signal.reason);
        });
        if (!ticking) void tick();
      }),
  };
}
