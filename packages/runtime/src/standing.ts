import type { BlastgateError } from "@blastgate/core";
import type { Emitter } from "./events.ts";
import type { Health } from "./health.ts";
import { knownProblem } from "./known-problem.ts";

interface Of {
  store: string;
  now: () => Date;
  events: Emitter;
}

/** How an application stands with its store: when it asked, when it was answered, what is wrong. Tells of changes. */
export class Standing {
  readonly #of: Of;
  #polledAt: Date | undefined;
  #confirmedAt: Date | undefined;
  #problem: BlastgateError | undefined;
  #lastError: Health["lastError"] = null;

  constructor(of: Of) {
    this.#of = of;
  }

  /** Why the store cannot be followed at the moment. */
  get problem(): BlastgateError | undefined {
    return this.#problem;
  }

  polled(): void {
    this.#polledAt = this.#of.now();
  }

  /** The store has said what runs, and that is served. */
  confirmed(release: string): void {
    const at = this.#of.now();
    this.#confirmedAt = at;
    if (!this.#problem) return;
    this.#problem = undefined;
    this.#of.events.emit("recovered", { release, at: at.toISOString() });
  }

  failed(error: unknown): void {
    const before = this.#problem?.message;
    this.#problem = this.noted(error);
    if (this.#problem.message !== before) this.#of.events.emit("error", this.#problem);
  }

  /** What went wrong last, without a word on whether the store can be followed. */
  noted(error: unknown): BlastgateError {
    const problem = knownProblem(error, this.#of.store);
    this.#lastError = { at: this.#of.now().toISOString(), findings: problem.findings };
    return problem;
  }

  unconfirmedMs(): number {
    return this.#of.now().getTime() - (this.#confirmedAt?.getTime() ?? Number.NEGATIVE_INFINITY);
  }

  health(): Pick<Health, "failing" | "lastConfirmed" | "lastError" | "lastPoll"> {
    return {
      lastPoll: this.#polledAt?.toISOString() ?? null,
      lastConfirmed: this.#confirmedAt?.toISOString() ?? null,
      failing: this.#problem !== undefined,
      lastError: this.#lastError,
    };
  }
}
