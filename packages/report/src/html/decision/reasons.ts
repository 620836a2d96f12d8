import { type Decision, describeFinding, type Finding } from "@blastgate/core";
import { groupReasons, type ReasonGroup } from "../../reason-groups.ts";
import { anchorOf } from "../anchors.ts";
import { verdictBadge } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { prose } from "../prose.ts";
import { casesLinked } from "./case-links.ts";
import { firstOf } from "./first-of.ts";

/** What decided the verdict, suite by suite, worst first. */
export function reasonsSection(decision: Decision): Content {
  const verdicts = new Map(decision.suites.map(({ suite, verdict }) => [suite, verdict]));
  const groups = groupReasons(decision).map((group) => {
    const verdict = group.suite === null ? decision.verdict : verdicts.get(group.suite);
    return html`<article class="reason edge-${verdict ?? decision.verdict}">
${group.suite === null ? html`<h3>This change</h3>` : suiteHeading(group, verdict ? verdictBadge(verdict) : null)}
<ul class="plain">
${group.reasons.map(reasonOf)}${group.remedies.map(remedyOf)}</ul>
</article>
`;
  });
  return html`<div class="reasons">${firstOf(groups, 6, "suites")}</div>`;
}

function suiteHeading({ suite, owner, way }: ReasonGroup, badge: Content): Markup {
  return html`<h3>${badge} <a href="#${anchorOf("suite", suite ?? "")}">${suite}</a> <span class="faint">${owner}</span></h3>
${way && html`<p class="faint">${way}</p>`}`;
}

function reasonOf(found: Finding): Markup {
  return html`<li class="${found.severity}">${sign(found)}<span>${casesLinked(describeFinding(found).message, found)} <code class="faint">${found.code}</code></span></li>\n`;
}

function sign({ severity }: Finding): Markup {
  const signs = { error: "✗", warning: "!", info: "✓" };
  const names = { error: "Stands in the way:", warning: "Warning:", info: "" };
  return html`<span class="sign" aria-hidden="true">${signs[severity]}</span><span class="hidden">${names[severity]}</span>`;
}

function remedyOf(text: string): Markup {
  return html`<li class="faint"><span class="sign" aria-hidden="true">→</span><span>${prose(text)}</span></li>\n`;
}
