import type { Decision, Evidence, PlanFile, RequestDifferences } from "@blastgate/core";
import { showCaseDetails } from "../client/case-details.ts";
import { listCases } from "../client/case-list.ts";
import { graphStyles } from "../graph/graph-styles.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { renderPage } from "../page.ts";
import { patchStyles } from "../patch.ts";
import { casesSection } from "./cases.ts";
import { costSection } from "./cost.ts";
import { headerOf, titleOf } from "./header.ts";
import { provenanceSection } from "./provenance.ts";
import { radiusSection } from "./radius.ts";
import { reasonsSection } from "./reasons.ts";
import { reviewSection } from "./review.ts";
import { decisionStyles } from "./styles.ts";
import { suitesSection } from "./suites.ts";
import { uncheckedSection } from "./unchecked.ts";

/** A decision with what it rests on, as far as it is at hand. What is of another plan is left out. */
export interface DecisionMaterial {
  decision: Decision;
  planFile?: PlanFile;
  evidence?: Evidence;
  requests?: RequestDifferences;
}

/** A decision as one HTML file: the verdict and why first, and then everything that it rests on. */
export async function renderDecisionHtml({
  decision,
  planFile,
  evidence,
  requests,
}: DecisionMaterial): Promise<string> {
  const { plan } = decision.digests;
  const known = {
    decision,
    planFile: planFile ?? null,
    evidence: evidence?.plan === plan ? evidence : null,
    requests: requests?.plan === plan ? requests : null,
  };
  const sections: Section[] = [
    { id: "why", title: "Why", body: reasonsSection(decision) },
    { id: "radius", title: "Blast radius", body: await radiusSection(decision) },
    { id: "suites", title: "Suites", body: suitesSection(decision) },
    { id: "review", title: "Review", body: reviewSection(decision.review) },
    { id: "unchecked", title: "Not checked", body: uncheckedSection(decision) },
    { id: "cost", title: "Cost and time", body: costSection(known) },
    { id: "cases", title: "Cases", body: casesSection(known) },
    { id: "provenance", title: "Provenance", body: provenanceSection(known) },
  ];
  return renderPage({
    title: titleOf(decision),
    styles: [patchStyles, graphStyles, decisionStyles].join(""),
    body: [headerOf(decision), contentsOf(sections), sections.map(sectionOf)],
    script: [listCases, showCaseDetails],
  });
}

interface Section {
  id: string;
  title: string;
  body: Content;
}

function contentsOf(sections: readonly Section[]): Markup {
  return html`<nav class="contents screen" aria-label="Contents"><ul>
${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>\n`)}</ul></nav>`;
}

function sectionOf({ id, title, body }: Section): Markup {
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}
