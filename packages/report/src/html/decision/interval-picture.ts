import type { Estimate, GateResult, SuiteDecision } from "@blastgate/core";
import { percent, points } from "../../words.ts";
import { html, type Markup } from "../markup.ts";

/** Of pictures that stand below each other, so that they can be compared. */
export interface Scales {
  rates: Scale;
  differences: Scale;
}

interface Scale {
  from: number;
  to: number;
}

/** Scales on which everything that the pictures of these suites show has a place, no difference included. */
export function scalesOf(suites: readonly SuiteDecision[]): Scales {
  const rates = suites.flatMap((suite) => [
    ...boundsOf(suite.passRate.baseline),
    ...boundsOf(suite.passRate.candidate),
    limitOf(suite, "pass-rate.min") ?? 1,
  ]);
  const differences = suites.flatMap((suite) => [
    ...boundsOf(suite.difference),
    limitOf(suite, "pass-rate.max-drop") ?? 0,
  ]);
  return {
    rates: { from: Math.floor(Math.min(0.9, ...rates) * 10) / 10, to: 1 },
    differences: { from: Math.min(-0.02, ...differences) * 1.08, to: Math.max(0.02, ...differences) * 1.08 },
  };
}

function boundsOf(estimate: Estimate | null): number[] {
  return estimate ? [estimate.lower, estimate.upper] : [];
}

/** What a gate holds a suite to. */
export function limitOf({ gates }: SuiteDecision, name: GateResult["gate"]): number | null {
  return gates.find(({ gate }) => gate === name)?.limit ?? null;
}

/** Pass rates of both sides within their bounds, and the floor. */
export function ratesPicture(suite: SuiteDecision, scale: Scale): Markup {
  const column = columnsOf(scale);
  const floor = limitOf(suite, "pass-rate.min");
  const { baseline, candidate } = suite.passRate;
  const [left, right] = [column(scale.from), column(scale.to)];
  return picture([
    baseline && interval(baseline, column, 10, "baseline"),
    candidate && interval(candidate, column, 24, suite.verdict),
    floor !== null && limitMark(column(floor)),
    floor !== null && label(column(floor), `floor ${percent(floor)}`, anchorAt(column(floor))),
    apart(left, floor, column) && label(left, percent(scale.from), "start"),
    apart(right, floor, column) && label(right, percent(scale.to), "end"),
  ]);
}

/** The difference within its bounds, no difference, and the margin. */
export function differencePicture(suite: SuiteDecision, scale: Scale): Markup {
  const column = columnsOf(scale);
  const margin = limitOf(suite, "pass-rate.max-drop");
  const zero = fixed(column(0));
  return picture([
    margin !== null && html`<rect class="beyond" x="0" y="2" width="${fixed(column(margin))}" height="${axisAt - 2}"/>`,
    html`<line class="zero" x1="${zero}" x2="${zero}" y1="2" y2="${axisAt}"/>`,
    label(column(0) - 3, "0", "start"),
    margin !== null && limitMark(column(margin)),
    // It ends at its line, since zero is on the right of it.
    margin !== null && label(column(margin) + 4, `margin ${points(margin)}`, column(margin) < 70 ? "start" : "end"),
    suite.difference && interval(suite.difference, column, 18, suite.verdict),
  ]);
}

/** In units of the pictures, which are as wide as the page lets them be. */
const width = 320;
const edge = 12;
const axisAt = 34;

function columnsOf({ from, to }: Scale): (value: number) => number {
  return (value) => edge + ((value - from) / (to - from)) * (width - 2 * edge);
}

/** What it shows stands in words beside it, so that nobody has to read it. */
function picture(parts: readonly (Markup | false | null)[]): Markup {
  return html`<svg class="interval" viewBox="0 0 ${width} 48" aria-hidden="true">
<line class="axis" x1="0" x2="${width}" y1="${axisAt}" y2="${axisAt}"/>
${parts}</svg>`;
}

function interval(
  { value, lower, upper }: Estimate,
  column: (value: number) => number,
  y: number,
  kind: string,
): Markup {
  const [from, to, at] = [fixed(column(lower)), fixed(column(upper)), fixed(column(value))];
  const line = (x1: string, x2: string, y1: number, y2: number) =>
    html`<line x1="${x1}" x2="${x2}" y1="${y1}" y2="${y2}"/>`;
  return html`<g class="estimate ${kind}">${line(from, to, y, y)}${line(from, from, y - 4, y + 4)}${line(to, to, y - 4, y + 4)}<circle cx="${at}" cy="${y}" r="4.5"/></g>`;
}

function limitMark(x: number): Markup {
  return html`<line class="limit" x1="${fixed(x)}" x2="${fixed(x)}" y1="2" y2="${axisAt}"/>`;
}

type Anchor = "start" | "middle" | "end";

function label(x: number, text: string, anchor: Anchor): Markup {
  return html`<text x="${fixed(x)}" y="${axisAt + 11}" text-anchor="${anchor}">${text}</text>`;
}

/** In the middle, unless the picture would end before the words. */
function anchorAt(x: number): Anchor {
  if (x < 50) return "start";
  return x > width - 50 ? "end" : "middle";
}

/** Whether words at the end of the scale have room beside those at the floor. */
function apart(end: number, floor: number | null, column: (value: number) => number): boolean {
  return floor === null || Math.abs(column(floor) - end) > 80;
}

function fixed(value: number): string {
  return value.toFixed(1);
}
