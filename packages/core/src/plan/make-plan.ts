import { expandCases } from "../cases/expand-cases.ts";
import { finding } from "../findings/catalogue.ts";
import { type Graph, nodeId } from "../graph/build-graph.ts";
import type { Feature } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Impact } from "../schemas/impact.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import type { DatasetFile, Snapshot, SuiteFile } from "../schemas/snapshot.ts";
import { closureDigest } from "./closure-digest.ts";

/** One side of a comparison: the workspace as read, and its graph. */
export interface Side {
  snapshot: Snapshot;
  graph: Graph;
}

/**
 * The suites to run for an impact: those it reaches, and those that a contract of a changed prompt requires. Cases,
 * assertions and gates are the candidate's; a suite or feature that the baseline lacks is run on one side alone.
 */
export function makePlan(impact: Impact, baseline: Side | null, candidate: Side, mode: Plan["mode"]): Plan {
  const reached = new Set(impact.nodes.filter((node) => node.affected).map((node) => node.id));
  const required = requiredFeatures(reached, candidate.snapshot);
  const sides: Sides = {
    baseline,
    candidate,
    features: new Map(candidate.snapshot.features.map(({ value }) => [value.feature, value])),
    datasets: new Map(candidate.snapshot.datasets.map((dataset) => [dataset.path, dataset])),
  };
  const suites = candidate.snapshot.suites
    .flatMap((suite): PlannedSuite[] => {
      if (reached.has(nodeId("suite", suite.name))) return [planSuite(suite, "impacted", sides)];
      if (required.has(suite.value.feature)) return [planSuite(suite, "required", sides)];
      return [];
    })
    .toSorted((a, b) => (a.suite < b.suite ? -1 : 1));
  return {
    mode,
    baseline: baseline?.snapshot.source ?? null,
    candidate: candidate.snapshot.source,
    suites,
    gaps: gaps(impact, baseline, candidate),
  };
}

/** Features whose suites a contract wants to pass before its prompt is deployed, affected or not. */
function requiredFeatures(reached: ReadonlySet<string>, { contracts }: Snapshot): Set<string> {
  return new Set(
    contracts
      .filter(
        ({ value }) => reached.has(nodeId("prompt", value.prompt)) || reached.has(nodeId("contract", value.prompt)),
      )
      .flatMap(({ value }) => value.evals),
  );
}

/** What a suite is planned from. Features and datasets are the candidate's. */
interface Sides {
  baseline: Side | null;
  candidate: Side;
  features: ReadonlyMap<string, Feature>;
  datasets: ReadonlyMap<string, DatasetFile>;
}

function planSuite(
  file: SuiteFile,
  because: PlannedSuite["because"],
  { baseline, candidate, features, datasets }: Sides,
): PlannedSuite {
  const { feature: name, gate, repeats } = file.value;
  const feature = features.get(name);
  const { cases } = expandCases(file, datasets);
  const before = baseline ? closureDigest(baseline.graph, name) : null;
  const paired = before !== null && baseline?.graph.nodes.has(nodeId("suite", file.name)) === true;
  const after = closureDigest(candidate.graph, name) ?? "";
  const sides = paired && before !== after ? 2 : 1;
  return {
    suite: file.name,
    feature: name,
    owner: feature?.owner ?? "",
    where: { path: file.path },
    paired,
    because,
    closure: { baseline: paired ? before : null, candidate: after },
    repeats,
    gate,
    cases: cases.map(({ id, tags, cluster }) => ({ id, tags, ...(cluster !== undefined && { cluster }) })),
    requests: cases.length * repeats * (feature?.steps.length ?? 0) * sides,
  };
}

/** What an impact reaches and no suite of the candidate judges. A suite that goes with its feature leaves no gap. */
function gaps(impact: Impact, baseline: Side | null, { snapshot }: Side): Finding[] {
  const before = new Map(baseline?.snapshot.suites.map((suite) => [suite.name, suite.value.feature]));
  const evaluated = new Set(snapshot.suites.map((suite) => suite.value.feature));
  const features = new Map(snapshot.features.map((file) => [file.value.feature, file.value]));
  return impact.nodes.flatMap((node) => {
    if (!node.affected) return [];
    if (node.kind === "suite" && node.reason === "removed") {
      const served = features.has(before.get(node.name) ?? "");
      return served ? [finding("suite-removed", { suite: node.name }, node.where)] : [];
    }
    if (node.kind !== "feature") return [];
    const feature = features.get(node.name);
    if (!feature) return [finding("feature-removed", { feature: node.name }, node.where)];
    return evaluated.has(node.name)
      ? []
      : [finding("feature-without-suite", { feature: node.name, owner: feature.owner }, node.where)];
  });
}
