import {
  type Decision,
  describeFinding,
  type Estimate,
  type Finding,
  type GateResult,
  type SuiteDecision,
  type Verdict,
} from "@blastgate/core";
import { excerpt } from "../inert.ts";
import { groupReasons, type ReasonGroup } from "../reason-groups.ts";
import { headline } from "../terminal/decision.ts";
import { affected } from "../terminal/impact.ts";
import { caseCounts, comparison, pathName, percent, plural, points, remedy, spending } from "../words.ts";
import { reviewParts } from "./review.ts";
import { code, html, markdownTable, plain } from "./text.ts";

/** A decision as Markdown: the verdict, why, the blast radius, the numbers, and what was not checked. */
export function renderDecisionMarkdown(decision: Decision): string {
  const { verdict, unchecked } = decision;
  return [
    `## ${signs[verdict]} ${verdict}: ${plain(headline(decision))}`,
    plain(comparison(decision)),
    ...titled("Why", groupReasons(decision).map(reasonGroup).join("\n\n")),
    ...titled("Blast radius", radius(decision)),
    ...(decision.review ? reviewParts(decision.review).flatMap(({ title, body }) => titled(title, body)) : []),
    ...titled("Numbers", numbers(decision.suites)),
    ...decision.suites.flatMap(caseDetails),
    ...titled("Not checked", list(unchecked)),
    `<sub>${html(spending(decision))}. Plan ${code(decision.digests.plan.slice(0, 12))}, evidence ${code(decision.digests.evidence.slice(0, 12))}.</sub>`,
  ].join("\n\n");
}

const signs: Readonly<Record<Verdict, string>> = { GO: "✅", "NO-GO": "⛔", INCONCLUSIVE: "❔", ERROR: "⚠️" };

function titled(title: string, body: string): string[] {
  return body === "" ? [] : [`### ${title}`, body];
}

function reasonGroup({ suite, owner, way, reasons, remedies }: ReasonGroup): string {
  const about = [suite === null ? "" : `**${plain(suite)}**`, owner && code(owner), plain(way)].filter(Boolean);
  const items = reasons.map((found) => `- ${plain(describeFinding(found).message)} ${code(found.code)}`);
  return [
    ...(suite === null ? [] : [`${about.join(" · ")}\n`]),
    ...items,
    ...remedies.map((text) => `\n${plain(text)}`),
  ].join("\n");
}

function list(findings: readonly Finding[]): string {
  return findings
    .map((found) => {
      const fix = remedy(found);
      return `- ${plain(describeFinding(found).message)}${fix ? ` ${plain(fix)}` : ""} ${code(found.code)}`;
    })
    .join("\n");
}

function radius({ impact, features }: Decision): string {
  const verdicts = new Map(features.map((feature) => [feature.feature, feature.verdict]));
  return markdownTable(
    ["feature", "owner", "verdict", "way"],
    affected(impact, "feature").map((node) => [
      code(node.name),
      code(node.owner ?? ""),
      verdicts.get(node.name) ?? "",
      plain(pathName(node.path)),
    ]),
  );
}

function numbers(suites: readonly SuiteDecision[]): string {
  return markdownTable(
    ["suite", "verdict", "cases", "baseline", "candidate", "difference", "limit"],
    suites.map((decided) => {
      const { suite, verdict, passRate, difference, gates } = decided;
      const { baseline, candidate } = passRate;
      const limitOf = (name: GateResult["gate"]) => gates.find(({ gate }) => gate === name)?.limit ?? null;
      const [margin, floor] = [limitOf("pass-rate.max-drop"), limitOf("pass-rate.min")];
      const limits = [...(margin === null ? [] : [points(margin)]), ...(floor === null ? [] : [`≥ ${percent(floor)}`])];
      return [
        code(suite),
        verdict,
        caseCounts(decided).replace(/ cases?/, ""),
        baseline ? percent(baseline.value) : "–",
        candidate ? withBounds(candidate, percent, baseline === null) : "–",
        difference ? withBounds(difference, points, true) : "–",
        limits.join(", ") || "–",
      ];
    }),
  );
}

function withBounds({ value, lower, upper }: Estimate, unit: (value: number) => string, shown: boolean): string {
  return shown ? `${unit(value)} (${unit(lower)} to ${unit(upper)})` : unit(value);
}

const shown = 20;

function caseDetails({ suite, broken, errors, mended }: SuiteDecision): string[] {
  const rows = [...errors, ...broken];
  if (rows.length === 0) return [];
  const more = rows.length > shown ? `\n\n${rows.length - shown} more in the JSON.` : "";
  const body = markdownTable(
    ["case", "why"],
    rows.slice(0, shown).map(({ case: id, why }) => [code(id), plain(excerpt(why, 160))]),
  );
  const counts = [
    `${plural(broken.length, "case")} broken`,
    `${mended.length} mended`,
    ...(errors.length > 0 ? [plural(errors.length, "error")] : []),
  ];
  const summary = `<code>${html(suite)}</code>: ${counts.join(", ")}`;
  return [`<details><summary>${summary}</summary>\n\n${body}${more}\n\n</details>`];
}
