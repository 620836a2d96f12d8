import type { BlastRadii } from "@blastgate/core";
import { thousands } from "../../words.ts";
import { collapseToFeatures } from "../graph/collapse.ts";
import { drawGraph } from "../graph/draw-graph.ts";
import type { Drawing, Subject } from "../graph/drawing.ts";
import { placeGroups } from "../graph/place-groups.ts";
import { html, type Markup } from "../markup.ts";

type Node = BlastRadii["nodes"][number];

const rowsAtMost = 15;

/** The prompts that reach most; and all of the graph as a picture, where that can be read. */
export async function overview(radii: BlastRadii): Promise<Markup> {
  const grouped = collapseToFeatures(wholeGraph(radii));
  const picture =
    grouped &&
    html`<section aria-labelledby="whole-title">
<h2 id="whole-title">The whole graph</h2>
<div class="scroll" tabindex="0" role="region" aria-label="All prompts and features, as a picture">
${drawGraph(await placeGroups(grouped), "Prompts, features and suites, from what is included to what it serves", ({ id }) => linkTo(id))}
</div>
<p class="faint legend">+n: with so many prompts and suites that are this feature's alone.</p>
</section>`;
  return html`<section aria-labelledby="reach-title">
<h2 id="reach-title">What reaches most</h2>
${reachTable(radii)}
</section>
${picture}`;
}

function reachTable({ nodes, radii }: BlastRadii): Markup {
  const reaching = nodes.flatMap((node) => {
    const radius = radii[node.radius ?? -1];
    if (node.kind !== "prompt" || !radius) return [];
    const features = radius.nodes.flatMap((at) => (nodes[at]?.kind === "feature" ? [nodes[at]] : []));
    const owners = new Set(features.map(({ owner }) => owner));
    return [{ node, features: features.length, owners: owners.size, suites: radius.suites.length }];
  });
  const rows = reaching
    .toSorted((a, b) => b.features - a.features || b.suites - a.suites)
    .slice(0, rowsAtMost)
    .map(
      ({ node, features, owners, suites }) =>
        html`<tr><th scope="row"><a href="${linkTo(node.id)}">${node.name}</a></th><td>${node.owner ?? "nobody"}</td>${[features, owners, suites].map((count) => html`<td class="number">${thousands(count)}</td>`)}</tr>\n`,
    );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Prompts that reach most"><table>
<thead><tr><th scope="col">Prompt</th><th scope="col">Owner</th><th scope="col" class="number">Features</th><th scope="col" class="number">Of owners</th><th scope="col" class="number">Suites to run</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** Prompts, features and suites, from what is included to what it serves. */
function wholeGraph({ nodes }: BlastRadii): Drawing {
  const drawn = nodes.filter(({ kind }) => kind === "prompt" || kind === "feature" || kind === "suite");
  return {
    subjects: drawn.map(subjectOf),
    edges: drawn.flatMap(({ id: to, dependencies }) => dependencies.map(({ id: from }) => ({ from, to }))),
  };
}

function subjectOf({ id, kind, name, owner }: Node): Subject {
  return { id, kind, name, owner: owner ?? null, isRoot: false, roots: [], why: "", verdict: null, href: null };
}

/** What the explorer's scripts show for this address. */
function linkTo(id: string): string {
  return `#${encodeURIComponent(id)}`;
}
