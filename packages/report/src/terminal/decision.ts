import {
  type Decision,
  describeFinding,
  type Estimate,
  type Finding,
  type GateResult,
  type SuiteDecision,
  type Verdict,
} from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { caseCounts, comparison, percent, plural, points, spending } from "../words.ts";
import { affected } from "./impact.ts";
import { drawDifference, drawRate } from "./interval.ts";
import type { Layout } from "./layout.ts";
import { firstRows, paragraph, section, table } from "./lines.ts";
import { reasonSections } from "./reasons.ts";
import { reviewSections } from "./review.ts";

/** A decision for the terminal: the verdict, why, the blast radius, the numbers, and what was not checked. */
export function renderDecision(decision: Decision, layout: Layout): string {
  const { colours } = layout;
  return [
    paragraph(layout, `${verdictBadge(decision.verdict, layout)} ${colours.bold(inert(headline(decision)))}`),
    paragraph(layout, colours.dim(comparison(decision))),
    ...reasonSections(decision, layout),
    ...section(layout, "Blast radius", radiusLines(decision, layout)),
    ...(decision.review ? reviewSections(decision.review, layout) : []),
    ...section(layout, "Numbers", numberLines(decision.suites, layout)),
    ...section(
      layout,
      "Not checked",
      decision.unchecked.map((found) => bullet(layout, words(found))),
    ),
    "",
    paragraph(layout, colours.dim(spending(decision))),
  ].join("\n");
}

/** One sentence that can stand alone. */
export function headline({ verdict, evals, suites, features }: Decision): string {
  if (verdict !== evals) return `blocked, with evals ${evals}`;
  const bad = suites.filter((suite) => suite.verdict === verdict).map((suite) => suite.suite);
  if (verdict === "GO") {
    return suites.length === 0
      ? "nothing to evaluate"
      : `${plural(suites.length, "suite")} of ${plural(features.length, "feature")} hold`;
  }
  return bad.length > 0 ? bad.join(", ") : "see why below";
}

function verdictBadge(verdict: Verdict, { colours }: Layout): string {
  const badges: Record<Verdict, (text: string) => string> = {
    GO: (text) => colours.bgGreen(colours.black(text)),
    "NO-GO": (text) => colours.bgRed(colours.white(text)),
    INCONCLUSIVE: (text) => colours.bgYellow(colours.black(text)),
    ERROR: (text) => colours.bgMagenta(colours.white(text)),
  };
  return colours.isColorSupported ? badges[verdict](` ${verdict} `) : `${verdict}:`;
}

/** What a model said may be part of it, and long. */
function words(found: Finding): string {
  return excerpt(describeFinding(found).message, 2000);
}

function bullet(layout: Layout, text: string): string {
  return paragraph(layout, text, "    ", "  - ");
}

function radiusLines({ impact, features }: Decision, layout: Layout): string[] {
  const verdicts = new Map(features.map((feature) => [feature.feature, feature.verdict]));
  const roots = impact.nodes.filter((node) => node.distance === 0 && node.kind !== "feature" && node.kind !== "suite");
  const rows = affected(impact, "feature").map((node) => [
    inert(node.name),
    inert(node.owner ?? ""),
    verdicts.get(node.name) ?? "",
    node.reason === "reached" ? `${plural(node.distance, "step")} away` : node.reason,
  ]);
  return [
    ...roots.map((node) =>
      paragraph(layout, inert(`${node.id} ${node.reason} (${node.aspects.join(", ")})`), "    ", "  "),
    ),
    ...firstRows(layout, featuresShown, rows, "    "),
  ];
}

const featuresShown = 20;

function numberLines(suites: readonly SuiteDecision[], layout: Layout): string[] {
  const drawn = suites.some(({ passRate }) => passRate.candidate !== null);
  const legend = layout.colours.dim("├─●─┤ estimate within its bounds   ┊ the gate's limit   │ no difference");
  return [
    ...worstFirst(suites).flatMap((suite) => suiteLines(suite, layout)),
    ...(drawn ? [paragraph(layout, legend, "    ")] : []),
  ];
}

function worstFirst(suites: readonly SuiteDecision[]): SuiteDecision[] {
  const rank: readonly Verdict[] = ["ERROR", "NO-GO", "INCONCLUSIVE", "GO"];
  return suites.toSorted((a, b) => rank.indexOf(a.verdict) - rank.indexOf(b.verdict));
}

function suiteLines(suite: SuiteDecision, layout: Layout): string[] {
  const { colours } = layout;
  return [
    paragraph(
      layout,
      `${verdictColour(suite.verdict, layout)} ${colours.bold(inert(suite.suite))} ${colours.dim(caseCounts(suite))}`,
      "    ",
      "  ",
    ),
    ...estimateLines(suite, layout),
    ...caseLines(suite, layout),
  ];
}

/** The difference with its bounds; where there is no baseline, the pass rate. */
function estimateLines({ passRate, difference, gates }: SuiteDecision, layout: Layout): string[] {
  const { baseline, candidate } = passRate;
  const limitOf = (name: GateResult["gate"]) => gates.find(({ gate }) => gate === name)?.limit ?? null;
  const width = Math.min(48, layout.width - 6);
  const line = (text: string) => paragraph(layout, text, "      ", "    ");
  if (!candidate) return [];
  if (!baseline || !difference) {
    return [
      line(`pass rate ${percent(candidate.value)} (${bounds(candidate, percent)})`),
      `    ${drawRate(candidate, limitOf("pass-rate.min"), width)}`,
    ];
  }
  return [
    line(`pass rate ${percent(baseline.value)} → ${percent(candidate.value)}`),
    line(`difference ${points(difference.value)} points (${bounds(difference, points)})`),
    `    ${drawDifference(difference, limitOf("pass-rate.max-drop"), width)}`,
  ];
}

function bounds({ confidence, lower, upper }: Estimate, unit: (value: number) => string): string {
  return `${percent(confidence).replace(".0%", "%")} bounds ${unit(lower)} to ${unit(upper)}`;
}

function verdictColour(verdict: Verdict, { colours }: Layout): string {
  return { GO: colours.green, "NO-GO": colours.red, INCONCLUSIVE: colours.yellow, ERROR: colours.magenta }[verdict](
    verdict,
  );
}

const shown = 3;

function caseLines({ broken, mended, errors }: SuiteDecision, layout: Layout): string[] {
  if (broken.length + mended.length + errors.length === 0) return [];
  const cases = [...errors, ...broken].slice(0, shown);
  const indent = "      ";
  const names = cases.map(({ case: id }) => excerpt(id, 40));
  const room = layout.width - indent.length - Math.max(0, ...names.map((name) => name.length)) - 2;
  // One line each: the report has them whole.
  const listed = cases.map(({ why }, index) => [names[index] ?? "", excerpt(why, room)]);
  const more = errors.length + broken.length - listed.length;
  return [
    `    ${plural(broken.length, "case")} broken, ${mended.length} mended${errors.length > 0 ? `, ${plural(errors.length, "error")}` : ""}`,
    ...table(layout, listed, indent),
    ...(more > 0 ? [layout.colours.dim(`      and ${more} more in the report`)] : []),
  ];
}
