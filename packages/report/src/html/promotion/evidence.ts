import {
  type ConsideredPromotion,
  describeFinding,
  type Finding,
  type ReportedDecision,
  type ReportedSuite,
} from "@blastgate/core";
import { dollars, percent, plural, points, shortDigest, thousands } from "../../words.ts";
import { digestCode, folded, heading, type Level, list, verdictBadge } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { prose } from "../prose.ts";
import { tableOf } from "../table.ts";

/** What was decided of the release: about this move in full, the rest in a line each. */
export function evidenceSection({ decisions, environment }: ConsideredPromotion, level: Level): Markup {
  const comparing = decisions.filter(({ compares }) => compares);
  const others = decisions.filter(({ compares }) => !compares);
  return html`${comparing.length === 0 && html`<p>No decision compares this release with what ${environment} runs.</p>`}
${comparing.map((decision) => decisionPart(decision, level))}
${others.length > 0 && folded(`${plural(others.length, "decision")} about other comparisons`, list(others.map(decisionLine)))}`;
}

function decisionPart(decision: ReportedDecision, level: Level): Markup {
  const { suites, reasons, unchecked, usage, counts } = decision;
  return html`<section class="panel">
${heading(level, decisionLine(decision))}
${!counts && html`<p>The promotion does not rest on it.</p>`}
${findingList(reasons)}
${tableOf("Suites", suiteColumns, suites.map(suiteRow))}
${requirementList(decision)}
${unchecked.length > 0 && folded(`${plural(unchecked.length, "thing")} not checked`, findingList(unchecked))}
<p class="faint">${plural(usage.bought, "response")} bought, ${thousands(usage.cached)} from the cache; cost ${dollars(usage.costUsd)}</p>
</section>`;
}

function decisionLine({ verdict, baseline, signedBy, envelope, mode }: ReportedDecision): Markup {
  const against = baseline ? `against ${shortDigest(baseline)}` : "against no release";
  const signed = signedBy.length > 0 ? `signed by ${signedBy.join(", ")}` : "not signed by anybody trusted";
  const how = mode === "composed" ? "" : `, made with --${mode}`;
  return html`${verdictBadge(verdict)} ${against}${how}, ${signed} (${digestCode(envelope)})`;
}

export function findingList(findings: readonly Finding[]): Markup | null {
  return list(
    findings.map((found) => html`${prose(describeFinding(found).message)} <code class="faint">${found.code}</code>`),
  );
}

const suiteColumns = ["Suite", "Verdict", "Pass rate", "Difference in points", "Gate", "Cases", "Broken", "Mended"];

function suiteRow(reported: ReportedSuite): Content[] {
  const { suite, owner, verdict, passRate, difference, cases, broken, mended } = reported;
  const rate = (estimate: ReportedSuite["passRate"]["candidate"]) => (estimate ? percent(estimate.value) : "–");
  return [
    html`${suite} <span class="faint">${owner}</span>`,
    verdictBadge(verdict),
    `${rate(passRate.baseline)} → ${rate(passRate.candidate)}`,
    difference ? `${points(difference.value)} (${points(difference.lower)} to ${points(difference.upper)})` : "–",
    gateWords(reported),
    thousands(cases.planned),
    thousands(broken),
    thousands(mended),
  ];
}

/** What the pass rate is held against. */
function gateWords({ margin, floor }: ReportedSuite): string {
  const parts = [
    ...(margin === null ? [] : [`margin ${points(margin)}`]),
    ...(floor === null ? [] : [`floor ${percent(floor)}`]),
  ];
  return parts.join(", ") || "–";
}

/** Approvals of the change that was judged, apart from those of the promotion. */
function requirementList({ requirements }: ReportedDecision): Markup | null {
  return list(
    requirements.map(({ any, of, approvedBy, because, missing }) => {
      const about = [...new Set(because.map(({ id }) => id.slice(id.indexOf(":") + 1)))].join(", ");
      const who = approvedBy.length > 0 ? `approved by ${approvedBy.join(", ")}` : "approved by nobody";
      return html`${plural(any, "approval")} of ${of.join(", ")}${about && html` for ${about}`}: ${who}${missing && html` <code class="faint">${missing.code}</code>`}`;
    }),
  );
}
