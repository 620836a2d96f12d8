import {
  BlastgateError,
  type Case,
  type CaseResult,
  type ContractFile,
  checkAssertion,
  type Evidence,
  expandCases,
  type Finding,
  finding,
  hashJson,
  type Model,
  type Plan,
  type PlannedSuite,
} from "@blastgate/core";
import pLimit from "p-limit";
import { ModelAsker } from "./ask-model.ts";
import { installedAssertionPackages } from "./installed-packages.ts";
import type { Judging } from "./judge-output.ts";
import { prepareFeature, type RunSide } from "./prepare-feature.ts";
import { loadPromptfoo, type Promptfoo } from "./promptfoo.ts";
import type { LoadModel, ModelProvider } from "./provider.ts";
import type { ResponseCache } from "./response-cache.ts";
import { type PreparedSuite, runCase } from "./run-case.ts";

export interface RunOptions {
  plan: Plan;
  /** `null` where the plan has no baseline. */
  baseline: RunSide | null;
  candidate: RunSide;
  models: LoadModel;
  /** `null`: every response is bought. */
  cache: ResponseCache | null;
  /** Contracts whose invariants hold on both sides; by default the candidate's. */
  contracts?: readonly ContractFile[];
  /** Requests at once; by default as the candidate's `blastgate.yaml` says. */
  concurrency?: { total: number; provider: number };
  signal?: AbortSignal;
  onProgress?: (progress: RunProgress) => void;
  /** What runs assertions; by default promptfoo, imported at the first one. */
  assertions?: () => Promise<Pick<Promptfoo, "runAssertions">>;
  retryDelaysMs?: readonly number[];
  requestTimeoutMs?: number;
}

/** Counts of responses to judge, and of requests. */
export interface RunProgress {
  done: number;
  total: number;
  errors: number;
  sent: number;
  cached: number;
}

/** A question of the plan, to be asked on both sides. */
interface Question {
  suite: PreparedSuite;
  case: Case;
  repeat: number;
}

/**
 * Runs every case of a plan on both sides and judges the outputs.
 *
 * @throws BlastgateError with everything that keeps the plan from running, before the first request
 * @throws the signal's reason, once it is aborted
 */
export async function runPlan(options: RunOptions): Promise<Evidence> {
  const { plan, candidate } = options;
  const questions = prepareQuestions(options);
  const concurrency = options.concurrency ?? candidate.snapshot.config.concurrency;
  const models = once(options.models);
  const asker = new ModelAsker({
    models,
    cache: options.cache,
    concurrency,
    signal: options.signal ?? new AbortController().signal,
    retryDelaysMs: options.retryDelaysMs ?? [500, 2_000, 8_000],
    requestTimeoutMs: options.requestTimeoutMs ?? 300_000,
  });
  const assertions = options.assertions ?? loadPromptfoo;
  const judging: Judging = { models, aliases: candidate.snapshot.config.models, asker, assertions };
  const progress = { done: 0, errors: 0 };
  // A case has at most two requests under way, so this many cases are enough to use every slot.
  const limit = pLimit(concurrency.total);
  const results = await limit.map(questions, async (question) => {
    const result = await runCase(question.suite, question.case, question.repeat, judging);
    progress.done += 1;
    if (isError(result)) progress.errors += 1;
    options.onProgress?.({ ...progress, total: questions.length, ...asker.requests });
    return result;
  });
  return {
    plan: hashJson(plan),
    baseline: plan.baseline,
    candidate: plan.candidate,
    results: results.toSorted(byCase),
    requests: { ...asker.requests },
  };
}

function prepareQuestions(options: RunOptions): Question[] {
  const findings: Finding[] = [];
  const contracts = options.contracts ?? options.candidate.snapshot.contracts;
  const installed = installedAssertionPackages();
  for (const { path, value } of contracts) {
    for (const { assert } of value.invariants) findings.push(...checkAssertion(assert, { where: { path }, installed }));
  }
  const questions = options.plan.suites.flatMap((planned) => {
    const suite = gather(findings, () => prepareSuite(planned, options, contracts));
    const cases = gather(findings, () => plannedCases(planned, options.candidate, installed));
    if (!suite || !cases) return [];
    return cases.flatMap((each) =>
      Array.from({ length: planned.repeats }, (_, repeat): Question => ({ suite, case: each, repeat })),
    );
  });
  const errors = findings.filter((each) => each.severity === "error");
  if (errors.length > 0) throw new BlastgateError(errors);
  return questions;
}

function prepareSuite(
  planned: PlannedSuite,
  { plan, baseline, candidate }: RunOptions,
  contracts: readonly ContractFile[],
): PreparedSuite {
  const prepare = (side: RunSide, foreign: RunSide | null) => {
    const file = side.snapshot.features.find((each) => each.value.feature === planned.feature);
    if (!file) throw notPossible(planned, `feature "${planned.feature}"`);
    return prepareFeature(file, side, contracts, foreign);
  };
  if (planned.paired && !baseline) throw notPossible(planned, "baseline");
  const earlier = planned.paired ? baseline : null;
  const isolated = plan.mode === "isolated";
  const before = earlier && prepare(earlier, null);
  const after = prepare(candidate, isolated ? earlier : null);
  const readsSteps = after.readsSteps || before?.readsSteps === true;
  return {
    name: planned.suite,
    baseline: before,
    candidate: after,
    reference: isolated && readsSteps ? (before ?? after) : null,
  };
}

function plannedCases(planned: PlannedSuite, { snapshot }: RunSide, installed: readonly string[]): Case[] {
  const file = snapshot.suites.find((each) => each.name === planned.suite);
  if (!file) throw notPossible(planned, "such suite");
  const { cases, findings } = expandCases(file, new Map(snapshot.datasets.map((each) => [each.path, each])), {
    installed,
  });
  const errors = findings.filter((each) => each.severity === "error");
  const known = new Map(cases.map((each) => [each.id, each]));
  const chosen = planned.cases.flatMap(({ id }) => known.get(id) ?? []);
  const missing = planned.cases.find(({ id }) => !known.has(id));
  if (missing) errors.push(...notPossible(planned, `case "${missing.id}"`).findings);
  if (errors.length > 0) throw new BlastgateError(errors);
  return chosen;
}

function notPossible({ suite, where }: PlannedSuite, missing: string): BlastgateError {
  return new BlastgateError([finding("run-not-possible", { suite, missing }, where)]);
}

/** What `make` gives, or `undefined` and what keeps it from that. */
function gather<Result>(findings: Finding[], make: () => Result): Result | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    findings.push(...error.findings);
    return undefined;
  }
}

/** A provider is made once for each model and its settings. */
function once(load: LoadModel): LoadModel {
  const loaded = new Map<string, Promise<ModelProvider>>();
  return (model: Model) => {
    const key = hashJson(model);
    const provider = loaded.get(key) ?? load(model);
    loaded.set(key, provider);
    return provider;
  };
}

function isError({ baseline, candidate }: CaseResult): boolean {
  return candidate.kind === "error" || baseline?.kind === "error";
}

function byCase(a: CaseResult, b: CaseResult): number {
  return compare(a.suite, b.suite) || compare(a.case, b.case) || a.repeat - b.repeat;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
