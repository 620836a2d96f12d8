import {
  describeFinding,
  type Forecast,
  type PlanFile,
  type PlannedFlakiness,
  type PlannedShard,
} from "@blastgate/core";
import { duration } from "../duration.ts";
import { inert } from "../inert.ts";
import { considered, dollars, percent, plural, sourceName, thousands } from "../words.ts";
import type { Layout } from "./layout.ts";
import { paragraph, section, table } from "./lines.ts";

/** What a check will run and take, before anything is asked. */
export function renderPlan({ plan, impact, forecast, flakiness, shards }: PlanFile, layout: Layout): string {
  const { colours } = layout;
  const cases = plan.suites.reduce((sum, suite) => sum + suite.cases.length, 0);
  const features = new Set(plan.suites.map(({ feature }) => feature)).size;
  const headline =
    plan.suites.length === 0
      ? "Nothing to run."
      : `${plural(plan.suites.length, "suite")} of ${plural(features, "feature")} to run, ${plural(cases, "case")}.`;
  const sides = `${sourceName(plan.baseline)} → ${sourceName(plan.candidate)}.`;
  return [
    colours.bold(headline),
    paragraph(layout, colours.dim(plan.suites.length === 0 ? `${sides} ${considered(impact)}` : sides)),
    ...(forecast && plan.suites.length > 0 ? section(layout, "What it takes", forecastLines(forecast, layout)) : []),
    ...section(layout, "Flaky before", table(layout, flakiness.filter(({ rate }) => rate > 0).map(flakyRow))),
    ...section(layout, "Shards", table(layout, shards.map(shardRow))),
    ...section(
      layout,
      "Not checked",
      plan.gaps.map((found) => paragraph(layout, inert(describeFinding(found).message), "    ", "  - ")),
    ),
  ].join("\n");
}

/** In a few words: requests, what of them is paid for, cost and time. */
function forecastLines({ suites, requests, cached, costUsd, timeMs }: Forecast, layout: Layout): string[] {
  const rows = suites.map(({ suite, cases, calls, costUsd }) => {
    const graders = calls.filter(({ step }) => step === null).reduce((sum, call) => sum + call.requests, 0);
    const all = calls.reduce((sum, call) => sum + call.requests, 0);
    const known = calls.reduce((sum, call) => sum + call.cached, 0);
    return [
      inert(suite),
      plural(cases, "case"),
      plural(all, "request"),
      [
        ...(graders > 0 ? [`${thousands(graders)} by graders`] : []),
        `${thousands(known)} cached`,
        ...(known < all ? [costUsd === null ? "cost unknown" : dollars(costUsd)] : []),
      ].join(", "),
    ];
  });
  return [...table(layout, rows), paragraph(layout, total({ requests, cached, costUsd, timeMs }), "  ")];
}

function total({ requests, cached, costUsd, timeMs }: Omit<Forecast, "suites">): string {
  const missing = requests - cached;
  if (missing === 0) return "Nothing to buy: every response is cached.";
  const cost =
    costUsd === null
      ? "The cost is not known: there is no earlier run, and no price in blastgate.yaml, for some of it."
      : `About ${dollars(costUsd)}.`;
  const time =
    timeMs === null ? "The time is not known before the first run." : `About ${duration(timeMs)} on one machine.`;
  return `At most ${plural(missing, "request")} to buy. ${cost} ${time}`;
}

function flakyRow({ suite, rate, cases, flaky, repeats, repeatsProposed }: PlannedFlakiness): string[] {
  const proposal =
    repeatsProposed === null
      ? ""
      : repeatsProposed > repeats
        ? `repeats: ${repeatsProposed} proposed, now ${repeats}`
        : `repeats: ${repeats} is enough`;
  return [inert(suite), `${percent(rate)} of answers`, `${flaky} of ${plural(cases, "case")}`, proposal];
}

function shardRow({ index, of, units, timeMs }: PlannedShard): string[] {
  const cases = units.reduce((sum, unit) => sum + unit.cases.length, 0);
  return [
    `${index}/${of}`,
    plural(cases, "case"),
    cases > 0 && timeMs !== null ? duration(timeMs) : "",
    inert(units.map((unit) => `${unit.suite} (${unit.cases.length})`).join(", ")),
  ];
}
