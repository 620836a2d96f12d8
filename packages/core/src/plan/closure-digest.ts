import { type Graph, nodeId } from "../graph/build-graph.ts";
import { propagation } from "../graph/propagation.ts";
import { hashJson } from "../hash.ts";
import type { Aspect, GraphNode } from "../schemas/graph.ts";
import { aspects } from "../schemas/names.ts";

/**
 * Digest of everything that decides a feature's rendered requests, or `null` where there is no such feature. It is a
 * Merkle hash over the graph: a node's own travelling aspects, and the digests of what its dependencies carry to it.
 * Two graphs give the same digest if and only if no change travels to the feature between them.
 */
export function closureDigest(graph: Graph, feature: string): string | null {
  const node = graph.nodes.get(nodeId("feature", feature));
  return node ? digestOf(graph, node, ["body", "params"], new Map(), new Set()) : null;
}

/** Digest of some aspects of a node, with what its dependencies bring to them. */
function digestOf(
  graph: Graph,
  node: GraphNode,
  wanted: readonly Aspect[],
  known: Map<string, string>,
  within: ReadonlySet<string>,
): string {
  const key = `${node.id}#${wanted.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const inside = new Set(within).add(key);
  const upstream = node.dependencies.flatMap(({ id, kind }) => {
    const { carries, as } = propagation[kind];
    if (as === null || !wanted.includes(as)) return [];
    const target = graph.nodes.get(id);
    if (!target) return [[kind, id, "missing"]];
    // A cycle is an error that lint reports; here it only has to end.
    if (inside.has(`${id}#${carries.join()}`)) return [[kind, id, "cycle"]];
    return [[kind, id, digestOf(graph, target, carries, known, inside)]];
  });
  const own = aspects.filter((aspect) => wanted.includes(aspect)).map((aspect) => node.aspects[aspect] ?? null);
  const digest = hashJson([node.id, own, upstream.toSorted((a, b) => (a.join() < b.join() ? -1 : 1))]);
  known.set(key, digest);
  return digest;
}
