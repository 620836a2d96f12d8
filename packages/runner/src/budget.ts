import { BlastgateError, finding } from "@blastgate/core";

/** What a run may take. What is not given is not limited. */
export interface Limits {
  maxCostUsd?: number;
  /** Requests sent, new attempts included. */
  maxRequests?: number;
  maxTimeMs?: number;
}

/** A request that is about to be sent. */
export interface Intent {
  provider: string;
  /** What is asked, in characters. */
  length: number;
  /** The most it can cost in US dollars, where its price says so beforehand. */
  atMostUsd: number | null;
}

/** What came of a request; the cost is `null` where nobody knows it. */
export type Spent = { costUsd: number | null } | "no response";

/** Leave to send one request. */
export interface Ticket {
  /** To be told what came of it. */
  settle(spent: Spent): void;
}

/** The most that a response of one provider has taken in this run. */
interface Experience {
  costUsd: number | null;
  length: number;
  latencyMs: number;
}

/**
 * Refuses what would pass a limit, before it is sent. A request is taken to cost what the dearest of its provider has
 * cost, grown with its length; before any was answered, the most that its price allows. Where no price is known
 * beforehand, one request is sent alone, to find out.
 */
export class Budget {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #startedMs: number;
  readonly #experience = new Map<string, Experience>();
  readonly #probes = new Map<string, Promise<void>>();
  #sent = 0;
  #spentUsd = 0;
  #reservedUsd = 0;

  /** @param now milliseconds, by a clock that only goes forward */
  constructor(limits: Limits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#startedMs = now();
  }

  /** @throws BlastgateError `budget-reached` or `price-unknown` */
  async reserve(intent: Intent): Promise<Ticket> {
    const mustLearn = (): boolean =>
      this.#limits.maxCostUsd !== undefined && intent.atMostUsd === null && !this.#experience.has(intent.provider);
    for (let probe = this.#probes.get(intent.provider); probe && mustLearn(); ) {
      await probe;
      probe = this.#probes.get(intent.provider);
    }
    const probing = mustLearn() ? Promise.withResolvers<void>() : undefined;
    const reservedUsd = this.#admit(intent);
    this.#sent += 1;
    this.#reservedUsd += reservedUsd;
    if (probing) this.#probes.set(intent.provider, probing.promise);
    const sentMs = this.#now();
    return {
      settle: (spent) => {
        this.#reservedUsd -= reservedUsd;
        if (spent !== "no response") this.#learn(intent, spent.costUsd, this.#now() - sentMs);
        if (!probing) return;
        this.#probes.delete(intent.provider);
        probing.resolve();
      },
    };
  }

  /** Calls back when the time is over, unless the timer is cleared before. */
  onTimeReached(stop: (reason: BlastgateError) => void): NodeJS.Timeout | undefined {
    const { maxTimeMs } = this.#limits;
    if (maxTimeMs === undefined) return undefined;
    const leftMs = maxTimeMs - (this.#now() - this.#startedMs);
    return setTimeout(() => stop(timeReached(maxTimeMs)), Math.max(0, leftMs));
  }

  /** What has to be kept back for a request. @throws BlastgateError where there is not that much left */
  #admit(intent: Intent): number {
    const { maxCostUsd, maxRequests, maxTimeMs } = this.#limits;
    const experience = this.#experience.get(intent.provider);
    if (maxRequests !== undefined && this.#sent >= maxRequests) {
      throw refusal("--max-requests", `${maxRequests}`);
    }
    if (maxTimeMs !== undefined && this.#now() - this.#startedMs + (experience?.latencyMs ?? 0) > maxTimeMs) {
      throw timeReached(maxTimeMs);
    }
    if (maxCostUsd === undefined) return 0;
    if (experience?.costUsd === null) {
      throw new BlastgateError([finding("price-unknown", { provider: intent.provider })]);
    }
    const estimateUsd = experience
      ? experience.costUsd * Math.max(1, intent.length / experience.length)
      : (intent.atMostUsd ?? 0);
    if (this.#spentUsd + this.#reservedUsd + estimateUsd > maxCostUsd) throw refusal("--max-cost", `$${maxCostUsd}`);
    return estimateUsd;
  }

  #learn({ provider, length }: Intent, costUsd: number | null, latencyMs: number): void {
    this.#spentUsd += costUsd ?? 0;
    const before = this.#experience.get(provider);
    this.#experience.set(provider, {
      // A provider that once did not say what it charges cannot be kept within a limit.
      costUsd: costUsd === null || before?.costUsd === null ? null : Math.max(before?.costUsd ?? 0, costUsd),
      length: Math.max(before?.length ?? 1, length),
      latencyMs: Math.max(before?.latencyMs ?? 0, latencyMs),
    });
  }
}

/** Why a request is not sent, or given up, when the run has to be over. */
function timeReached(maxTimeMs: number): BlastgateError {
  return refusal("--max-time", `${maxTimeMs / 1000} s`);
}

function refusal(limit: string, value: string): BlastgateError {
  return new BlastgateError([finding("budget-reached", { limit, value })]);
}
