import { compareText } from "../compare-text.ts";
import { modelCalls } from "../decision/usage.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import { hashJson } from "../hash.ts";
import type { CaseResult, Evidence, ModelCall, Outcome, Shard } from "../schemas/evidence.ts";
import type { Finding } from "../schemas/finding.ts";
import type { PlanFile, PlannedShard } from "../schemas/plan-file.ts";

/** Evidence, and the file it was read from. */
export interface EvidenceFile {
  path: string;
  evidence: Evidence;
}

/**
 * The evidence of all shards of a plan as one, equal to that of a single run with the same responses. What a shard did
 * not get to is missing from it, and is for `decide` to judge.
 *
 * @throws BlastgateError naming every shard that is missing, doubled, or not of this plan
 */
export function mergeEvidence(planFile: PlanFile, files: readonly EvidenceFile[]): Evidence {
  const { plan, shards } = planFile;
  const digest = hashJson(plan);
  const findings = files.flatMap((file) => foreign(file, planFile, digest));
  // What belongs elsewhere stands for no shard here.
  const strange = new Set(findings.map(({ args }) => args.file));
  const byShard = Map.groupBy(
    files.filter(({ path }) => !strange.has(path)),
    ({ evidence }) => shardName(evidence.shard),
  );
  // Nothing to run is no matrix to run it in.
  const expected = plan.suites.length === 0 && files.length === 0 ? [] : shards.length > 0 ? shards : [null];
  for (const name of expected.map(shardName)) {
    const found = byShard.get(name) ?? [];
    if (found.length === 0) findings.push(finding("shard-missing", { shard: name }));
    if (found.length > 1)
      findings.push(finding("shard-doubled", { shard: name, files: found.map(({ path }) => path) }));
  }
  if (findings.length > 0) throw new BlastgateError(findings);
  return {
    plan: digest,
    shard: null,
    baseline: plan.baseline,
    candidate: plan.candidate,
    results: sortResults(asBought(files.flatMap(({ evidence }) => evidence.results))),
  };
}

/** What one machine bought and another found in a cache was bought by the run, wherever it is used. */
function asBought(results: readonly CaseResult[]): CaseResult[] {
  const { steps, graders } = modelCalls(results);
  const bought = new Set([...steps, ...graders].filter(({ cached }) => !cached).map(({ request }) => request));
  const mark = <Call extends ModelCall>(call: Call): Call => ({ ...call, cached: !bought.has(call.request) });
  const markAll = (outcome: Outcome): Outcome => ({
    ...outcome,
    steps: outcome.steps.map(mark),
    graders: outcome.graders.map(mark),
  });
  return results.map((result) => ({
    ...result,
    baseline: result.baseline && markAll(result.baseline),
    candidate: markAll(result.candidate),
  }));
}

/** By suite, case and repeat, as evidence is. */
export function sortResults(results: readonly CaseResult[]): CaseResult[] {
  return results.toSorted(
    (a, b) => compareText(a.suite, b.suite) || compareText(a.case, b.case) || a.repeat - b.repeat,
  );
}

/** Why a file's evidence is not of this plan, or not of this way to part it. */
function foreign({ path, evidence }: EvidenceFile, { shards }: PlanFile, planned: string): Finding[] {
  const { shard, plan } = evidence;
  if (plan !== planned) return [finding("shard-of-another-plan", { file: path, plan, planned })];
  if ((shard?.of ?? 0) !== shards.length || (shard && shard.index > shard.of)) {
    return [finding("shard-of-another-split", { file: path, shard: shardName(shard), of: shards.length })];
  }
  const strange = shard ? unplannedCases(evidence, shards[shard.index - 1]) : [];
  if (strange.length === 0) return [];
  const first = strange.slice(0, 5);
  return [finding("shard-with-other-cases", { file: path, shard: shardName(shard), count: strange.length, first })];
}

function unplannedCases({ results }: Evidence, shard: PlannedShard | undefined): string[] {
  const own = new Set(shard?.units.flatMap(({ suite, cases }) => cases.map((id) => caseName(suite, id))));
  return [...new Set(results.map((result) => caseName(result.suite, result.case)))].filter((name) => !own.has(name));
}

/** Suites' names have no blanks. */
function caseName(suite: string, id: string): string {
  return `${suite} ${id}`;
}

/** As `run --shard` takes it; of the whole plan `1/1`. */
export function shardName(shard: Shard | null): string {
  return shard ? `${shard.index}/${shard.of}` : "1/1";
}
