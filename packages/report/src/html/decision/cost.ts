import type { Decision, Forecast, PlanFile, Usage } from "@blastgate/core";
import { duration } from "../../duration.ts";
import { dollars, plural, thousands } from "../../words.ts";
import { type Content, html, type Markup } from "../markup.ts";
import { tableOf } from "../table.ts";

/** What the run bought and what it had from earlier ones, in all and step by step, and what was forecast. */
export function costSection({ decision, planFile }: { decision: Decision; planFile: PlanFile | null }): Content {
  const { usage, suites } = decision;
  const head = ["Of", "Bought", "From earlier runs", "Tokens in", "Tokens out", "Cost"];
  const bySuite = suites.flatMap(({ suite, usage: { steps, graders } }) => [
    ...Object.entries(steps).map(([step, used]) => usageRow(html`${suite} <span class="faint">${step}</span>`, used)),
    ...(used(graders) ? [usageRow(html`${suite} <span class="faint">graders</span>`, graders)] : []),
  ]);
  const inAll = [usageRow("Models", usage.models), usageRow("Graders", usage.graders), usageRow("Total", usage.total)];
  return [
    tableOf("Cost of the run", head, inAll, { numeric: true }),
    html`<p class="faint">Responses of earlier runs cost this one nothing.</p>`,
    planFile?.forecast && forecastOf(planFile.forecast),
    bySuite.length > 0 &&
      html`<details class="printed"><summary>By suite and step</summary>${tableOf("Cost by suite and step", head, bySuite, { numeric: true })}</details>`,
  ];
}

function used({ bought, cached }: Usage): boolean {
  return bought + cached > 0;
}

function usageRow(name: Content, { bought, cached, tokens, costUsd }: Usage): Content[] {
  return [
    name,
    thousands(bought),
    thousands(cached),
    tokens ? thousands(tokens.prompt) : "unknown",
    tokens ? thousands(tokens.completion) : "unknown",
    dollars(costUsd),
  ];
}

function forecastOf({ requests, cached, costUsd, timeMs }: Forecast): Markup {
  const time = timeMs === null ? "time unknown" : `about ${duration(timeMs)} on one machine`;
  return html`<p>Forecast: ${plural(requests, "request")}, ${thousands(cached)} of them from earlier runs; cost ${dollars(costUsd)}; ${time}.</p>`;
}
