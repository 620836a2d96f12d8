import type { CaseResult } from "@blastgate/core";
import { dollars, duration, inert, type Layout, percent, plural, table } from "@blastgate/report";
import type { RunProgress, SuiteProgress } from "@blastgate/runner";

/** How far a run is, at some time. */
export interface Moment {
  progress: RunProgress;
  elapsedMs: number;
  /** Milliseconds since 1970. */
  nowMs: number;
}

/** Suites shown at once: those under way. */
const shown = 10;

/** A live view: a line for each suite under way, then the whole run, then whom it waits for. */
export function liveLines(moment: Moment, layout: Layout): string[] {
  const { suites } = moment.progress;
  const open = suites.filter(({ done, total }) => done < total);
  const rows = open
    .slice(0, shown)
    .map((suite) => [inert(suite.suite), `${suite.done}/${suite.total}`, standing(suite)]);
  const finished = suites.length - open.length;
  const rest = [
    ...(open.length > shown ? [`${plural(open.length - shown, "suite")} more`] : []),
    ...(finished > 0 ? [`${plural(finished, "suite")} done`] : []),
  ];
  return [
    ...table(layout, rows),
    ...(rest.length > 0 ? [`  ${rest.join(", ")}`] : []),
    `  ${summary(moment)}`,
    ...waits(moment).map((wait) => `  ${wait}`),
  ];
}

/** The whole run in one line, for logs. */
export function plainLine(moment: Moment): string {
  return [summary(moment), ...waits(moment)].join("; ");
}

/** One judged response, for those who want to see each. */
export function resultLine({ suite, case: id, repeat, baseline, candidate }: CaseResult): string {
  const name = `${suite} ${id}${repeat > 0 ? ` (repeat ${repeat + 1})` : ""}`;
  if (candidate.kind === "error") return `! ${name}: ${candidate.message}`;
  if (baseline?.kind === "error") return `! ${name}, baseline: ${baseline.message}`;
  const before = baseline && baseline.pass !== candidate.pass ? `, ${baseline.pass ? "passed" : "failed"} before` : "";
  if (candidate.pass) return `✓ ${name}${before}`;
  const why = candidate.assertions.find(({ origin, pass }) => origin.kind === "suite" && !pass)?.reason ?? "";
  return `✗ ${name}${before}${why === "" ? "" : `: ${why.split("\n", 1)[0]}`}`;
}

function standing({ done, passed, errors }: SuiteProgress): string {
  if (done === 0) return "";
  const judged = done - errors;
  return [
    ...(judged > 0 ? [`${percent(Math.min(1, passed / judged))} passed`] : []),
    ...(errors > 0 ? [plural(errors, "error")] : []),
  ].join(", ");
}

function summary({ progress, elapsedMs }: Moment): string {
  const { suites, bought, cached, costUsd } = progress;
  const sum = (count: (suite: SuiteProgress) => number) => suites.reduce((total, suite) => total + count(suite), 0);
  const [done, total, errors] = [sum((suite) => suite.done), sum((suite) => suite.total), sum((suite) => suite.errors)];
  const perSecond = elapsedMs > 0 ? (done / elapsedMs) * 1000 : 0;
  return [
    `${done}/${total} judged`,
    ...(errors > 0 ? [plural(errors, "error")] : []),
    `${bought} bought`,
    `${cached} cached`,
    costUsd === null ? "cost unknown" : dollars(costUsd),
    ...(perSecond > 0 ? [`${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)}/s`] : []),
    // The first few say little about the rest.
    ...(done >= 10 && done < total ? [`${duration(((total - done) / perSecond) * 1000)} left`] : []),
  ].join(", ");
}

function waits({ progress, nowMs }: Moment): string[] {
  return progress.waiting
    .filter(({ untilMs }) => untilMs > nowMs)
    .map(({ provider, untilMs }) => `${inert(provider)} is at its rate limit for ${duration(untilMs - nowMs)}`);
}
