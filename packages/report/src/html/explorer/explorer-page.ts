import type { BlastRadii } from "@blastgate/core";
import { plural, sourceName } from "../../words.ts";
import { drawNeighbours } from "../client/explorer/draw-neighbours.ts";
import { followAddress } from "../client/explorer/follow-address.ts";
import { searchNodes } from "../client/explorer/search-nodes.ts";
import { showNode } from "../client/explorer/show-node.ts";
import { supposeEdits } from "../client/explorer/suppose-edits.ts";
import { graphStyles } from "../graph/graph-styles.ts";
import { dataBlock, html, type Markup } from "../markup.ts";
import { renderPage } from "../page.ts";
import { type ExplorerData, explorerData } from "./explorer-data.ts";
import { explorerStyles } from "./explorer-styles.ts";
import { overview } from "./overview.ts";

/**
 * The graph as a page to look around in: search a node, see what reaches it and what it reaches, and what edits of
 * several together would take.
 */
export async function renderExplorerHtml(radii: BlastRadii): Promise<string> {
  const data = explorerData(radii);
  return renderPage({
    title: "Blastgate: prompt graph",
    styles: `${graphStyles}${explorerStyles}`,
    body: html`<h1>Prompt graph</h1>
<p class="faint">${sourceName(radii.source)}: ${contentsOf(radii)}</p>
<p id="without-scripts" class="panel">Search, neighbours and what-if need JavaScript; what follows does not.</p>
<div class="screen" data-needs-scripts hidden>${searchField("search", "Find a prompt, feature, suite …", "explore")}</div>
${nodeSection}
${whatIfSection}
${await overview(radii)}
${findingsSection(data.findings)}
${dataBlock("explorer", data)}`,
    script: [searchNodes, showNode, drawNeighbours, supposeEdits, followAddress],
  });
}

function contentsOf({ nodes, findings }: BlastRadii): string {
  const count = (kind: string) => nodes.filter((node) => node.kind === kind).length;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  return [
    ...["prompt", "feature", "suite", "contract"].map((kind) => plural(count(kind), kind)),
    ...(errors > 0 ? [`${plural(errors, "error")}, so that the graph may lack something`] : []),
  ].join(", ");
}

/** A combobox: the list below belongs to the field, which keeps the focus. */
function searchField(id: string, label: string, action: "explore" | "suppose"): Markup {
  return html`<div class="search">
<label for="${id}">${label}</label>
<input id="${id}" type="text" role="combobox" autocomplete="off" spellcheck="false" aria-autocomplete="list" aria-expanded="false" aria-controls="${id}-list" aria-describedby="${id}-count" data-search="${action}">
<span id="${id}-count" class="faint" role="status"></span>
<ul id="${id}-list" class="options" role="listbox" aria-label="${label}" hidden></ul>
</div>`;
}

const nodeSection = html`<section id="node" aria-labelledby="node-title" hidden>
<h2 id="node-title" tabindex="-1"></h2>
<p class="screen"><button id="node-suppose" type="button" aria-pressed="false">Suppose an edit</button> <a id="to-what-if" href="#what-if" hidden>See what it would mean</a></p>
<div id="neighbours" class="scroll" tabindex="0" role="region" aria-label="Neighbours, as a picture"></div>
<p class="faint legend">What reaches it is on its left, what it reaches on its right; suites are in the lists. Choose a node to go there.</p>
<dl id="node-facts" class="facts"></dl>
<div id="node-lists" class="columns"></div>
</section>`;

const whatIfSection = html`<section id="what-if" class="screen panel" aria-labelledby="what-if-title" data-needs-scripts hidden>
<h2 id="what-if-title">What if these were edited?</h2>
${searchField("suppose-search", "Add one", "suppose")}
<ul id="supposed" class="chips" aria-label="Supposed to be edited"></ul>
<p role="status"><strong id="supposed-headline"></strong></p>
<div id="supposed-details"></div>
</section>`;

function findingsSection(findings: ExplorerData["findings"]): Markup | null {
  if (findings.length === 0) return null;
  const items = findings.map(
    ({ severity, code, text, fix }) =>
      html`<li><strong class="${severity === "error" ? "NO-GO" : "INCONCLUSIVE"}">${severity}</strong> <code>${code}</code> ${text} <span class="faint">${fix}</span></li>\n`,
  );
  return html`<section aria-labelledby="findings-title"><h2 id="findings-title">Findings</h2><ul>${items}</ul></section>`;
}
