import type { CheckedRule, ConsideredPromotion } from "@blastgate/core";
import { age, minuteOf } from "../../when.ts";
import { plural } from "../../words.ts";
import { digestCode, timeElement, verdictBadge } from "../elements.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { tableOf } from "../table.ts";

/** Every rule that the environment has, and how the release stands to it. */
export function rulesTable(promotion: ConsideredPromotion): Markup | null {
  const rows = promotion.rules
    .filter(({ state }) => state !== "not-asked")
    .map((checked) => [
      ruleName(checked, promotion),
      html`<span class="rule-${checked.state}">${stateWords[checked.state]}</span>`,
      html`${known[checked.rule](promotion)}${checked.codes.map((code) => html` <code class="faint">${code}</code>`)}`,
    ]);
  return tableOf(`Rules of ${promotion.environment}`, ["Rule", "State", "What is known"], rows);
}

const stateWords: Record<CheckedRule["state"], string> = {
  met: "✓ met",
  unmet: "✗ not met",
  overridden: "! passed over",
  unknown: "? not to be told yet",
  "not-asked": "not asked for",
};

function ruleName({ rule }: CheckedRule, { settings, environment }: ConsideredPromotion): string {
  const names: Record<CheckedRule["rule"], string> = {
    committed: "Made of a commit",
    "not-held": "Held nowhere",
    from: `Runs in ${settings.from ?? ""}`,
    soak: `Has run there for ${settings.soak ?? ""}`,
    judged: `GO against what ${environment} runs`,
    signed: `Signed by ${(settings["signed-by"] ?? []).join(" or ")}`,
    approved: "Approved",
  };
  return names[rule];
}

const known: Record<CheckedRule["rule"], (promotion: ConsideredPromotion) => Content> = {
  committed: ({ lock, commit }) =>
    commit
      ? html`<code>${commit.id.slice(0, 10)}</code> ${commit.subject} (${commit.author.name})`
      : html`<code>${lock.source.commit.slice(0, 10)}</code>`,
  "not-held": () => null,
  from: ({ soak }) => (soak?.since ? html`since ${timeElement(soak.since)}` : "It does not."),
  soak: ({ soak }) =>
    soak?.ranMs !== null &&
    soak?.ranMs !== undefined &&
    html`${age(soak.ranMs)} so far; ${soak.asked} is until ${minuteOf(soak.until ?? "")}`,
  judged: ({ decisions }) => {
    const comparing = decisions.filter(({ compares }) => compares);
    if (comparing.length === 0)
      return decisions.length === 0 ? "Nothing was decided of it." : "It was compared with others.";
    return comparing.map(({ verdict, envelope }, index) => [
      index > 0 && ", ",
      verdictBadge(verdict),
      " ",
      digestCode(envelope),
    ]);
  },
  signed: ({ decisions }) => {
    const keys = new Set(decisions.filter(({ counts }) => counts).flatMap(({ signedBy }) => signedBy));
    return keys.size > 0 ? `signed by ${[...keys].join(", ")}` : "by none of them";
  },
  approved: ({ approvals }) =>
    approvals.map(
      ({ any, of, approvedBy, missing }) =>
        html`<div>${missing ? "open" : "given"}: ${plural(any, "approval")} of ${of.join(", ")}${
          approvedBy.length > 0 && html`; approved by ${approvedBy.join(", ")}`
        }</div>`,
    ),
};
