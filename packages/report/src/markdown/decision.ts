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
import { type DecisiveGroup, decisiveGroups, remediesOf } from "../reason-groups.ts";
import { headline } from "../terminal/decision.ts";
import { affected } from "../terminal/impact.ts";
import { caseCounts, comparison, pathName, percent, plural, points, remedy, spending } from "../words.ts";
import { blastRadiusChart } from "./blast-radius-chart.ts";
import { type Detail, fit } from "./detail.ts";
import { reviewParts } from "./review.ts";
import { code, folded, html, markdownTable, plain } from "./text.ts";

export interface MarkdownOptions {
  /** In bytes of UTF-8, of which a text has no fewer than characters. By default there is none. */
  limit?: number;
  /** What marks a comment as ours, so that it can be found again: `<!-- MARKER -->`, the first line. */
  marker?: string;
}

/**
 * A decision as Markdown: the verdict, why, the blast radius, the numbers, and what was not checked. Where that is
 * longer than the limit, parts are left out one after the other, least first, and the text says which; it never gets
 * shorter than the verdict.
 */
export function renderDecisionMarkdown(decision: Decision, { limit, marker }: MarkdownOptions = {}): string {
  const first = marker === undefined ? "" : `<!-- ${marker} -->\n`;
  return first + fit(limit === undefined ? Infinity : limit - first.length, (detail) => compose(decision, detail));
}

function compose(decision: Decision, detail: Detail): string {
  const { verdict, review, suites, unchecked } = decision;
  const groups = decisiveGroups(decision);
  const leftOut = Object.values(detail.leftOut);
  return [
    `## ${signs[verdict]} ${verdict}: ${plain(excerpt(headline(decision), detail.words))}`,
    ...(detail.reasons > 0 ? [plain(comparison(decision))] : []),
    ...titled("Why", reasons(groups, detail)),
    ...titled("What to do", remedies(groups, detail)),
    ...titled("Blast radius", radius(decision, detail)),
    ...(review ? reviewParts(review, detail) : []).flatMap(({ title, body }) => titled(title, body)),
    ...titled("Numbers", numbers(suites, detail)),
    ...suites.flatMap((suite) => caseDetails(suite, detail)),
    ...titled("Not checked", list(unchecked, detail)),
    `<sub>${html(spending(decision))}. Plan ${code(decision.digests.plan.slice(0, 12))}, evidence ${code(decision.digests.evidence.slice(0, 12))}.</sub>`,
    ...(leftOut.length > 0
      ? [`Left out for want of room: ${leftOut.join(", ")}. ${code("decision.json")} has all.`]
      : []),
  ].join("\n\n");
}

const signs: Readonly<Record<Verdict, string>> = { GO: "✅", "NO-GO": "⛔", INCONCLUSIVE: "❔", ERROR: "⚠️" };

function titled(title: string, body: string): string[] {
  return body === "" ? [] : [`### ${title}`, body];
}

function reasons(groups: readonly DecisiveGroup[], detail: Detail): string {
  return groups
    .slice(0, detail.reasons)
    .map((group) => reasonGroup(group, detail))
    .join("\n\n");
}

function reasonGroup({ suite, owner, way, reasons, lesser }: DecisiveGroup, detail: Detail): string {
  const about = [suite === null ? "" : `**${plain(suite)}**`, owner && code(owner), plain(way)].filter(Boolean);
  return [
    ...(suite === null ? [] : [`${about.join(" · ")}\n`]),
    ...reasons
      .slice(0, detail.reasons)
      .map((found) => `- ${plain(excerpt(describeFinding(found).message, detail.words))} ${code(found.code)}`),
    ...(lesser > 0 ? [`- ${plural(lesser, "more gate")} not met`] : []),
  ].join("\n");
}

function remedies(groups: readonly DecisiveGroup[], detail: Detail): string {
  return remediesOf(groups)
    .slice(0, detail.reasons)
    .map(({ text, suites }) => {
      const named = groups.length > 1 ? suites.map((suite) => `**${plain(suite)}**`).join(", ") : "";
      return `- ${named ? `${named}: ` : ""}${plain(excerpt(text, detail.words))}`;
    })
    .join("\n");
}

function list(findings: readonly Finding[], { rows, words }: Detail): string {
  return findings
    .slice(0, rows)
    .map((found) => {
      const fix = remedy(found);
      const text = `${describeFinding(found).message}${fix ? ` ${fix}` : ""}`;
      return `- ${plain(excerpt(text, words))} ${code(found.code)}`;
    })
    .join("\n");
}

function radius(decision: Decision, { rows, chart }: Detail): string {
  const features = affected(decision.impact, "feature");
  const verdicts = new Map(decision.features.map(({ feature, verdict }) => [feature, verdict]));
  const table = markdownTable(
    ["feature", "owner", "verdict", "way"],
    goLast(features, ({ name }) => verdicts.get(name))
      .slice(0, rows)
      .map((node) => [
        code(node.name),
        code(node.owner ?? ""),
        verdicts.get(node.name) ?? "",
        plain(pathName(node.path)),
      ]),
  );
  const drawn = chart ? blastRadiusChart(decision) : "";
  if (drawn === "" || table === "") return drawn + table;
  return `${drawn}\n\n${folded("Every feature, its owner, and the way to it", table)}`;
}

function numbers(suites: readonly SuiteDecision[], { rows }: Detail): string {
  return markdownTable(
    ["suite", "verdict", "cases", "baseline", "candidate", "difference", "limit"],
    goLast(suites, ({ verdict }) => verdict)
      .slice(0, rows)
      .map((decided) => {
        const { suite, verdict, passRate, difference, gates } = decided;
        const { baseline, candidate } = passRate;
        const limitOf = (name: GateResult["gate"]) => gates.find(({ gate }) => gate === name)?.limit ?? null;
        const [margin, floor] = [limitOf("pass-rate.max-drop"), limitOf("pass-rate.min")];
        const limits = [
          ...(margin === null ? [] : [points(margin)]),
          ...(floor === null ? [] : [`≥ ${percent(floor)}`]),
        ];
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

function goLast<Item>(items: readonly Item[], verdictOf: (item: Item) => Verdict | undefined): Item[] {
  const [go = [], others = []] = [true, false].map((wanted) =>
    items.filter((item) => (verdictOf(item) === "GO") === wanted),
  );
  return [...others, ...go];
}

function withBounds({ value, lower, upper }: Estimate, unit: (value: number) => string, shown: boolean): string {
  return shown ? `${unit(value)} (${unit(lower)} to ${unit(upper)})` : unit(value);
}

function caseDetails({ suite, broken, errors, mended }: SuiteDecision, { cases }: Detail): string[] {
  const changed = [...errors, ...broken];
  if (changed.length === 0 || cases === 0) return [];
  const counts = [
    `${plural(broken.length, "case")} broken`,
    `${mended.length} mended`,
    ...(errors.length > 0 ? [plural(errors.length, "error")] : []),
  ];
  const more = changed.length > cases ? `\n\n${changed.length - cases} more in the JSON.` : "";
  const table = markdownTable(
    ["case", "why"],
    changed.slice(0, cases).map(({ case: id, why }) => [code(excerpt(id, 80)), plain(excerpt(why, 160))]),
  );
  return [folded(`<code>${html(suite)}</code>: ${counts.join(", ")}`, table + more)];
}
