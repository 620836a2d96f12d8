import {
  blocksOf,
  type Difference,
  describeFinding,
  type Requirement,
  type Review,
  type ReviewedPrompt,
  type ReviewedRule,
} from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { plural, sourceName } from "../words.ts";
import { findingLines } from "./findings.ts";
import type { Layout } from "./layout.ts";
import { atMost, paragraph, section } from "./lines.ts";

/** A review for the terminal: whether anything is missing, what it is, and then what the change touches. */
export function renderReview(review: Review, layout: Layout): string {
  const { colours } = layout;
  const blocks = blocksOf(review);
  const warnings = review.findings.filter(({ severity }) => severity !== "error");
  const verdict =
    blocks.length === 0
      ? colours.green("Nothing is missing but the evals.")
      : colours.red(`Blocked: ${plural(blocks.length, "thing")} missing.`);
  return [
    colours.bold(verdict),
    paragraph(layout, colours.dim(`${sourceName(review.baseline)} → ${sourceName(review.candidate)}`)),
    ...[...blocks, ...warnings].flatMap((found) => ["", ...findingLines(found, layout)]),
    ...reviewSections(review, layout),
  ].join("\n");
}

/** The prompts and rules that a change touches, and who is asked. */
export function reviewSections({ prompts, rules, requirements }: Review, layout: Layout): string[] {
  return [
    ...section(
      layout,
      "Prompts that change",
      prompts.flatMap((prompt) => promptLines(prompt, layout)),
    ),
    ...section(
      layout,
      "Rules that change",
      rules.flatMap((rule) => ruleLines(rule, layout)),
    ),
    ...section(
      layout,
      "Approvals",
      requirements.flatMap((requirement) => requirementLines(requirement, layout)),
    ),
  ];
}

function promptLines(prompt: ReviewedPrompt, layout: Layout): string[] {
  const { colours } = layout;
  const { version, owners, status, features, notes, differences } = prompt;
  const versions = [...new Set([version.baseline, version.candidate])].filter((each) => each !== null);
  const about = [status, versions.join(" → "), owners.join(", ") || "nobody owns it"].filter(Boolean).join(", ");
  const line = (text: string, indent = "    ") => paragraph(layout, inert(text), `${indent}  `, indent);
  return [
    paragraph(layout, `${colours.bold(inert(prompt.prompt))} ${colours.dim(inert(about))}`, "    ", "  "),
    ...(features.length > 0 ? [line(`composed by ${features.join(", ")}`)] : []),
    ...bumpLines(prompt).map((text) => line(text)),
    ...notes.map(({ path, why }) => line(`${path}: ${why.replace(/\s+/g, " ")}`)),
    ...differenceLines(differences, layout),
  ];
}

function bumpLines({ needed, noted }: ReviewedPrompt): string[] {
  if (needed === null && noted === null) return [];
  const has = noted === null ? "no note says why" : `noted as ${noted}`;
  return [needed === null ? has : `at least a ${needed} change; ${has}`];
}

function ruleLines({ id, status, differences, judgedBy }: ReviewedRule, layout: Layout): string[] {
  const { colours } = layout;
  const whose = judgedBy === "baseline" ? colours.yellow("the baseline's judges") : "the candidate's judges";
  return [
    paragraph(layout, `${colours.bold(inert(id))} ${status}, ${whose}`, "    ", "  "),
    // A contract's stand with its prompt.
    ...(id.startsWith("contract:") ? [] : differenceLines(differences, layout)),
  ];
}

/** Worst first, so that what is cut off matters least. */
const order: readonly Difference["level"][] = ["breaking", "undecidable", "minor", "patch"];

function differenceLines(differences: readonly Difference[], layout: Layout): string[] {
  const { colours } = layout;
  const paint = { breaking: colours.red, undecidable: colours.yellow, minor: colours.cyan, patch: colours.dim };
  const lines = differences
    .toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
    .map(({ level, kind, path, before, after }) => {
      const shown = (value: string | null) => (value === null ? "nothing" : excerpt(value, 60));
      const values = before === null && after === null ? "" : `: ${shown(before)} → ${shown(after)}`;
      return paragraph(layout, `${paint[level](level)} ${inert(`${kind} ${path}`)}${values}`, "      ", "    ");
    });
  return atMost(layout, 8, lines);
}

function requirementLines({ any, of, because, approvedBy, missing }: Requirement, layout: Layout): string[] {
  const { colours } = layout;
  const sign = missing ? colours.red("✗") : colours.green("✓");
  const who = of.length === 1 && any === 1 ? (of[0] ?? "") : `${any} of ${of.join(", ")}`;
  const by = approvedBy.length > 0 ? `, approved by ${approvedBy.join(", ")}` : "";
  const reasons = [...new Set(because.map(({ reason }) => describeFinding(reason).message))];
  return [
    paragraph(layout, `${sign} ${colours.bold(inert(who))}${inert(by)}`, "    ", "  "),
    ...atMost(
      layout,
      6,
      reasons.map((reason) => paragraph(layout, colours.dim(inert(reason)), "      ", "    ")),
    ),
  ];
}
