import { expandCases } from "../cases/expand-cases.ts";
import { supposeChanged } from "../change/find-change.ts";
import { nodeId } from "../graph/build-graph.ts";
import type { Side } from "../plan/make-plan.ts";
import { requestsPerCase } from "../plan/requests-per-case.ts";
import { suitesToRun } from "../plan/suites-to-run.ts";
import type { BlastRadius, RunRecord } from "../schemas/blast-radius.ts";
import type { Contract } from "../schemas/contract.ts";
import type { Snapshot, SuiteFile } from "../schemas/snapshot.ts";
import { affectedIds, findImpact } from "./find-impact.ts";

/** What an edit of these nodes would reach, before anybody makes it. `records` are those of earlier runs. */
export function blastRadius(
  { snapshot, graph }: Side,
  ids: readonly string[],
  records: readonly RunRecord[],
): BlastRadius {
  const impact = findImpact(supposeChanged(graph, ids), graph, graph);
  const toCheck = toCheckSuite(snapshot, records);
  const suites = suitesToRun(snapshot)(affectedIds(impact)).map(({ file }) => toCheck(file));
  const edited = new Set(ids);
  const known = suites.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  return {
    impact,
    suites,
    contracts: snapshot.contracts
      .filter(({ value }) => edited.has(nodeId("prompt", value.prompt)))
      .map(({ value }) => termsOf(value)),
    requests: suites.reduce((sum, { requests }) => sum + requests, 0),
    costUsd: known.length === suites.length ? known.reduce((sum, cost) => sum + cost, 0) : null,
  };
}

/** What it takes to check an edit by a suite. */
export function toCheckSuite(
  { features, datasets }: Snapshot,
  records: readonly RunRecord[],
): (file: SuiteFile) => BlastRadius["suites"][number] {
  const costs = new Map(records.map((record) => [record.suite, record.costUsd]));
  const byName = new Map(features.map(({ value }) => [value.feature, value]));
  const byPath = new Map(datasets.map((file) => [file.path, file]));
  return (file) => {
    const feature = byName.get(file.value.feature);
    const cases = expandCases(file, byPath).cases.length;
    const costPerCase = costs.get(file.name) ?? null;
    return {
      suite: file.name,
      feature: file.value.feature,
      owner: feature?.owner ?? "",
      cases,
      // An edit is not made yet, so both sides count.
      requests: cases * file.value.repeats * (feature ? requestsPerCase(feature) : 0) * 2,
      costUsd: costPerCase === null ? null : costPerCase * cases * 2,
    };
  };
}

/** What a contract says to somebody who is about to edit its prompt. */
export function termsOf(contract: Contract): BlastRadius["contracts"][number] {
  const { prompt, version, owner, approvers, invariants, evals } = contract;
  return { prompt, version, owner, approvers, invariants, evals };
}
