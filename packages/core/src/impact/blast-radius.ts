import { expandCases } from "../cases/expand-cases.ts";
import { supposeChanged } from "../change/find-change.ts";
import { nodeId } from "../graph/build-graph.ts";
import type { Side } from "../plan/make-plan.ts";
import { requestsPerCase } from "../plan/requests-per-case.ts";
import { suitesToRun } from "../plan/suites-to-run.ts";
import type { BlastRadius, RunRecord } from "../schemas/blast-radius.ts";
import { findImpact } from "./find-impact.ts";

/** What an edit of these nodes would reach, before anybody makes it. `records` are those of earlier runs. */
export function blastRadius(side: Side, ids: readonly string[], records: readonly RunRecord[]): BlastRadius {
  const { snapshot, graph } = side;
  const impact = findImpact(supposeChanged(graph, ids), graph, graph);
  const costs = new Map(records.map((record) => [record.suite, record.costUsd]));
  const features = new Map(snapshot.features.map(({ value }) => [value.feature, value]));
  const datasets = new Map(snapshot.datasets.map((file) => [file.path, file]));
  const suites = suitesToRun(impact, snapshot).map(({ file }) => {
    const feature = features.get(file.value.feature);
    const cases = expandCases(file, datasets).cases.length;
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
  });
  const edited = new Set(ids);
  const known = suites.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  return {
    impact,
    suites,
    contracts: snapshot.contracts
      .filter(({ value }) => edited.has(nodeId("prompt", value.prompt)))
      .map(({ value: { prompt, version, owner, approvers, invariants, evals } }) => ({
        prompt,
        version,
        owner,
        approvers,
        invariants,
        evals,
      })),
    requests: suites.reduce((sum, { requests }) => sum + requests, 0),
    costUsd: known.length === suites.length ? known.reduce((sum, cost) => sum + cost, 0) : null,
  };
}
