import {
  BlastgateError,
  type Case,
  type ContractFile,
  checkAssertion,
  expandCases,
  type Finding,
  finding,
  type PlannedSuite,
} from "@blastgate/core";
import { installedAssertionPackages } from "./installed-packages.ts";
import { type PreparedFeature, prepareFeature, type RunSide } from "./prepare-feature.ts";
import type { RunOptions } from "./run-plan.ts";

/** A planned suite with everything looked up that does not depend on the case. */
export interface PreparedSuite {
  name: string;
  planned: PlannedSuite;
  /** Those to run here, in the plan's order. */
  cases: Case[];
  /** `null` where the suite is not paired. */
  baseline: PreparedFeature | null;
  candidate: PreparedFeature;
  /** The number of the baseline's first repeat: above 0 where both sides are the same, and must not share responses. */
  firstBaselineRepeat: number;
  /** Isolated only: the composed chain whose outputs the steps read, so that changes upstream do not reach them. */
  reference: PreparedFeature | null;
}

type Preparation = Pick<RunOptions, "plan" | "baseline" | "candidate" | "part">;

/** @throws BlastgateError with everything that keeps the plan from running */
export function prepareSuites(options: Preparation): PreparedSuite[] {
  const findings: Finding[] = [];
  // Those of the candidate hold on both sides.
  const { contracts } = options.candidate.snapshot;
  const installed = installedAssertionPackages();
  for (const { path, value } of contracts) {
    for (const { assert } of value.invariants) findings.push(...checkAssertion(assert, { where: { path }, installed }));
  }
  const suites = options.plan.suites.flatMap((planned) => {
    const chosen = options.part ? options.part.cases.get(planned.suite) : undefined;
    if (options.part && !chosen) return [];
    const features = gather(findings, () => prepareSides(planned, options, contracts));
    const cases = gather(findings, () => plannedCases(planned, options.candidate, installed));
    if (!features || !cases) return [];
    return [{ name: planned.suite, planned, cases: cases.filter(({ id }) => chosen?.has(id) ?? true), ...features }];
  });
  const errors = findings.filter((each) => each.severity === "error");
  if (errors.length > 0) throw new BlastgateError(errors);
  return suites;
}

function prepareSides(
  planned: PlannedSuite,
  { plan, baseline, candidate }: Preparation,
  contracts: readonly ContractFile[],
): Omit<PreparedSuite, "name" | "planned" | "cases"> {
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
    baseline: before,
    candidate: after,
    firstBaselineRepeat: plan.mode === "aa" ? planned.repeats : 0,
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
