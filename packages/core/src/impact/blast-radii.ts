import { supposeChanged } from "../change/find-change.ts";
import { graphData } from "../graph/build-graph.ts";
import type { Side } from "../plan/make-plan.ts";
import { suitesToRun } from "../plan/suites-to-run.ts";
import type { BlastRadii } from "../schemas/blast-radii.ts";
import type { RunRecord } from "../schemas/blast-radius.ts";
import type { Finding } from "../schemas/finding.ts";
import { termsOf, toCheckSuite } from "./blast-radius.ts";
import { findAffected, networkOf } from "./find-impact.ts";

/** What an edit of each node would reach. `records` are those of earlier runs. */
export function blastRadii(
  { snapshot, graph }: Side,
  records: readonly RunRecord[],
  findings: readonly Finding[],
): BlastRadii {
  const { source, nodes } = graphData(graph);
  const network = networkOf(null, graph);
  const positions = new Map(nodes.map(({ id }, at) => [id, at]));
  const suitesOf = suitesToRun(snapshot);
  const suites = snapshot.suites.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const suitePositions = new Map(suites.map(({ name }, at) => [name, at]));
  const radii = new Map<string, { at: number; radius: BlastRadii["radii"][number] }>();

  const radiusOf = (id: string): number => {
    const affected = findAffected(supposeChanged(graph, [id]), network);
    const toRun = suitesOf(affected);
    affected.delete(id);
    const radius = {
      nodes: [...affected].flatMap((each) => positions.get(each) ?? []).toSorted(byNumber),
      suites: toRun.flatMap(({ file }) => suitePositions.get(file.name) ?? []),
    };
    const key = JSON.stringify(radius);
    const known = radii.get(key) ?? { at: radii.size, radius };
    radii.set(key, known);
    return known.at;
  };

  return {
    source,
    nodes: nodes.map(({ aspects: _aspects, ...node }) => ({
      ...node,
      radius: node.kind === "file" ? null : radiusOf(node.id),
    })),
    radii: [...radii.values()].map(({ radius }) => radius),
    suites: suites.map(toCheckSuite(snapshot, records)),
    contracts: snapshot.contracts.map(({ value }) => termsOf(value)),
    findings: [...findings],
  };
}

function byNumber(a: number, b: number): number {
  return a - b;
}
