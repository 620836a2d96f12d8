import { DirectedGraph } from "graphology";
import { bfsFromNode } from "graphology-traversal";
import type { Aspect } from "../schemas/graph.ts";
import type { ImpactedNode } from "../schemas/impact.ts";

/** A change of one aspect of one node; `null` is the end of the way. */
interface State {
  id: string;
  aspect: Aspect | null;
}

/** How a change has travelled: a graph of states, each edge from cause to effect. */
export class Reach {
  readonly #states = new DirectedGraph<State, object>({ allowSelfLoops: true });
  readonly #statesOf = new Map<string, string[]>();
  readonly #starts = new Set<string>();
  readonly #outward = new Set<string>();

  /** Begins at a changed aspect. Returns whether it was not there yet. */
  start(id: string, aspect: Aspect): boolean {
    this.#starts.add(id);
    return this.#add({ id, aspect });
  }

  /** Goes on from a state reached before. Returns whether `to` was not reached yet. */
  step(from: State, to: State): boolean {
    const isNew = this.#add(to);
    this.#states.mergeDirectedEdge(key(from), key(to));
    if (from.id !== to.id) this.#outward.add(from.id);
    return isNew;
  }

  nodes(): string[] {
    return [...this.#statesOf.keys()];
  }

  reachesOthers(id: string): boolean {
    return this.#outward.has(id);
  }

  /** The aspects of a node that differ or may differ; `null` for a suite that has to be run again. */
  aspects(id: string): (Aspect | null)[] {
    return (this.#statesOf.get(id) ?? []).map((state) => this.#states.getNodeAttribute(state, "aspect"));
  }

  /** What is behind an impacted node: in one step, at the root, and a shortest way from the nearest root. */
  behind(id: string): Pick<ImpactedNode, "causes" | "roots" | "path" | "distance"> {
    const causes = new Set<string>();
    const roots = new Set<string>();
    let nearest: { path: string[]; distance: number } | undefined;
    for (const state of this.#statesOf.get(id) ?? []) {
      for (const cause of this.#states.inNeighbors(state)) causes.add(this.#states.getNodeAttribute(cause, "id"));
      const towards = new Map<string, string>();
      bfsFromNode(
        this.#states,
        state,
        (at, attributes, depth) => {
          for (const cause of this.#states.inNeighbors(at)) if (!towards.has(cause)) towards.set(cause, at);
          if (!this.#starts.has(attributes.id)) return;
          roots.add(attributes.id);
          if (!nearest || depth < nearest.distance)
            nearest = { path: this.#wayDown(at, state, towards), distance: depth };
        },
        { mode: "inbound" },
      );
    }
    causes.delete(id);
    return {
      causes: [...causes].toSorted(),
      roots: [...roots].toSorted(),
      ...(nearest ?? { path: [id], distance: 0 }),
    };
  }

  #add(state: State): boolean {
    const name = key(state);
    if (this.#states.hasNode(name)) return false;
    this.#states.addNode(name, state);
    const known = this.#statesOf.get(state.id);
    if (known) known.push(name);
    else this.#statesOf.set(state.id, [name]);
    return true;
  }

  #wayDown(from: string, to: string, towards: ReadonlyMap<string, string>): string[] {
    const path: string[] = [];
    for (let at: string | undefined = from; at !== undefined; at = at === to ? undefined : towards.get(at)) {
      path.push(this.#states.getNodeAttribute(at, "id"));
    }
    return path;
  }
}

function key({ id, aspect }: State): string {
  return `${id}#${aspect ?? ""}`;
}
