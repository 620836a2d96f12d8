import { blocksOf, type Decision, verdicts } from "@blastgate/core";
import { headline } from "../../terminal/decision.ts";
import { comparison, dollars, plural } from "../../words.ts";
import { verdictBadge } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { listUnchecked } from "./unchecked.ts";

export function titleOf(decision: Decision): string {
  return `${decision.verdict}: ${sentence(decision)}`;
}

/** The verdict in one sentence, what was compared, and what a release manager asks first. */
export function headerOf(decision: Decision): Markup {
  return html`<header class="verdict tint-${decision.verdict}">
<p class="faint">Blastgate decision</p>
<h1>${verdictBadge(decision.verdict)} ${sentence(decision)}</h1>
<p class="faint">${comparison(decision)}</p>
<dl class="glance">
${glance(decision).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
</header>
`;
}

/** Names all suites that decided while these can be read at a glance. */
function sentence(decision: Decision): string {
  const { verdict, evals, suites } = decision;
  const deciding = suites.filter((suite) => suite.verdict === verdict).length;
  return verdict !== "GO" && verdict === evals && deciding > namedAtMost
    ? `${deciding} of ${plural(suites.length, "suite")}`
    : headline(decision);
}

const namedAtMost = 4;

function glance(decision: Decision): [string, Content][] {
  const { evals, features, suites, review, usage } = decision;
  const unchecked = listUnchecked(decision).length;
  const perVerdict = verdicts
    .map((verdict) => ({ verdict, count: features.filter((feature) => feature.verdict === verdict).length }))
    .filter(({ count }) => count > 0);
  const broken = suites.flatMap((suite) => suite.broken).length;
  const mended = suites.flatMap((suite) => suite.mended).length;
  const errors = suites.flatMap((suite) => suite.errors).length;
  const blocks = review ? blocksOf(review).length : 0;
  return [
    ["Evals", html`<span class="${evals}">${evals}</span>`],
    [
      "Features",
      perVerdict.length === 0
        ? "none reached"
        : perVerdict.map(
            ({ verdict, count }, index) =>
              html`${index > 0 && " · "}<span class="${verdict}">${plural(count, verdict, verdict)}</span>`,
          ),
    ],
    [
      "Cases",
      `${plural(broken, "newly failing", "newly failing")} · ${mended} mended${errors > 0 ? ` · ${errors} without a score` : ""}`,
    ],
    [
      "Review",
      review === null ? "not asked for" : blocks > 0 ? `${plural(blocks, "thing")} missing` : "nothing missing",
    ],
    ["Not checked", unchecked === 0 ? "nothing" : plural(unchecked, "thing")],
    ["Cost of this run", dollars(usage.total.costUsd)],
  ];
}
