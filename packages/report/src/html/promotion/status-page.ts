import type { Drift, StatusReport } from "@blastgate/core";
import { age } from "../../when.ts";
import { plural } from "../../words.ts";
import { digestCode, folded, list, timeElement } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { renderPage } from "../page.ts";
import { tableOf } from "../table.ts";
import { consideredSections, moveMarkup, outcomeBadge } from "./considered.ts";
import { findingList } from "./evidence.ts";
import { historySection } from "./history.ts";
import { promotionStyles } from "./styles.ts";

type Status = StatusReport["environments"][number];

/** All environments as a page: what each runs, what would come next and what that takes, and what was before. */
export function renderStatusPage({ store, at, environments, main, unused, findings }: StatusReport): string {
  const branch = main?.branch ?? "main";
  const head = ["Environment", "Runs", "For", `Against ${branch}`, "What would come next"];
  return renderPage({
    title: "Environments",
    styles: promotionStyles,
    body: html`<header>
<p class="faint">${store}, as of ${timeElement(at)}</p>
<h1>Environments</h1>
</header>
${findings.length > 0 && html`<div class="override">${findingList(findings)}</div>`}
${environments.length === 0 && html`<p>There are no environments, neither in blastgate.yaml nor in the store.</p>`}
${tableOf("Environments", head, environments.map(environmentRow))}
${main && html`<p>${main.branch} (commit <code>${main.commit.slice(0, 10)}</code>) is ${digestCode(main.release)}${!main.isReleased && ", which is not released"}.</p>`}
${unused.length > 0 && folded(`${plural(unused.length, "release")} that never came to any environment`, list(unused.map((each) => html`<code>${each}</code>`)))}
${environments.map(environmentSection)}`,
  });
}

function environmentRow({ environment, configured, running, behindMain, next, held }: Status): Content[] {
  return [
    html`<a href="#${idOf(environment)}">${environment}</a>${!configured && html`<div class="faint">not in blastgate.yaml</div>`}`,
    html`${running ? digestCode(running.release) : "nothing"}${running?.commit && html`<div class="faint">commit <code>${running.commit.slice(0, 10)}</code></div>`}`,
    running && html`${age(running.ageMs)}<div class="faint">moved by ${running.actor}</div>`,
    behindMain ? driftWords(behindMain) : "–",
    html`${next ? html`${digestCode(next.release)} ${outcomeBadge(next)}` : "–"}${held.length > 0 && html`<div class="rule-unmet">${plural(held.length, "release")} held</div>`}`,
  ];
}

function environmentSection(status: Status): Markup {
  const { environment, from, running, behindFrom, held, next } = status;
  const holds: Content[] = held.map(
    ({ release, actor, at, reason }) =>
      html`${digestCode(release)} is held by ${actor} since ${timeElement(at)}: ${reason}`,
  );
  return html`<section class="environment"><h2 id="${idOf(environment)}">${environment}</h2>
${list(holds)}
${from !== null && behindFrom && html`<p>Against ${from}: ${driftWords(behindFrom)}.</p>`}
${next ? html`<p class="outcome">${moveMarkup(next)} ${outcomeBadge(next)}</p>${consideredSections(next, 3)}` : html`<p>Nothing is to come.</p>`}
<section><h3>History</h3>${historySection(status, running?.record)}</section>
</section>`;
}

/** Names of environments are letters, digits and a few signs that may stand in an id. */
function idOf(environment: string): string {
  return `environment-${environment}`;
}

function driftWords({ added, removed, changed }: Drift): string {
  const parts = [
    ...(changed.length > 0 ? [`${plural(changed.length, "prompt")} changed`] : []),
    ...(added.length > 0 ? [`${added.length} added`] : []),
    ...(removed.length > 0 ? [`${removed.length} removed`] : []),
  ];
  return parts.length === 0 ? "the same" : parts.join(", ");
}
