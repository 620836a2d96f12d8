import { join } from "node:path";
import {
  BlastgateError,
  type Evidence,
  finding,
  hashJson,
  type Plan,
  type PlannedShard,
  recordOutcomes,
  shareLimits,
} from "@blastgate/core";
import {
  Budget,
  type Limits,
  type OpenRunStore,
  openRunStore,
  type RunOptions,
  type RunProgress,
  runPlan,
} from "@blastgate/runner";
import type { Repository } from "@blastgate/workspace";
import { withApplications } from "./applications.ts";
import { type Context, tell } from "./context.ts";
import { GivenUp, type Interrupts, listenForInterrupts } from "./interrupts.ts";
import { runSides, type Sides, sharedCache } from "./run-sides.ts";
import { type ProgressView, showProgress } from "./show-progress.ts";

/** What every command that runs evals takes. */
export interface RunFlags {
  cache: boolean;
  resume: boolean;
  /** US dollars. */
  maxCost?: number | undefined;
  maxRequests?: number | undefined;
  /** Milliseconds. */
  maxTime?: number | undefined;
  quiet: boolean;
  verbose: boolean;
}

/** One shard of a plan, and how many machines have something to do. */
export interface Part {
  shard: PlannedShard;
  machines: number;
}

/** The runs of one command: they share what is kept, what may be spent, and what stops them. */
export class Runs {
  readonly #repository: Repository;
  readonly #flags: RunFlags;
  readonly #view: ProgressView;
  readonly #interrupts: Interrupts;
  #budget: Budget | undefined;
  #store: OpenRunStore | undefined;
  #look: (() => RunProgress) | undefined;

  constructor(repository: Repository, flags: RunFlags, view: ProgressView, interrupts: Interrupts) {
    this.#repository = repository;
    this.#flags = flags;
    this.#view = view;
    this.#interrupts = interrupts;
  }

  async run(plan: Plan, sides: Sides, part?: Part): Promise<Evidence> {
    const store = await this.#open(plan, sides, part);
    const { providers } = sides.head.snapshot.config;
    const budget = this.#budget ?? new Budget(limitsOf(this.#flags), () => performance.now());
    this.#budget = budget;
    try {
      const toRun = await runSides(this.#repository, plan, sides);
      const settings = { signal: this.#interrupts.stop, note: (text: string) => this.#view.note(text) };
      return await withApplications(this.#repository, toRun, settings, (ready) =>
        runPlan({
          ...ready,
          store,
          ...(part && { part: partOf(part), calls: { providers: shareLimits(providers, part.machines) } }),
          budget,
          stop: this.#interrupts.stop,
          abort: this.#interrupts.abort,
          watch: (look) => {
            this.#look = look;
            this.#view.watch(look);
          },
          onResult: (result) => this.#view.result(result),
        }),
      );
    } finally {
      this.#view.end();
    }
  }

  /** To be told once a run's evidence is safe. One with errors can still be gone on with. */
  async complete(plan: Plan, evidence: Evidence): Promise<void> {
    const outcomes = evidence.results.flatMap(({ baseline, candidate }) => [baseline, candidate]);
    if (outcomes.some((outcome) => outcome?.kind === "error")) return;
    this.#store?.history.add(recordOutcomes(plan, evidence));
    await this.#store?.finish();
  }

  /** What to say of a run that was stopped. */
  interrupted(cause: unknown): BlastgateError {
    const { suites = [], bought = 0 } = this.#look?.() ?? {};
    const done = suites.reduce((sum, suite) => sum + suite.done, 0);
    const total = suites.reduce((sum, suite) => sum + suite.total, 0);
    const findings = [finding("interrupted", { done, total, bought })];
    return this.#interrupts.abort.aborted ? new GivenUp(findings, { cause }) : new BlastgateError(findings, { cause });
  }

  async close(): Promise<BlastgateError["findings"]> {
    await this.#store?.close();
    return [...(this.#store?.findings ?? [])];
  }

  /** What the first run of a command keeps, its later ones go on with: they are looks at one plan. */
  async #open(plan: Plan, sides: Sides, part: Part | undefined): Promise<OpenRunStore> {
    const { cache, resume } = this.#flags;
    const shard = part ? `-${part.shard.index}-of-${part.shard.of}` : "";
    if (this.#store) return this.#store;
    const store = await openRunStore({
      folder: join(this.#repository.commonDir, "blastgate"),
      plan: hashJson(plan) + shard,
      cache,
      resume: resume || cache,
      shared: sharedCache(sides),
    });
    this.#store = store;
    if (resume && store.resumed === 0) this.#view.note("There is no interrupted run of this plan: it begins anew.");
    return store;
  }
}

/** Runs evals with progress shown and interrupts heeded, and tells afterwards what was wrong with what is kept. */
export async function withRuns<Result>(
  context: Context,
  repository: Repository,
  flags: RunFlags,
  work: (runs: Runs) => Promise<Result>,
): Promise<Result> {
  const view = await showProgress(context, flags.quiet ? "quiet" : flags.verbose ? "verbose" : "normal");
  const interrupts = listenForInterrupts(context.process, () => {
    view.note("Stopping: what is under way is waited for and kept. Interrupt again to give it up.");
  });
  const runs = new Runs(repository, flags, view, interrupts);
  try {
    return await work(runs);
  } catch (error) {
    if (!interrupts.stop.aborted || error instanceof BlastgateError) throw error;
    throw runs.interrupted(error);
  } finally {
    interrupts.close();
    await tell(context, await runs.close());
  }
}

function partOf({ shard: { index, of, units } }: Part): NonNullable<RunOptions["part"]> {
  return { shard: { index, of }, cases: new Map(units.map(({ suite, cases }) => [suite, new Set(cases)])) };
}

function limitsOf({ maxCost, maxRequests, maxTime }: RunFlags): Limits {
  return {
    ...(maxCost !== undefined && { maxCostUsd: maxCost }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(maxTime !== undefined && { maxTimeMs: maxTime }),
  };
}
