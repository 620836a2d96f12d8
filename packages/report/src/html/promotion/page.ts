import type { PromotionReport } from "@blastgate/core";
import { timeElement } from "../elements.ts";
import { html } from "../markup.ts";
import { renderPage } from "../page.ts";
import { consideredSections, moveMarkup, moveName, outcomeBadge } from "./considered.ts";
import { historySection } from "./history.ts";
import { promotionStyles } from "./styles.ts";

/** A promotion as a page: whether it may be, what is missing, what differs, on what evidence, and what was before. */
export function renderPromotionPage(report: PromotionReport): string {
  const { environment, at, record, replaces } = report;
  return renderPage({
    title: moveName(report),
    styles: promotionStyles,
    body: html`<header>
<p class="faint">Promotion to ${environment}, as of ${timeElement(at)}</p>
<h1>${environment}: ${moveMarkup(report)}</h1>
<p class="outcome">${outcomeBadge(report)}</p>
</header>
${consideredSections(report, 2)}
<section><h2>History of ${environment}</h2>${historySection(report, record?.digest ?? replaces?.record)}</section>`,
  });
}
