import { countBy, type Drawing, type Edge, type Group, type GroupedDrawing, gravity, type Subject } from "./drawing.ts";
import { ownFeatures } from "./own-features.ts";

/** More than this nobody reads, and laying it out takes seconds. Teams stand in two columns. */
const limits = { nodes: 48, teams: 30, edges: 100 };

/** Teams of roots, and teams reached, that have a node of their own where there are too many. */
const teamsShown = 9;

/**
 * Draws several nodes as one, as few as make the picture readable: first what belongs to one feature alone; then a node
 * for each team that is reached; then one for each team's roots; then one for all the smaller teams.
 */
export function collapse(drawing: Drawing): GroupedDrawing {
  return (
    collapseToFeatures(drawing) ??
    withinLimits(limits.teams, [
      () => byTeam(drawing, ({ id }) => id, teamOf),
      () => byTeam(drawing, teamOf, teamOf),
    ]) ??
    byTeam(drawing, largerTeams(drawing.subjects.filter(isRoot)), largerTeams(drawing.subjects.filter(isReached)))
  );
}

/** Node by node, or else feature by feature; `null` where that would still be too much. */
export function collapseToFeatures(drawing: Drawing): GroupedDrawing | null {
  return withinLimits(limits.nodes, [
    () => byFeature(drawing, new Map()),
    () => byFeature(drawing, ownFeatures(drawing)),
  ]);
}

function withinLimits(most: number, ways: readonly (() => GroupedDrawing)[]): GroupedDrawing | null {
  for (const way of ways) {
    const grouped = way();
    if (grouped.groups.length <= most && grouped.edges.length <= limits.edges) return grouped;
  }
  return null;
}

/** Each feature with what is its own, and everything else by itself. */
function byFeature({ subjects, edges }: Drawing, own: ReadonlyMap<string, Subject>): GroupedDrawing {
  const headOf = (subject: Subject) => own.get(subject.id) ?? subject;
  const groups = Map.groupBy(subjects, headOf);
  const headIds = new Map(subjects.map((subject) => [subject.id, headOf(subject).id]));
  return {
    groups: [...groups].map(([head, members]) => ({ id: head.id, head, members, column: columns[head.kind] ?? 0 })),
    edges: between(edges, (id) => headIds.get(id)),
  };
}

const columns: Partial<Record<Subject["kind"], number>> = { feature: 1, suite: 2 };

/** Roots on the left, on the right whom they reach; the worst first. */
function byTeam({ subjects }: Drawing, ofRoot: GroupOf, ofReached: GroupOf): GroupedDrawing {
  const idOf = (subject: Subject) => (isRoot(subject) ? `root ${ofRoot(subject)}` : `team ${ofReached(subject)}`);
  const roots = new Map(subjects.filter(isRoot).map((root) => [root.id, idOf(root)]));
  const groups = [...Map.groupBy(subjects, idOf)].map(([id, members]): Group => {
    const [first = null] = members;
    return { id, head: members.length === 1 ? first : null, members, column: members.some(isRoot) ? 0 : 1 };
  });
  const effects = subjects
    .filter(isReached)
    .flatMap((subject) => subject.roots.map((from) => ({ from, to: idOf(subject) })));
  return {
    groups: groups.toSorted((a, b) => a.column - b.column || worstIn(a) - worstIn(b)),
    edges: between(effects, (id) => roots.get(id) ?? id),
  };
}

type GroupOf = (subject: Subject) => string;

function isRoot(subject: Subject): boolean {
  return subject.isRoot;
}

function isReached(subject: Subject): boolean {
  return !subject.isRoot;
}

function teamOf({ owner }: Subject): string {
  return owner ?? "";
}

function largerTeams(subjects: readonly Subject[]): GroupOf {
  const counts = [...countBy(subjects, teamOf)].toSorted(([, a], [, b]) => b - a);
  const larger = new Set(counts.slice(0, teamsShown).map(([team]) => team));
  return (subject) => (larger.has(teamOf(subject)) ? teamOf(subject) : "rest");
}

function worstIn({ members }: Group): number {
  return Math.min(...members.map(({ verdict }) => (verdict === null ? gravity.length : gravity.indexOf(verdict))));
}

/** Edges between groups, once each. */
function between(edges: readonly Edge[], groupOf: (id: string) => string | undefined): Edge[] {
  const found = new Map<string, Edge>();
  for (const edge of edges) {
    const from = groupOf(edge.from);
    const to = groupOf(edge.to);
    if (from !== undefined && to !== undefined && from !== to) found.set(`${from} ${to}`, { from, to });
  }
  return [...found.values()];
}
