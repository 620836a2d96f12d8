import {
  type Decision,
  describeFinding,
  type Estimate,
  type FeatureDecision,
  type GateResult,
  type SuiteDecision,
  type Verdict,
} from "@blastgate/core";
import { caseCounts, dollars, percent, plural, points, remedy, thousands } from "../../words.ts";
import { anchorOf } from "../anchors.ts";
import { verdictBadge } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { prose } from "../prose.ts";
import { tableOf } from "../table.ts";
import type { CaseKind } from "./case-data.ts";
import { casesAddress, casesLinked } from "./case-links.ts";
import { firstOf } from "./first-of.ts";
import { differencePicture, limitOf, ratesPicture, type Scales, scalesOf } from "./interval-picture.ts";

/** Every suite with its numbers and their pictures, worst first; what the gates say unfolds. */
export function suitesSection({ suites, features }: Decision): Content {
  const without = features.filter((feature) => feature.suites.length === 0).map(unjudged);
  if (suites.length === 0) return without.length > 0 ? without : html`<p>No suite was run.</p>`;
  const firsts = new Map(features.map((feature) => [feature.suites[0], feature.feature]));
  const scales = scalesOf(suites);
  const sorted = suites.toSorted((a, b) => worstFirst.indexOf(a.verdict) - worstFirst.indexOf(b.verdict));
  return [
    legend,
    without,
    firstOf(
      sorted.map((suite) => suiteOf(suite, scales, firsts.get(suite.suite))),
      20,
      "suites",
    ),
  ];
}

const worstFirst: readonly Verdict[] = ["ERROR", "NO-GO", "INCONCLUSIVE", "GO"];

const legend = html`<p class="faint legend">
<svg class="interval sample" viewBox="0 0 40 12" aria-hidden="true"><g class="estimate baseline"><line x1="4" x2="36" y1="6" y2="6"/><circle cx="20" cy="6" r="4.5"/></g></svg> baseline
<svg class="interval sample" viewBox="0 0 40 12" aria-hidden="true"><g class="estimate"><line x1="4" x2="36" y1="6" y2="6"/><circle cx="20" cy="6" r="4.5"/></g></svg> candidate and difference, each within its bounds
<svg class="interval sample" viewBox="0 0 40 12" aria-hidden="true"><line class="limit" x1="20" x2="20" y1="0" y2="12"/></svg> the gate's limit</p>
`;

function unjudged({ feature, owner, verdict }: FeatureDecision): Markup {
  return html`<p id="${anchorOf("feature", feature)}">${verdictBadge(verdict)} <strong>${feature}</strong> <span class="faint">${owner}</span> has no suite.</p>
`;
}

/** `feature`: whose first suite this is, so that links to the feature come here. */
function suiteOf(suite: SuiteDecision, scales: Scales, feature: string | undefined): Markup {
  return html`<details class="suite printed" id="${anchorOf("suite", suite.suite)}">
<summary>
<span class="suite-name"${feature !== undefined && html` id="${anchorOf("feature", feature)}"`}>${verdictBadge(suite.verdict)} <strong>${suite.suite}</strong> <span class="faint">${suite.owner}</span><br>
<span class="faint">${caseCounts(suite)}; ${changes(suite)}</span></span>
${ratesOf(suite, scales)}
${differenceOf(suite, scales)}
</summary>
<ul class="plain gates">
${suite.gates.map(gateOf)}</ul>
<p>${caseLinks(suite)}</p>
${measuresTable(suite)}
</details>
`;
}

function changes({ broken, mended }: SuiteDecision): string {
  return `${thousands(broken.length)} newly failing, ${thousands(mended.length)} mended`;
}

function ratesOf(suite: SuiteDecision, { rates: scale }: Scales): Markup {
  const { baseline, candidate } = suite.passRate;
  const rates = [baseline, candidate].flatMap((rate) => (rate ? [percent(rate.value)] : []));
  const floor = limitOf(suite, "pass-rate.min");
  if (rates.length === 0) return html`<span class="figure faint">no pass rate</span>`;
  return html`<span class="figure"><span>pass rate ${rates.join(" → ")}<span class="hidden">${floor !== null && `, floor ${percent(floor)}`}</span></span>
${ratesPicture(suite, scale)}</span>`;
}

function differenceOf(suite: SuiteDecision, { differences: scale }: Scales): Markup {
  const { difference, paired } = suite;
  const margin = limitOf(suite, "pass-rate.max-drop");
  if (!difference) {
    return html`<span class="figure faint">${paired ? "no difference measured" : "new: nothing to compare with"}</span>`;
  }
  return html`<span class="figure"><span>${points(difference.value)} points <span class="faint">(${points(difference.lower)} to ${points(difference.upper)})</span><span class="hidden">${margin !== null && `, margin ${points(margin)}`}</span></span>
${differencePicture(suite, scale)}</span>`;
}

function gateOf({ gate, verdict, reason }: GateResult): Markup {
  const fix = verdict === "GO" ? "" : remedy(reason);
  return html`<li><span>${verdictBadge(verdict)}</span><code>${gate}</code>
<span>${casesLinked(describeFinding(reason).message, reason)} <span class="faint">${prose(fix)}</span></span></li>
`;
}

function caseLinks({ suite, broken, mended, errors }: SuiteDecision): Content {
  const lists: [CaseKind, number, string][] = [
    ["broken", broken.length, "newly failing"],
    ["error", errors.length, "without a score"],
    ["mended", mended.length, "mended"],
  ];
  return lists
    .filter(([, count]) => count > 0)
    .map(
      ([kind, count, name]) =>
        html`<a class="case-link" href="${casesAddress(suite, kind)}">${plural(count, "case")} ${name}</a> `,
    );
}

function measuresTable({ suite, passRate, difference, costUsd, latencyP95Ms }: SuiteDecision): Markup | null {
  const mcnemar = difference?.mcnemar ?? null;
  const p = mcnemar === null ? null : html`<br><span class="faint">McNemar p ${significant(mcnemar)}</span>`;
  return tableOf(
    `Measures of ${suite}`,
    ["Measure", "Baseline", "Candidate", "Difference in points"],
    [
      [
        "Pass rate",
        bounded(passRate.baseline, percent),
        bounded(passRate.candidate, percent),
        html`${bounded(difference, points)}${p}`,
      ],
      ["Mean cost of a case", dollars(costUsd.baseline), dollars(costUsd.candidate), null],
      ["95th percentile of latency", latency(latencyP95Ms.baseline), latency(latencyP95Ms.candidate), null],
    ],
  );
}

function latency(ms: number | null): string {
  return ms === null ? "unknown" : `${thousands(Math.round(ms))} ms`;
}

function bounded(estimate: Estimate | null, unit: (value: number) => string): Content {
  if (!estimate) return "–";
  const { value, lower, upper, confidence, method } = estimate;
  return html`${unit(value)} <span class="faint">(${unit(lower)} to ${unit(upper)}; ${percent(confidence).replace(".0%", "%")} bounds, ${methods[method]})</span>`;
}

const methods: Readonly<Record<Estimate["method"], string>> = {
  wilson: "Wilson",
  tango: "Tango",
  "paired-t": "paired t",
  "clustered-t": "clustered t",
  betting: "betting",
};

function significant(p: number): string {
  return p < 0.0001 ? "< 0.0001" : `= ${Number(p.toPrecision(2))}`;
}
