import { compareText } from "../compare-text.ts";
import { finding } from "../findings/catalogue.ts";
import type { CaseResult, Evidence, Outcome } from "../schemas/evidence.ts";
import type { Finding } from "../schemas/finding.ts";
import type { PlannedSuite } from "../schemas/plan.ts";
import type { Passes } from "./shares.ts";

export type ScoredOutcome = Extract<Outcome, { kind: "scored" }>;

/** A planned case with a score for each repeat on each side. */
export interface ScoredCase extends Passes {
  tags: string[];
  /** By repeat. `null` where the suite is not paired. For identical requests it is the candidate's own outcome. */
  baseline: ScoredOutcome[] | null;
  candidate: ScoredOutcome[];
}

export interface CheckedSuite {
  /** Cases whose results are needed, in the plan's order: all, or the first of a sequential suite that was decided early. */
  expected: PlannedSuite["cases"];
  /** Cases without gap or error, in the plan's order. */
  scored: ScoredCase[];
  /** All of the suite's, as they came. */
  results: readonly CaseResult[];
  /** Results of planned cases without a score on some side. */
  errors: CaseResult[];
  /** The cases of these errors in the plan's order, where they are no more than the gate tolerates; else none. */
  missing: PlannedSuite["cases"];
  /** Why the suite's evidence is not what was planned. Empty where it is complete. */
  problems: Finding[];
}

/** How many ids a finding names; the rest is a number. */
const named = 5;

/**
 * Holds a suite's results against its plan: each planned case and repeat must have one result, with a score. Of a
 * sequential suite that is decided after some cases (`stop`), these and no others.
 */
export function checkEvidence(
  suite: PlannedSuite,
  results: readonly CaseResult[],
  { path, stop }: { path: string[]; stop: number | null },
): CheckedSuite {
  const cases = suite.cases.slice(0, stop ?? suite.cases.length);
  const byRun = Map.groupBy(results, (result) => runId(result.case, result.repeat));
  const runsOf = (id: string) => Array.from({ length: suite.repeats }, (_, repeat) => runId(id, repeat));
  const expected = new Set(cases.flatMap(({ id }) => runsOf(id)));
  const known = results.filter((result) => expected.has(runId(result.case, result.repeat)));
  const errors = known.filter((result) => hasError(result, suite.paired));
  const failed = new Set(errors.map((result) => result.case));
  const tolerated = failed.size <= (suite.gate["max-errors"] ?? 0) && failed.size < cases.length;
  const lists = {
    "cases-planned-twice": duplicates(suite.cases.map(({ id }) => runId(id, 0))),
    "results-missing": [...expected].filter((id) => !byRun.has(id)),
    "results-repeated": [...expected].filter((id) => (byRun.get(id)?.length ?? 0) > 1),
    "results-unplanned": [...byRun.keys()].filter((id) => !expected.has(id)),
    "baselines-missing": idsOf(known, (result) => suite.paired && !result.identical && result.baseline === null),
    "baselines-unplanned": idsOf(known, (result) => !suite.paired && result.baseline !== null),
    "results-without-score": idsOf(errors, () => !tolerated),
  } as const;
  const problems = (Object.keys(lists) as (keyof typeof lists)[]).flatMap((code) => {
    const ids = lists[code];
    if (ids.length === 0) return [];
    const args = { suite: suite.suite, path, count: ids.length, of: expected.size, first: nameRuns(ids) };
    return code === "results-without-score"
      ? [finding(code, { ...args, why: whyNoScore(errors) }, suite.where)]
      : [finding(code, args, suite.where)];
  });
  if (expected.size === 0) problems.unshift(finding("suite-empty", { suite: suite.suite, path }, suite.where));
  const scored = cases.flatMap((each) => {
    const repeats = runsOf(each.id).map((run) => byRun.get(run)?.[0]);
    const complete = scoreCase(each, repeats, suite.paired);
    return complete ? [complete] : [];
  });
  const missing = tolerated ? cases.filter(({ id }) => failed.has(id)) : [];
  return { expected: cases, results, scored, errors, missing, problems };
}

/** Results of suites that are not in the plan at all. */
export function unplannedSuites(planned: readonly PlannedSuite[], { results }: Evidence): Finding[] {
  const names = new Set(planned.map(({ suite }) => suite));
  const strange = Map.groupBy(
    results.filter(({ suite }) => !names.has(suite)),
    ({ suite }) => suite,
  );
  return [...strange.keys()].toSorted().map((suite) => {
    const ids = idsOf(strange.get(suite) ?? [], () => true);
    return finding("results-unplanned", { suite, path: [], count: ids.length, of: 0, first: nameRuns(ids) });
  });
}

/** A case with its results by repeat; undefined where one has no score. */
export function scoreCase(
  planned: PlannedSuite["cases"][number],
  repeats: readonly (CaseResult | undefined)[],
  paired: boolean,
): ScoredCase | undefined {
  const candidate: ScoredOutcome[] = [];
  const baseline: ScoredOutcome[] = [];
  for (const result of repeats) {
    if (result?.candidate.kind !== "scored") return undefined;
    candidate.push(result.candidate);
    if (!paired) continue;
    if (result.baseline?.kind === "error") return undefined;
    const before = result.identical ? result.candidate : result.baseline;
    if (!before) return undefined;
    baseline.push(before);
  }
  const identical = paired && repeats.every((result) => result?.identical === true);
  return { ...planned, candidate, baseline: paired ? baseline : null, identical };
}

function hasError({ baseline, candidate }: CaseResult, paired: boolean): boolean {
  return candidate.kind === "error" || (paired && baseline?.kind === "error");
}

/** Why a side has no score; undefined where it has one, or is not there. */
export function errorOf(outcome: Outcome | null): string | undefined {
  return outcome?.kind === "error" ? outcome.message : undefined;
}

/** The words of the first error by case id, so that they do not depend on the order of results. */
function whyNoScore(errors: readonly CaseResult[]): string {
  const ordered = errors.toSorted((a, b) => compareText(a.case, b.case) || a.repeat - b.repeat);
  return ordered.map(({ candidate, baseline }) => errorOf(candidate) ?? errorOf(baseline))[0] ?? "";
}

function idsOf(results: readonly CaseResult[], wanted: (result: CaseResult) => boolean): string[] {
  return results.filter(wanted).map((result) => runId(result.case, result.repeat));
}

function duplicates(ids: readonly string[]): string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.has(id) || !seen.add(id));
}

/** One repeat of one case. The number stands first so that no case id can be mistaken for another's repeat. */
function runId(id: string, repeat: number): string {
  return `${repeat} ${id}`;
}

/** The first few as a reader knows them: `case-7`, `case-7 (repeat 2)`. */
function nameRuns(runs: readonly string[]): string[] {
  const names = runs.map((run) => {
    const end = run.indexOf(" ");
    const repeat = Number(run.slice(0, end));
    return repeat === 0 ? run.slice(end + 1) : `${run.slice(end + 1)} (repeat ${repeat + 1})`;
  });
  return [...new Set(names)].toSorted().slice(0, named);
}
