import { expandCases } from "../cases/expand-cases.ts";
import { finding } from "../findings/catalogue.ts";
import { type Graph, nodeId } from "../graph/build-graph.ts";
import { hashJson } from "../hash.ts";
import { affectedIds } from "../impact/find-impact.ts";
import type { Feature } from "../schemas/feature.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Impact } from "../schemas/impact.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import type { DatasetFile, Snapshot, SuiteFile } from "../schemas/snapshot.ts";
import { closureDigest } from "./closure-digest.ts";
import { drawOrder } from "./draw-order.ts";
import { requestsPerCase } from "./requests-per-case.ts";
import { snapshotDigest } from "./snapshot-digest.ts";
import { suitesToRun } from "./suites-to-run.ts";

/** One side of a comparison: the workspace as read, and its graph. */
export interface Side {
  snapshot: Snapshot;
  graph: Graph;
}

/** What is decided about a run before it. */
export type PlanDesign = Pick<Plan, "mode" | "looks"> & Partial<Pick<Plan, "rulesOfBaseline">>;

/**
 * The suites to run for an impact: those it reaches, and those that a contract of a changed prompt requires. Cases,
 * assertions and gates are the candidate's; a suite or feature that the baseline lacks is run on one side alone.
 */
export function makePlan(
  impact: Impact,
  baseline: Side | null,
  candidate: Side,
  { mode, looks, rulesOfBaseline = [] }: PlanDesign,
): Plan {
  const sides: Sides = {
    mode,
    baseline,
    candidate,
    features: new Map(candidate.snapshot.features.map(({ value }) => [value.feature, value])),
    datasets: new Map(candidate.snapshot.datasets.map((dataset) => [dataset.path, dataset])),
  };
  const suites = suitesToRun(candidate.snapshot)(affectedIds(impact)).map(({ file, because }) =>
    planSuite(file, because, sides),
  );
  return {
    mode,
    baseline: baseline?.snapshot.source ?? null,
    candidate: candidate.snapshot.source,
    inputs: {
      baseline: baseline && snapshotDigest(baseline.snapshot),
      candidate: snapshotDigest(candidate.snapshot),
    },
    rulesOfBaseline,
    looks,
    suites,
    gaps: gaps(impact, baseline, candidate),
  };
}

/** What a suite is planned from. Features and datasets are the candidate's. */
interface Sides {
  mode: Plan["mode"];
  baseline: Side | null;
  candidate: Side;
  features: ReadonlyMap<string, Feature>;
  datasets: ReadonlyMap<string, DatasetFile>;
}

function planSuite(
  file: SuiteFile,
  because: PlannedSuite["because"],
  { mode, baseline, candidate, features, datasets }: Sides,
): PlannedSuite {
  const { feature: name, gate, repeats, sequential } = file.value;
  const feature = features.get(name);
  const { cases } = expandCases(file, datasets);
  const before = baseline ? closureDigest(baseline.graph, name) : null;
  const paired = before !== null && baseline?.graph.nodes.has(nodeId("suite", file.name)) === true;
  const after = closureDigest(candidate.graph, name) ?? "";
  // Against itself, each side still asks for responses of its own.
  const sides = paired && (before !== after || mode === "aa") ? 2 : 1;
  const ordered = sequential ? drawOrder(cases, hashJson([file.name, before, after])) : cases;
  return {
    suite: file.name,
    feature: name,
    owner: feature?.owner ?? "",
    where: { path: file.path },
    paired,
    because,
    closure: { baseline: paired ? before : null, candidate: after },
    repeats,
    sequential,
    gate,
    cases: ordered.map(({ id, tags, cluster }) => ({ id, tags, ...(cluster !== undefined && { cluster }) })),
    requests: cases.length * repeats * (feature ? requestsPerCase(feature) : 0) * sides,
  };
}

/** What an impact reaches and no suite of the candidate judges. A suite that goes with its feature leaves no gap. */
function gaps(impact: Impact, baseline: Side | null, { snapshot }: Side): Finding[] {
  const before = new Map(baseline?.snapshot.suites.map((suite) => [suite.name, suite.value.feature]));
  // One that was removed may be judged by all the same, as the baseline has it.
  const kept = new Set(snapshot.suites.map((suite) => suite.name));
  const evaluated = new Set(snapshot.suites.map((suite) => suite.value.feature));
  const features = new Map(snapshot.features.map((file) => [file.value.feature, file.value]));
  return impact.nodes.flatMap((node) => {
    if (!node.affected) return [];
    if (node.kind === "suite" && node.reason === "removed") {
      if (kept.has(node.name)) return [];
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
