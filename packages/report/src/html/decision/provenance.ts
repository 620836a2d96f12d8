import type { Decision, Evidence, PlanFile, RequestDifferences, Source } from "@blastgate/core";
import { type Content, html } from "../markup.ts";
import { tableOf } from "../table.ts";

interface Known {
  decision: Decision;
  planFile: PlanFile | null;
  evidence: Evidence | null;
  requests: RequestDifferences | null;
}

/** What was compared and what it all rests on, by digests, so that anybody can find the same again. */
export function provenanceSection({ decision, planFile, evidence, requests }: Known): Content {
  const { mode, looks, baseline, candidate, digests, review } = decision;
  const plan = planFile?.plan;
  const digest = (value: string | null | undefined) => (value ? html`<code>${value}</code>` : "–");
  const facts: [string, Content][] = [
    ["Baseline", sourceOf(baseline)],
    ["Candidate", sourceOf(candidate)],
    ["Prompts", { composed: "as composed", isolated: "each alone", aa: "the candidate on both sides" }[mode]],
    ["Looks at the results", String(looks)],
    ...(review ? [["Trust", review.trust] satisfies [string, Content]] : []),
    ["Digest of the plan", digest(digests.plan)],
    ["Digest of the evidence", digest(digests.evidence)],
    ...(plan
      ? [
          ["Files of the baseline", digest(plan.inputs.baseline)] satisfies [string, Content],
          ["Files of the candidate", digest(plan.inputs.candidate)] satisfies [string, Content],
          ["Rules of the baseline", plan.rulesOfBaseline.join(", ") || "none"] satisfies [string, Content],
        ]
      : []),
    ["This page was made with", madeWith({ planFile, evidence, requests })],
  ];
  return [
    html`<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>`,
    plan &&
      html`<details class="printed"><summary>Digests of what each suite asks</summary>${tableOf(
        "Digests of what each suite asks",
        ["Suite", "Baseline", "Candidate"],
        plan.suites.map(({ suite, closure }) => [suite, digest(closure.baseline), digest(closure.candidate)]),
      )}</details>`,
  ];
}

function sourceOf(source: Source | null): Content {
  if (source === null) return "none";
  if (source.kind === "revision") {
    const named = source.name === source.revision ? null : html`${source.name}, `;
    return html`${named}commit <code>${source.revision}</code>`;
  }
  return source.revision ? html`the working tree on commit <code>${source.revision}</code>` : "the working tree";
}

function madeWith({ planFile, evidence, requests }: Omit<Known, "decision">): string {
  const parts = { plan: planFile, evidence, "request differences": requests };
  const [present, absent] = [true, false].map((wanted) =>
    Object.entries(parts).flatMap(([name, part]) => ((part !== null) === wanted ? [name] : [])),
  );
  return `the decision${(present ?? []).map((name) => `, ${name}`).join("")}${absent && absent.length > 0 ? `; without ${absent.join(" and ")}` : ""}`;
}
