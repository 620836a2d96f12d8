import { type Decision, describeFinding, type Impact, type ImpactedNode, nodeId, type Verdict } from "@blastgate/core";
import { reasonOf } from "../../words.ts";
import { anchorOf } from "../anchors.ts";
import type { Drawing, Subject } from "./drawing.ts";

/** What a decision says of features and suites. */
export type Judged = Pick<Decision, "features" | "suites">;

/** What a change reaches, as a picture: the affected nodes, and where the change comes from. */
export function impactDrawing(impact: Impact, judged: Judged | null): Drawing {
  const roots = new Set(impact.nodes.flatMap((node) => (node.affected ? node.roots : [])));
  const nodes = impact.nodes.filter(({ id, affected }) => affected || roots.has(id));
  const verdicts = verdictsOf(judged);
  const widening = wideningSubjects(impact);
  const widenedBy = widening.map(({ id }) => id);
  const subjects = nodes.map((node) => subjectOf(node, roots.has(node.id), widenedBy, verdicts.get(node.id)));
  const widened = nodes.filter(({ reason }) => reason === "widened");
  return {
    subjects: [...widening, ...subjects],
    edges: [
      ...nodes.flatMap(({ id: to, causes }) => causes.map((from) => ({ from, to }))),
      ...widenedBy.flatMap((from) => widened.map(({ id }) => ({ from, to: id }))),
    ],
  };
}

function verdictsOf(judged: Judged | null): Map<string, Verdict> {
  return new Map([
    ...(judged?.features ?? []).map(({ feature, verdict }) => [nodeId("feature", feature), verdict] as const),
    ...(judged?.suites ?? []).map(({ suite, verdict }) => [nodeId("suite", suite), verdict] as const),
  ]);
}

function subjectOf(node: ImpactedNode, isRoot: boolean, widenedBy: string[], verdict: Verdict | undefined): Subject {
  const { id, kind, name, owner } = node;
  return {
    id,
    kind,
    name,
    owner: owner ?? null,
    isRoot,
    roots: node.reason === "widened" ? widenedBy : node.roots,
    why: reasonOf(node),
    verdict: verdict ?? null,
    href: verdict === undefined ? null : `#${anchorOf(kind, name)}`,
  };
}

/** One for each kind of reason why everything counts as reached. */
function wideningSubjects({ widened }: Impact): Subject[] {
  const titles = new Map(widened.map((found) => [found.code, describeFinding(found).title]));
  return [...titles].map(([code, title]) => ({
    id: `reason:${code}`,
    kind: "reason",
    name: title,
    owner: null,
    isRoot: true,
    roots: [],
    why: "everything counts as reached",
    verdict: null,
    href: null,
  }));
}
