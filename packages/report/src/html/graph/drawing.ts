import type { NodeKind, Verdict } from "@blastgate/core";

/** A node as it is drawn, or as one of several that are drawn as one. */
export interface Subject {
  id: string;
  kind: NodeKind | "reason";
  name: string;
  owner: string | null;
  /** Where a change begins, and not only arrives. */
  isRoot: boolean;
  /** Ids of the subjects behind it. */
  roots: string[];
  /** Why it is there, in a few words. */
  why: string;
  verdict: Verdict | null;
  /** The part of the page that says more, where there is one. */
  href: string | null;
}

/** What a change goes along, from cause to effect, by ids of subjects or of groups. */
export interface Edge {
  from: string;
  to: string;
}

export interface Drawing {
  subjects: Subject[];
  edges: Edge[];
}

/** Subjects that are drawn as one node. `head` is the one it is named after, if it is not named by counts. */
export interface Group {
  id: string;
  head: Subject | null;
  members: Subject[];
  /** From left to right, as far as edges leave it open. */
  column: number;
}

export interface GroupedDrawing {
  groups: Group[];
  edges: Edge[];
}

/** The worst first. */
export const gravity: readonly Verdict[] = ["ERROR", "NO-GO", "INCONCLUSIVE", "GO"];

/** How many there are of each, of those that there are. */
export function countBy<Item, Key extends string>(
  items: readonly Item[],
  keyOf: (item: Item) => Key | null,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}
