import type { Impact, ImpactedNode } from "@blastgate/core";
import { inert } from "../inert.ts";
import { considered, pathName, plural, reasonOf, sourceName } from "../words.ts";
import { findingLines } from "./findings.ts";
import type { Layout } from "./layout.ts";
import { atMost, firstRows, paragraph, section, table } from "./lines.ts";

/** What a change reaches: its roots, the features with their owners, and what widened it. */
export function renderImpact(impact: Impact, layout: Layout, options: { explain: boolean }): string {
  const { colours } = layout;
  const changed = impact.nodes.filter((node) => node.reason !== "reached" && node.reason !== "widened");
  const features = affected(impact, "feature");
  const suites = affected(impact, "suite");
  const owners = new Set(features.map((node) => node.owner ?? "nobody"));
  const headline =
    features.length === 0
      ? "No feature is affected."
      : `${plural(features.length, "feature")} of ${plural(owners.size, "owner")} affected, ${plural(suites.length, "suite")} to run.`;
  const rows = (nodes: readonly ImpactedNode[]) => nodes.map((node) => [inert(node.id), inert(reasonOf(node))]);
  const inertRows = impact.inert.map(({ id, aspects }) => [inert(id), aspects.join(", ")]);
  const widened = impact.widened.flatMap((found) => findingLines(found, layout));
  return [
    colours.bold(headline),
    paragraph(layout, colours.dim(`${sourceName(impact.base)} → ${sourceName(impact.head)}. ${considered(impact)}`)),
    ...section(layout, "Changed", atMost(layout, shown, table(layout, rows(changed)))),
    ...section(layout, "Affected features", featureLines(features, layout, options.explain)),
    ...section(layout, "Widened", widened),
    ...section(layout, "Changed without effect", atMost(layout, shown, table(layout, inertRows))),
  ].join("\n");
}

const shown = 20;

export function affected(impact: Impact, kind: ImpactedNode["kind"]): ImpactedNode[] {
  return impact.nodes.filter((node) => node.kind === kind && node.affected);
}

function featureLines(features: readonly ImpactedNode[], layout: Layout, explain: boolean): string[] {
  if (explain) return features.flatMap((node) => explanation(node, layout));
  return firstRows(
    layout,
    shown,
    features.map((node) => [inert(node.name), inert(node.owner ?? ""), inert(featureReason(node))]),
  );
}

/** The way from the nearest root to a feature, one step deeper on each line, and the other roots. */
function explanation(node: ImpactedNode, { colours, ...layout }: Layout): string[] {
  const others = node.roots.filter((root) => root !== node.path[0]);
  return [
    `  ${colours.bold(inert(node.name))} ${colours.dim(inert(node.owner ?? ""))}`,
    ...node.path.map((id, depth) => `    ${"  ".repeat(depth)}${depth > 0 ? "└ " : ""}${inert(id)}`),
    ...(others.length > 0
      ? [paragraph({ colours, ...layout }, inert(`also through ${others.join(", ")}`), "    ")]
      : []),
  ];
}

function featureReason(node: ImpactedNode): string {
  return node.reason === "reached" ? `through ${pathName(node.path.slice(0, -1))}` : reasonOf(node);
}
