import { type Difference, describeFinding, type Requirement, type Review, type ReviewedPrompt } from "@blastgate/core";
import { anchorOf } from "../anchors.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { tableOf } from "../table.ts";
import { firstOf, firstOfList } from "./first-of.ts";

/** Who is asked and has approved, the prompts that change with their notes, and by whose rules it was judged. */
export function reviewSection(review: Review | null): Content {
  if (review === null) return html`<p>No review was asked for: notes, versions and approvals were not looked at.</p>`;
  const { requirements, prompts, rules } = review;
  return [
    html`<h3>Approvals</h3>`,
    requirements.length === 0
      ? html`<p>Nobody has to approve.</p>`
      : html`<ul class="plain approvals">\n${requirements.map(requirementOf)}</ul>`,
    html`<p class="faint">${
      review.commit === null
        ? "The working tree differs from every commit, so that no approval can be bound to it."
        : `Approvals count for commit ${review.commit.slice(0, 10)}, on ${review.today}.`
    }</p>`,
    prompts.length > 0 && html`<h3>Prompts that change</h3>${firstOf(prompts.map(promptOf), 8, "prompts")}`,
    rules.length > 0 &&
      html`<h3>Rules that change</h3>${tableOf(
        "Rules that change",
        ["Rule", "Status", "Judged by", "Differences"],
        rules.map(({ id, status, judgedBy, differences }) => [
          html`<code>${id}</code>`,
          status,
          `the ${judgedBy}'s`,
          id.startsWith("contract:") ? "with its prompt" : differencesOf(differences),
        ]),
      )}`,
  ];
}

function requirementOf({ any, of, because, approvedBy, missing }: Requirement): Markup {
  const who = of.length === 1 && any === 1 ? of[0] : `any ${any} of ${of.join(", ")}`;
  const reasons = [...new Set(because.map(({ reason }) => describeFinding(reason).message))];
  return html`<li class="${missing ? "error" : "info"}"><span class="sign" aria-hidden="true">${missing ? "✗" : "✓"}</span>
<strong>${who}</strong>: ${missing ? describeFinding(missing).message : `approved by ${approvedBy.join(", ")}`}
<ul class="faint">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul></li>
`;
}

function promptOf(prompt: ReviewedPrompt): Markup {
  const { status, version, owners, features, notes, differences, needed, noted } = prompt;
  const versions = [...new Set([version.baseline, version.candidate])].filter((each) => each !== null);
  return html`<article class="panel" id="${anchorOf("prompt", prompt.prompt)}">
<h4><code>${prompt.prompt}</code> <span class="faint">${[status, ...versions.slice(0, 1), ...versions.slice(1).map((each) => `→ ${each}`)].join(" ")}</span></h4>
<dl class="facts">
<div><dt>Owner</dt><dd>${owners.join(", ") || "nobody"}</dd></div>
<div><dt>Composed by</dt><dd>${features.join(", ") || "no feature"}</dd></div>
<div><dt>Bump</dt><dd>${needed === null ? "none needed" : `at least ${needed}`}; ${noted === null ? "no note" : `noted as ${noted}`}</dd></div>
</dl>
${notes.map(({ path, why }) => html`<blockquote class="note"><p>${why}</p><footer class="faint"><code>${path}</code></footer></blockquote>`)}
${differencesOf(differences)}
</article>
`;
}

/** Worst first. */
const levels: readonly Difference["level"][] = ["breaking", "undecidable", "minor", "patch"];

function differencesOf(differences: readonly Difference[]): Content {
  if (differences.length === 0) return null;
  const sorted = differences.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
  const items = sorted.map(({ level, kind, path, before, after }) => {
    const value = (text: string | null) => (text === null ? "nothing" : html`<code>${text}</code>`);
    return html`<strong class="level-${level}">${level}</strong> ${kind} <code>${path}</code>${before === null && after === null ? null : html`: ${value(before)} → ${value(after)}`}`;
  });
  return firstOfList(items, 12, "differences");
}
