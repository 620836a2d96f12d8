import { type Node, type Position, parse } from "./pattern-positions.ts";

/**
 * The part of a regular expression that a matcher which tries one way after another may need exponential time for:
 * a repetition that can read the same text in several ways, so that the ways multiply with its length. `null` where there
 * is none. A repetition of more than a few times counts as one without end.
 *
 * The ways are those of the position automaton (Glushkov); it has exponentially many for a text where two of them lead
 * from a state back to itself (Weber and Seidl, 1991: "EDA"). What follows the repetition is not looked at: a text that makes
 * it fail is taken to exist.
 *
 * @throws SyntaxError
 */
export function catastrophicPart(pattern: string, flags: "" | "u"): string | null {
  // Without a group that is repeated, each text is read in one way.
  if (!/\)[*+{]/.test(pattern)) return null;
  for (const { positions, follow, source } of parse(pattern, flags)) {
    if (positions.length > mostPositions) return source;
    for (const knot of knotsOf(follow)) {
      if (isAmbiguous(knot, positions, follow)) return spanOf(knot, positions, pattern);
    }
  }
  return null;
}

const mostPositions = 800;

type Follow = Node["follow"];

function isAmbiguous(knot: ReadonlySet<number>, positions: readonly Position[], follow: Follow): boolean {
  const inside = (from: number) => [...(follow.get(from) ?? [])].filter(([to]) => knot.has(to));
  // One step that can be taken in two ways.
  if ([...knot].some((from) => inside(from).some(([, ways]) => ways > 1))) return true;
  // Two ways at once, that read the same text: apart, and together again.
  const pairs = new Map<number, number[]>();
  const key = (a: number, b: number) => a * positions.length + b;
  for (const a of knot) {
    for (const b of knot) {
      const next: number[] = [];
      for (const [toA] of inside(a)) {
        for (const [toB] of inside(b)) {
          if (toA === toB || overlap(positions[toA], positions[toB])) next.push(key(toA, toB));
        }
      }
      pairs.set(key(a, b), next);
    }
  }
  const isTogether = (pair: number) => Math.floor(pair / positions.length) === pair % positions.length;
  return stronglyConnected(pairs).some((found) => found.some(isTogether) && !found.every(isTogether));
}

function overlap(a: Position | undefined, b: Position | undefined): boolean {
  return a !== undefined && b !== undefined && !a.chars.isDisjointWith(b.chars);
}

/** Sets of positions that can follow each other round and round. */
function knotsOf(follow: Follow): Set<number>[] {
  const graph = new Map([...follow].map(([from, next]) => [from, [...next.keys()]]));
  return stronglyConnected(graph)
    .filter((found) => found.length > 1 || found.some((each) => graph.get(each)?.includes(each)))
    .map((found) => new Set(found));
}

function spanOf(knot: ReadonlySet<number>, positions: readonly Position[], pattern: string): string {
  const loops = [...knot].map((at) => positions[at]?.loop).filter((loop) => loop !== undefined);
  const start = Math.min(...loops.map((loop) => loop.start));
  const end = Math.max(...loops.map((loop) => loop.end));
  return pattern.slice(start, end);
}

/** Tarjan's algorithm, without recursion. */
function stronglyConnected(graph: ReadonlyMap<number, readonly number[]>): number[][] {
  const order = new Map<number, number>();
  const lowest = new Map<number, number>();
  const open: number[] = [];
  const isOpen = new Set<number>();
  const found: number[][] = [];
  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    while (path.length > 0) {
      const top = path[path.length - 1];
      if (!top) break;
      const { node } = top;
      if (top.next === 0) {
        order.set(node, order.size);
        lowest.set(node, order.get(node) ?? 0);
        open.push(node);
        isOpen.add(node);
      }
      const target = graph.get(node)?.[top.next];
      top.next += 1;
      if (target !== undefined) {
        if (!order.has(target)) path.push({ node: target, next: 0 });
        else if (isOpen.has(target)) lower(lowest, node, order.get(target) ?? 0);
        continue;
      }
      path.pop();
      const parent = path[path.length - 1];
      if (parent) lower(lowest, parent.node, lowest.get(node) ?? 0);
      if (lowest.get(node) === order.get(node)) {
        const component = open.splice(open.indexOf(node));
        for (const each of component) isOpen.delete(each);
        found.push(component);
      }
    }
  }
  return found;
}

function lower(lowest: Map<number, number>, node: number, value: number): void {
  lowest.set(node, Math.min(lowest.get(node) ?? value, value));
}
