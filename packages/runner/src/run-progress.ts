import type { CaseResult } from "@blastgate/core";
import type { ModelAsker } from "./ask-model.ts";
import type { ProviderCalls } from "./calls/provider-calls.ts";
import type { PreparedSuite } from "./prepare-suites.ts";

export interface SuiteProgress {
  suite: string;
  /** Responses judged, of those planned: cases times repeats. */
  done: number;
  total: number;
  /** Of the candidate's, so far. */
  passed: number;
  errors: number;
}

/** How far a run is. */
export interface RunProgress {
  suites: readonly SuiteProgress[];
  /** Responses, graders' among them. */
  bought: number;
  cached: number;
  /** US dollars so far; `null` once a price was not known. */
  costUsd: number | null;
  /** Providers that have to be waited for, until when (milliseconds since 1970). */
  waiting: readonly { provider: string; untilMs: number }[];
}

/** Counts what happens in a run. */
export class RunTally {
  readonly #suites: Map<string, SuiteProgress>;
  readonly #asker: ModelAsker;
  readonly #calls: ProviderCalls;

  constructor(suites: readonly PreparedSuite[], asker: ModelAsker, calls: ProviderCalls) {
    this.#asker = asker;
    this.#calls = calls;
    this.#suites = new Map(
      suites.map(({ name, planned, cases }) => [
        name,
        { suite: name, done: 0, total: cases.length * planned.repeats, passed: 0, errors: 0 },
      ]),
    );
  }

  count({ suite, baseline, candidate }: CaseResult): void {
    const counted = this.#suites.get(suite);
    if (!counted) return;
    counted.done += 1;
    if (candidate.kind === "scored" && candidate.pass) counted.passed += 1;
    if (candidate.kind === "error" || baseline?.kind === "error") counted.errors += 1;
  }

  /** A suite is over, though it may have been decided before all of its cases were run. */
  finish(suite: string): void {
    const counted = this.#suites.get(suite);
    if (counted) counted.total = counted.done;
  }

  progress(): RunProgress {
    return { suites: [...this.#suites.values()], ...this.#asker.spent, waiting: this.#calls.waiting() };
  }
}
