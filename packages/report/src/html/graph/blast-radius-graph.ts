import type { Impact } from "@blastgate/core";
import { plural } from "../../words.ts";
import { html, type Markup } from "../markup.ts";
import { collapse } from "./collapse.ts";
import { drawGraph } from "./draw-graph.ts";
import type { Group, GroupedDrawing, Subject } from "./drawing.ts";
import { kindOf, labelOf, spoken } from "./group-label.ts";
import { impactDrawing, type Judged } from "./impact-drawing.ts";
import { placeGroups } from "./place-groups.ts";

/**
 * What a change reaches, drawn from left to right, with the same as a table. A page that has it needs `graphStyles`, and
 * for each judged feature and suite a part with the id that `anchorOf` gives.
 */
export async function blastRadiusGraph(impact: Impact, judged: Judged | null = null): Promise<Markup> {
  const drawing = impactDrawing(impact, judged);
  if (drawing.subjects.length === 0) return html`<p>Nothing is reached.</p>`;
  const grouped = collapse(drawing);
  const placed = await placeGroups(grouped);
  const anchors = new Map(grouped.groups.map(({ id }, at) => [id, `reached-${at + 1}`]));
  const linkOf = ({ id, head, members }: Group) => (members.length === 1 && head?.href) || `#${anchors.get(id)}`;
  const label = `Blast radius: ${plural(drawing.subjects.length, "node")}; a table of the same follows`;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Blast radius, as a picture">
${drawGraph(placed, label, linkOf)}
</div>
<p class="faint legend">${legend(grouped)}</p>
<details>
<summary>The same as a table</summary>
<div class="scroll"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">Owner</th><th scope="col">Why</th><th scope="col">Verdict</th></tr></thead>
${grouped.groups.map((group) => rowsOf(group, anchors.get(group.id) ?? ""))}
</table></div>
</details>`;
}

function legend({ groups }: GroupedDrawing): string {
  const byTeam = groups.some(({ head }) => head === null);
  return [
    byTeam
      ? "Too much to draw node by node: from left to right what changed (with a bar), and each team that it reaches, with how many of what. A team leads to its rows in the table."
      : "From left to right: what changed (with a bar), prompts that include it, features, suites.",
    !byTeam && groups.some(({ members }) => members.length > 1) && "+n: with so many that lead to this feature alone.",
  ]
    .filter(Boolean)
    .join(" ");
}

function rowsOf(group: Group, id: string): Markup {
  const heading =
    group.members.length > 1 && html`<tr><th scope="rowgroup" colspan="5">${spoken(labelOf(group))}</th></tr>\n`;
  return html`<tbody id="${id}">${heading}${group.members.map(rowOf)}</tbody>\n`;
}

function rowOf(subject: Subject): Markup {
  const { name, owner, why, verdict, href } = subject;
  const named = href === null ? name : html`<a href="${href}">${name}</a>`;
  return html`<tr><th scope="row">${named}</th><td>${kindOf(subject)}</td><td>${owner ?? "–"}</td><td>${why}</td><td>${
    verdict && html`<strong class="${verdict}">${verdict}</strong>`
  }</td></tr>\n`;
}
