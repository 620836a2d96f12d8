import { BlastgateError, type Config, type Json, providerSetting } from "@blastgate/core";
import pLimit, { type LimitFunction } from "p-limit";
import type { ProviderResponse } from "../provider.ts";
import { type Attempt, attempt, type Invoke } from "./attempt.ts";
import { type Clock, systemClock } from "./clock.ts";
import type { Problem } from "./find-problem.ts";
import { Lane } from "./lane.ts";
import { MinuteWindow, type Reservation } from "./minute-window.ts";
import { defaultRetries, type Retries, Trials } from "./retries.ts";

export interface CallOptions {
  /** Requests at once. */
  concurrency: { total: number; provider: number };
  providers: Config["providers"];
  /** What is not given is as in `defaultRetries`. */
  retries?: Partial<Retries>;
  requestTimeoutMs: number;
  clock?: Clock;
  /** From 0 to 1. */
  random?: () => number;
  /** Aborted: cancels what is under way. */
  stop: AbortSignal;
  /** Aborted: nothing more is sent, and no limit is waited for. */
  halt?: AbortSignal;
}

/** What has to be known of a call beforehand. */
export interface CallAbout {
  /** What it may take of the tokens allowed in a minute. */
  tokens: number;
  /** The model's settings, whose secrets no error may show. */
  settings?: Json;
  /** Called before each attempt, when nothing but a free slot is waited for; throws to end the call. */
  admit?: () => void | Promise<void>;
}

export interface Called {
  response: ProviderResponse;
  attempts: number;
  /** Of the last attempt. */
  latencyMs: number;
}

/** The way to one provider, and what each minute leaves of its limits. */
interface Way {
  provider: string;
  lane: Lane;
  requests: MinuteWindow | null;
  tokens: MinuteWindow | null;
}

/** An attempt and what follows from it; `undefined`: there is a response. */
type Tried = Attempt & { next: ReturnType<Trials["next"]> | undefined };

interface Reserved {
  requests?: Reservation | undefined;
  tokens?: Reservation | undefined;
}

/**
 * Calls to model providers: within the limits, slowed for all where a provider asks for it, and made again where that
 * may help.
 */
export class ProviderCalls {
  readonly #options: CallOptions;
  readonly #retries: Retries;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #total: LimitFunction;
  /** Ends what is not under way. */
  readonly #ended: AbortSignal;
  readonly #ways = new Map<string, Way>();
  readonly #lanes = new Map<string, Lane>();
  readonly #windows = new Map<string, MinuteWindow>();
  readonly #waits = new Set<{ provider: string; untilMs: number }>();
  #sent = 0;

  constructor(options: CallOptions) {
    this.#options = options;
    this.#retries = { ...defaultRetries, ...options.retries };
    this.#clock = options.clock ?? systemClock;
    this.#random = options.random ?? Math.random;
    this.#total = pLimit(options.concurrency.total);
    this.#ended = AbortSignal.any([options.stop, ...(options.halt ? [options.halt] : [])]);
  }

  /** Attempts that were sent. */
  get sent(): number {
    return this.#sent;
  }

  /** The providers that calls are waiting for because of a limit, and until when. */
  waiting(): { provider: string; untilMs: number }[] {
    const soonest = new Map<string, number>();
    for (const { provider, untilMs } of this.#waits) {
      soonest.set(provider, Math.min(untilMs, soonest.get(provider) ?? untilMs));
    }
    return [...soonest].map(([provider, untilMs]) => ({ provider, untilMs }));
  }

  /**
   * @param invoke asks the provider, once
   * @throws BlastgateError where there is no response: `rate-limit-lasts`, `quota-exhausted`, `request-refused`,
   *   `request-timed-out`, `response-unreadable` or `request-failed`; what `admit` throws; Halt; the reason of `stop` or `halt`
   */
  async call(provider: string, about: CallAbout, invoke: Invoke): Promise<Called> {
    const way = getOrInsert(this.#ways, provider, () => this.#wayTo(provider));
    const trials = new Trials(provider, about.settings ?? null, this.#retries);
    for (;;) {
      const { response, latencyMs, next } = await way.lane.run(() => this.#attempt(way, about, trials, invoke));
      if (!next) return { response, attempts: trials.attempts, latencyMs };
      if ("refusal" in next) throw new BlastgateError([next.refusal]);
      if (next.boundMs > 0) await this.#clock.wait(this.#random() * next.boundMs, this.#ended);
    }
  }

  #learn(lane: Lane, trials: Trials, { problem, sentMs }: Attempt): Tried["next"] {
    trials.attempts += 1;
    if (!problem) {
      lane.succeeded(sentMs);
      return undefined;
    }
    const nowMs = this.#clock.now();
    if (problem.kind === "rate-limit") {
      lane.rateLimited({ sentMs, nowMs }, problem.afterMs, this.#retries, this.#random());
    }
    const next = trials.next(problem, { nowMs, timeoutMs: this.#options.requestTimeoutMs });
    const uselessForMs = this.#uselessForMs(problem);
    if ("refusal" in next && uselessForMs > 0) lane.close([next.refusal], nowMs + uselessForMs);
    return next;
  }

  /** One attempt, when the limits let it. Only what is under way counts to the total: who waits keeps no one else. */
  async #attempt(way: Way, about: CallAbout, trials: Trials, invoke: Invoke): Promise<Tried> {
    const reserved: Reserved = {};
    try {
      await this.#resumed(way);
      reserved.requests = await this.#reserve(way.provider, way.requests, 1);
      reserved.tokens = await this.#reserve(way.provider, way.tokens, about.tokens);
      await about.admit?.();
      for (;;) {
        const tried = await this.#total(async () => {
          this.#throwIfUseless(way.lane);
          if (way.lane.pausedUntilMs > this.#clock.now()) return undefined;
          const made = await this.#send(reserved, invoke);
          // What is learnt slows the provider before the next in line takes the slot.
          return { ...made, next: this.#learn(way.lane, trials, made) };
        });
        if (tried) return tried;
        await this.#resumed(way);
      }
    } catch (error) {
      reserved.requests?.release();
      reserved.tokens?.release();
      throw error;
    }
  }

  async #send(reserved: Reserved, invoke: Invoke): Promise<Attempt> {
    const { stop, requestTimeoutMs: timeoutMs } = this.#options;
    reserved.requests?.sent();
    reserved.tokens?.sent();
    this.#sent += 1;
    const made = await attempt(invoke, { stop, timeoutMs, clock: this.#clock });
    const { total, prompt = 0, completion = 0 } = made.response.tokenUsage ?? {};
    const tokens = total ?? prompt + completion;
    if (tokens > 0) reserved.tokens?.correct(tokens);
    return made;
  }

  /** Waits while the provider is paused. */
  async #resumed({ provider, lane }: Way): Promise<void> {
    await this.#showWait(provider, async (onWait) => {
      this.#throwIfUseless(lane);
      for (;;) {
        const waitMs = lane.pausedUntilMs - this.#clock.now();
        if (waitMs <= 0) return;
        onWait(lane.pausedUntilMs);
        await this.#clock.wait(waitMs, this.#ended);
        this.#throwIfUseless(lane);
      }
    });
  }

  #reserve(provider: string, window: MinuteWindow | null, amount: number): Promise<Reservation | undefined> {
    return this.#showWait(provider, (onWait) => window?.reserve(amount, this.#ended, onWait));
  }

  /** For how long no one else need ask either. */
  #uselessForMs(problem: Problem): number {
    if (problem.kind === "quota") return Number.POSITIVE_INFINITY;
    const afterMs = problem.kind === "rate-limit" ? (problem.afterMs ?? 0) : 0;
    return afterMs > this.#retries.longestWaitMs ? afterMs : 0;
  }

  #throwIfUseless(lane: Lane): void {
    this.#ended.throwIfAborted();
    lane.throwIfClosed(this.#clock.now());
  }

  async #showWait<Result>(
    provider: string,
    run: (onWait: (untilMs: number) => void) => Result,
  ): Promise<Awaited<Result>> {
    const wait = { provider, untilMs: 0 };
    try {
      return await run((untilMs) => {
        wait.untilMs = untilMs;
        this.#waits.add(wait);
      });
    } finally {
      this.#waits.delete(wait);
    }
  }

  /** Providers that take a limit from one name share it, and slow down together. */
  #wayTo(provider: string): Way {
    const { concurrency, providers } = this.#options;
    const atOnce = providerSetting(providers, provider, "concurrency");
    const key = atOnce ? `limit ${atOnce.name}` : `provider ${provider}`;
    return {
      provider,
      lane: getOrInsert(this.#lanes, key, () => new Lane(atOnce?.value ?? concurrency.provider)),
      requests: this.#windowOf(provider, "requests-per-minute"),
      tokens: this.#windowOf(provider, "tokens-per-minute"),
    };
  }

  #windowOf(provider: string, limit: "requests-per-minute" | "tokens-per-minute"): MinuteWindow | null {
    const setting = providerSetting(this.#options.providers, provider, limit);
    if (!setting) return null;
    return getOrInsert(this.#windows, `${limit} ${setting.name}`, () => new MinuteWindow(setting.value, this.#clock));
  }
}

function getOrInsert<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
