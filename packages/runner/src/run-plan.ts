import {
  type CaseResult,
  type Config,
  type Evidence,
  hashJson,
  type Model,
  type Plan,
  type Shard,
  sortResults,
} from "@blastgate/core";
import { ModelAsker } from "./ask-model.ts";
import { Budget } from "./budget.ts";
import { Halt } from "./calls/halt.ts";
import { type CallOptions, ProviderCalls } from "./calls/provider-calls.ts";
import { promptfooVersion } from "./installed-packages.ts";
import type { Judging } from "./judge-output.ts";
import type { RunSide } from "./prepare-feature.ts";
import { prepareSuites } from "./prepare-suites.ts";
import { loadPromptfoo, type Promptfoo } from "./promptfoo.ts";
import type { LoadModel, ModelProvider } from "./provider.ts";
import { type RunProgress, RunTally } from "./run-progress.ts";
import type { RunStore } from "./run-store.ts";
import { runSuite } from "./run-suite.ts";

export interface RunOptions {
  plan: Plan;
  /** `null` where the plan has no baseline. */
  baseline: RunSide | null;
  candidate: RunSide;
  models: LoadModel;
  store: RunStore;
  /** A part of the plan to run, by the ids of its cases; by default all of it. */
  part?: { shard: Shard; cases: ReadonlyMap<string, ReadonlySet<string>> };
  /** What it may spend, in time too; shared by the runs that are given the same. By default there is no limit. */
  budget?: Budget;
  /** Aborted: nothing more is sent; what is under way is waited for and kept. */
  stop?: AbortSignal;
  /** Aborted: what is under way is given up. */
  abort?: AbortSignal;
  /** Told once, before anything is asked, how to see how far the run is. */
  watch?: (look: () => RunProgress) => void;
  onResult?: (result: CaseResult) => void;
  /** How providers are called, where it differs from what the candidate's `blastgate.yaml` says. */
  calls?: Partial<Omit<CallOptions, "stop" | "halt">>;
  /** What runs assertions; by default promptfoo, imported at the first one. */
  assertions?: () => Promise<Pick<Promptfoo, "runAssertions">>;
}

/**
 * Runs every case of a plan on both sides and judges the outputs.
 *
 * @throws BlastgateError with everything that keeps the plan from running, before the first request; or `disk-full`
 * @throws the reason of `stop` or `abort`, once nothing is under way any more
 */
export async function runPlan(options: RunOptions): Promise<Evidence> {
  const { plan, candidate, store } = options;
  const suites = prepareSuites(options);
  const { config } = candidate.snapshot;
  const { concurrency } = { ...config, ...options.calls };
  const models = once(options.models);
  const line = openLine(options, config, models);
  const tally = new RunTally(suites, line.asker, line.calls);
  const judging: Judging = {
    models,
    aliases: config.models,
    asker: line.asker,
    assertions: options.assertions ?? loadPromptfoo,
    scores: store.scores,
    responses: store.responses,
    engine: promptfooVersion(),
  };
  const report = (result: CaseResult): void => {
    tally.count(result);
    options.onResult?.(result);
  };
  options.watch?.(() => tally.progress());
  try {
    const results = await Promise.all(
      suites.map(async (suite) => {
        const casesAtOnce = casesPerSlot * concurrency.total;
        const found = await runSuite(suite, judging, { plan, casesAtOnce, report });
        tally.finish(suite.name);
        return found;
      }),
    );
    return {
      plan: hashJson(plan),
      shard: options.part?.shard ?? null,
      baseline: plan.baseline,
      candidate: plan.candidate,
      results: sortResults(results.flat()),
    };
  } catch (error) {
    // Whatever it is, what is under way has been paid for, and is kept before the run ends.
    line.halt(error);
    await line.asker.settled();
    throw error instanceof Halt ? error.cause : error;
  } finally {
    line.close();
  }
}

/** Cases under way for each request that may be: while some are answered, others are put on disk and judged. */
const casesPerSlot = 4;

/** The line to the providers: within the run's limits, until something stops it. */
function openLine(options: RunOptions, config: Config, models: LoadModel) {
  const halted = new AbortController();
  const overdue = new AbortController();
  const stop = AbortSignal.any([halted.signal, ...(options.stop ? [options.stop] : [])]);
  const abort = AbortSignal.any([overdue.signal, ...(options.abort ? [options.abort] : [])]);
  const budget = options.budget ?? new Budget({}, () => performance.now());
  const timer = budget.onTimeReached((reason) => overdue.abort(reason));
  const calls = new ProviderCalls({
    concurrency: config.concurrency,
    providers: config.providers,
    requestTimeoutMs: 300_000,
    ...options.calls,
    stop: abort,
    halt: stop,
  });
  const asker = new ModelAsker({
    models,
    responses: options.store.responses,
    calls,
    budget,
    providers: config.providers,
    stop,
  });
  return {
    asker,
    calls,
    halt: (reason: unknown) => halted.abort(reason),
    close: () => clearTimeout(timer),
  };
}

/** A provider is made once for each model and its settings. */
function once(load: LoadModel): LoadModel {
  const loaded = new Map<string, Promise<ModelProvider>>();
  const keys = new WeakMap<Model, string>();
  return (model: Model) => {
    const key = keys.get(model) ?? hashJson(model);
    keys.set(model, key);
    const provider = loaded.get(key) ?? load(model);
    loaded.set(key, provider);
    return provider;
  };
}
