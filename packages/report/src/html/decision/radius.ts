import type { Decision } from "@blastgate/core";
import { affected } from "../../terminal/impact.ts";
import { considered, reasonOf } from "../../words.ts";
import { blastRadiusGraph } from "../graph/blast-radius-graph.ts";
import { type Content, html } from "../markup.ts";
import { firstOfList } from "./first-of.ts";

/** What changed, and what that reaches. */
export async function radiusSection({ impact, features, suites }: Decision): Promise<Content> {
  const roots = impact.nodes.filter(({ distance, kind }) => distance === 0 && kind !== "feature" && kind !== "suite");
  const changed = roots.map(
    (node) =>
      html`<code>${node.id}</code> <span class="faint">${reasonOf(node)} · ${node.owner ?? "nobody owns it"}</span>`,
  );
  return [
    firstOfList(changed, 10, "changes"),
    affected(impact, "feature").length === 0 && html`<p>No feature is affected. ${considered(impact)}</p>`,
    await blastRadiusGraph(impact, { features, suites }),
  ];
}
