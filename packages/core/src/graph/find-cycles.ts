import { DirectedGraph } from "graphology";
import { stronglyConnectedComponents } from "graphology-components";
import { bidirectional } from "graphology-shortest-path/unweighted.js";
import { withoutEnd } from "./without-end.ts";

/** One cycle for each knot of prompts that include each other: its ids in order, the first again at the end. */
export function findCycles(ids: readonly string[], included: (id: string) => ReadonlySet<string>): string[][] {
  const graph = new DirectedGraph({ allowSelfLoops: true });
  const entangled = new Set(withoutEnd(ids, included));
  for (const id of entangled)
    for (const target of included(id)) if (entangled.has(target)) graph.mergeDirectedEdge(id, target);
  return stronglyConnectedComponents(graph)
    .filter(([id, ...others]) => id !== undefined && (others.length > 0 || graph.hasDirectedEdge(id, id)))
    .map((knot) => cycleIn(graph, knot.toSorted()))
    .toSorted((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

function cycleIn(graph: DirectedGraph, knot: string[]): string[] {
  const start = knot[0] ?? "";
  const inside = new Set(knot);
  const ways = graph
    .outNeighbors(start)
    .filter((next) => inside.has(next))
    .toSorted()
    .map((next) => (next === start ? [start] : (bidirectional(graph, next, start) ?? [])));
  const shortest = ways.toSorted((a, b) => a.length - b.length)[0] ?? [];
  return [start, ...shortest];
}
