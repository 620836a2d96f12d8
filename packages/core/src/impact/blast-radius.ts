import { supposeChanged } from "../change/find-change.ts";
import { nodeId } from "../graph/build-graph.ts";
import { makePlan, type Side } from "../plan/make-plan.ts";
import type { BlastRadius, RunRecord } from "../schemas/blast-radius.ts";
import { findImpact } from "./find-impact.ts";

/** What an edit of these nodes would reach, before anybody makes it. `records` are those of earlier runs. */
export function blastRadius(side: Side, ids: readonly string[], records: readonly RunRecord[]): BlastRadius {
  const { snapshot, graph } = side;
  const impact = findImpact(supposeChanged(graph, ids), graph, graph);
  const costs = new Map(records.map((record) => [record.suite, record.costUsd]));
  const steps = new Map(snapshot.features.map(({ value }) => [value.feature, value.steps.length]));
  const suites = makePlan(impact, side, side, "composed").suites.map(({ suite, feature, owner, cases, repeats }) => {
    const costPerCase = costs.get(suite) ?? null;
    return {
      suite,
      feature,
      owner,
      cases: cases.length,
      // An edit is not made yet, so both sides count, though the plan of no difference needs but one.
      requests: cases.length * repeats * (steps.get(feature) ?? 0) * 2,
      costUsd: costPerCase === null ? null : costPerCase * cases.length * 2,
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
