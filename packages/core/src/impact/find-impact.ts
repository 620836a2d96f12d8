import { type Graph, nodeId } from "../graph/build-graph.ts";
import { propagation } from "../graph/propagation.ts";
import type { Change } from "../schemas/change.ts";
import type { Aspect, EdgeKind, GraphNode } from "../schemas/graph.ts";
import type { Impact, ImpactedNode } from "../schemas/impact.ts";
import { Reach } from "./reach.ts";

/** What a change travels through: the nodes of one graph or two, and who depends on each. */
export interface Network {
  node(id: string): Pick<GraphNode, "id" | "kind" | "name" | "owner" | "where"> | undefined;
  dependants(id: string): readonly Dependant[];
  considered: Impact["considered"];
}

export interface Dependant {
  id: string;
  kind: EdgeKind;
}

/**
 * The nodes that a change reaches, in either graph: the head alone would miss the dependants of what was removed.
 * Time grows with the number of nodes plus what is reached, closures included.
 */
export function findImpact(change: Change, base: Graph | null, head: Graph): Impact {
  const impact = findReached(change, networkOf(base, head));
  if (change.widened.length === 0) return impact;
  return { ...impact, nodes: withEverything(impact.nodes, base, head).toSorted(nearestFirst) };
}

/** What changes of either graph travel through. */
export function networkOf(base: Graph | null, head: Graph): Network {
  const dependantsOf = dependants(base, head);
  return {
    node: (id) => head.nodes.get(id) ?? base?.nodes.get(id),
    dependants: (id) => dependantsOf.get(id) ?? [],
    considered: considered(head),
  };
}

/**
 * The nodes that a change reaches, but for what it may widen to. A node is impacted if it changed itself, or if a change
 * travels to it as `propagation` says. Time grows with what is reached alone.
 */
export function findReached(change: Change, network: Network): Impact {
  const reach = travel(change, network);
  const changed = new Map(change.nodes.map((node) => [node.id, node]));
  const nodes = reach.nodes().flatMap((id): ImpactedNode[] => {
    const node = network.node(id);
    if (!node) return [];
    const own = changed.get(id);
    const reason = own?.status ?? "reached";
    return [
      { ...described(node), reason, aspects: own?.aspects ?? [], affected: affects(reach, id), ...reach.behind(id) },
    ];
  });
  return {
    base: change.base,
    head: change.head,
    files: change.files,
    nodes: nodes.toSorted(nearestFirst),
    widened: change.widened,
    inert: nodes
      .filter(
        ({ id, kind, affected }) => !reach.reachesOthers(id) && !(affected && (kind === "suite" || kind === "feature")),
      )
      .map(({ id, aspects }) => ({ id, aspects })),
    considered: network.considered,
  };
}

/** Ids of the nodes that `findReached` would call affected, found without the ways to them. */
export function findAffected(change: Change, network: Network): Set<string> {
  const reach = travel(change, network);
  return new Set(reach.nodes().filter((id) => affects(reach, id)));
}

/** Ids of the nodes of an impact whose requests or verdicts can differ. */
export function affectedIds({ nodes }: Impact): Set<string> {
  return new Set(nodes.filter(({ affected }) => affected).map(({ id }) => id));
}

function affects(reach: Reach, id: string): boolean {
  return reach.aspects(id).some((aspect) => aspect === null || !reportedOnly.has(aspect));
}

/** How much there is in a graph. */
export function considered(graph: Graph): Impact["considered"] {
  return { prompts: count(graph, "prompt"), features: count(graph, "feature"), suites: count(graph, "suite") };
}

function nearestFirst(a: ImpactedNode, b: ImpactedNode): number {
  return a.distance - b.distance || (a.id < b.id ? -1 : 1);
}

/** Aspects that are told where they change, and change no request and no judgement. */
const reportedOnly: ReadonlySet<Aspect> = new Set(["owners", "description", "input"]);

/** Who depends on each node, in base or head, by edges that carry a change. */
export function dependants(base: Graph | null, head: Graph): ReadonlyMap<string, readonly Dependant[]> {
  const index = new Map<string, Dependant[]>();
  const add = (node: GraphNode): void => {
    for (const { id, kind } of node.dependencies) {
      if (propagation[kind].carries.length === 0) continue;
      const known = index.get(id);
      if (known) known.push({ id: node.id, kind });
      else index.set(id, [{ id: node.id, kind }]);
    }
  };
  for (const node of head.nodes.values()) add(node);
  // A node that is the same object in both has the same edges in both.
  for (const node of base?.nodes.values() ?? []) if (head.nodes.get(node.id) !== node) add(node);
  return index;
}

/** Breadth first from all changed nodes at once, so that the first way to a node is a shortest one. */
function travel(change: Change, network: Network): Reach {
  const reach = new Reach();
  const queue: { id: string; aspect: Aspect }[] = [];
  for (const node of change.nodes) {
    for (const aspect of node.aspects) if (reach.start(node.id, aspect)) queue.push({ id: node.id, aspect });
  }
  for (const { id, aspect } of queue) {
    for (const dependant of network.dependants(id)) {
      const { carries, as } = propagation[dependant.kind];
      if (!carries.includes(aspect)) continue;
      const isNew = reach.step({ id, aspect }, { id: dependant.id, aspect: as });
      if (isNew && as !== null) queue.push({ id: dependant.id, aspect: as });
    }
  }
  return reach;
}

function described(
  node: Pick<GraphNode, "id" | "kind" | "name" | "owner" | "where">,
): Pick<ImpactedNode, "id" | "kind" | "name" | "owner" | "where"> {
  const { id, kind, name, owner, where } = node;
  return { id, kind, name, ...(owner && { owner }), ...(where && { where }) };
}

/** Takes in every feature and suite, for the sake of a change that cannot be pinned to nodes. */
function withEverything(reached: readonly ImpactedNode[], base: Graph | null, head: Graph): ImpactedNode[] {
  const known = new Map(reached.map((node) => [node.id, node]));
  for (const node of new Map<string, GraphNode>([...(base?.nodes ?? []), ...head.nodes]).values()) {
    if (node.kind !== "feature" && node.kind !== "suite") continue;
    const found = known.get(node.id);
    known.set(node.id, {
      ...(found ?? {
        ...described(node),
        reason: "widened",
        aspects: [],
        causes: [],
        roots: [],
        path: [node.id],
        distance: 0,
      }),
      affected: true,
    });
  }
  return [...known.values()];
}

function count(graph: Graph, kind: GraphNode["kind"]): number {
  const prefix = nodeId(kind, "");
  return graph.nodes.keys().reduce((sum, id) => (id.startsWith(prefix) ? sum + 1 : sum), 0);
}
