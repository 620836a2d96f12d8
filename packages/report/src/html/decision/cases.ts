import { plural, thousands } from "../../words.ts";
import { type Content, dataBlock, html, type Markup } from "../markup.ts";
import { type CaseKind, type CaseList, caseKinds, type DetailsList } from "./case-data.ts";
import { type CaseMaterial, tellCases } from "./case-rows.ts";

/** What the details of cases may take in the page, in characters. */
const detailsRoom = 4_000_000;

/** A list of all cases with filters, which the page's script fills from data, since there can be many. */
export function casesSection(material: CaseMaterial): Content {
  const { list, details } = tellCases(material, detailsRoom);
  if (list.rows.length === 0) return html`<p>${emptyWords(material)}</p>`;
  return [
    html`<p class="faint">${[withoutEvidence(material), withoutRequests(material), leftOut(material, details)].filter(Boolean).join(" ")}</p>
<noscript><p>The list of cases needs JavaScript. Everything else on this page does not; <code>evidence.json</code> has the cases too.</p></noscript>
<form id="case-filter" class="filter screen" role="search" aria-label="Cases" hidden>
<fieldset><legend class="hidden">Outcome</legend>
${chip("", "All")}${kindsOf(list).map((kind) => chip(kind, kindNames[kind]))}</fieldset>
<label>Suite <select name="suite"><option value="">all suites</option>
${list.suites.map((suite, index) => html`<option value="${index}">${suite}</option>\n`)}</select></label>
<label class="search">Search <input type="search" name="text" placeholder="case, tag, output" autocomplete="off" spellcheck="false"></label>
</form>
<p id="case-status" class="faint" role="status"></p>
<ul id="case-list" class="cases plain"></ul>
<p><button type="button" id="case-more" class="screen" hidden>Show more</button></p>`,
    dataBlock("case-data", { ...list, kindNames }),
    dataBlock("case-details", details),
  ];
}

function chip(kind: CaseKind | "", name: string): Markup {
  return html`<label><input type="radio" name="kind" value="${kind}"${kind === "" && html` checked`}> <span>${name} <span class="count" data-kind="${kind}"></span></span></label>
`;
}

const kindNames: Readonly<Record<CaseKind, string>> = {
  broken: "Newly failing",
  error: "No score",
  mended: "Mended",
  failing: "Failing",
  passing: "Passing",
};

function kindsOf({ rows }: CaseList): CaseKind[] {
  const present = new Set(rows.map(({ kind }) => kind));
  return caseKinds.filter((kind) => present.has(kind));
}

function emptyWords({ evidence }: CaseMaterial): string {
  return evidence === null
    ? "No case's outcome changed; the others are in evidence.json, which this page was made without."
    : "No case was run.";
}

function withoutEvidence({ evidence }: CaseMaterial): string {
  if (evidence !== null) return "";
  return "This page was made without evidence: it lists only cases whose outcome changed, and no outputs.";
}

function withoutRequests({ evidence, requests }: CaseMaterial): string {
  if (evidence === null || requests !== null) return "";
  return "What models were asked differently is not shown: this page was made without request differences.";
}

function leftOut({ evidence }: CaseMaterial, { cases }: DetailsList): string {
  const missing = cases.filter((each) => each === null).length;
  if (evidence === null || missing === 0) return "";
  return `To keep this file small, ${thousands(missing)} of ${plural(cases.length, "case")} cannot be opened here; evidence.json has them.`;
}
