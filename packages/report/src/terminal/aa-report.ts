import { type AaReport, describeFinding } from "@blastgate/core";
import { inert } from "../inert.ts";
import { percent, plural, sourceName } from "../words.ts";
import type { Layout } from "./layout.ts";
import { atMost, paragraph, table } from "./lines.ts";

type AaSuite = AaReport["suites"][number];

const shown = 5;

/** What chance alone does to each suite, and how many repeats would make its gate see through it. */
export function renderAaReport({ candidate, suites }: AaReport, layout: Layout): string {
  const { colours } = layout;
  const held = suites.filter(({ verdict }) => verdict === "GO").length;
  return [
    colours.bold(`Nothing changed, and ${held} of ${plural(suites.length, "suite")} would be GO.`),
    paragraph(layout, colours.dim(`${sourceName(candidate)} against itself`)),
    ...suites.flatMap((suite) => ["", ...suiteLines(suite, layout)]),
  ].join("\n");
}

function suiteLines(suite: AaSuite, layout: Layout): string[] {
  const { colours } = layout;
  const open = suite.gates.filter(({ verdict }) => verdict !== "GO");
  const flaky = suite.flaky.map((each) => [
    inert(each.case),
    `${percent(each.rate)} over ${plural(each.responses, "response")}`,
  ]);
  return [
    paragraph(layout, `${suite.verdict} ${colours.bold(inert(suite.suite))} ${colours.dim(inert(suite.owner))}`, "  "),
    ...open.map(({ reason }) => paragraph(layout, inert(describeFinding(reason).message), "      ", "    - ")),
    paragraph(layout, flakiness(suite), "    "),
    paragraph(layout, proposal(suite), "    "),
    ...atMost(layout, shown, table(layout, flaky, "      ")),
  ];
}

function flakiness({ flakeRate, flaky, cases }: AaSuite): string {
  if (flakeRate === null) return "No case was scored twice, so that nothing is known about flakiness.";
  return `Flake rate ${percent(flakeRate)}: ${flaky.length} of ${plural(cases, "case")} were judged differently when asked again.`;
}

function proposal({ repeats, repeatsProposed }: AaSuite): string {
  const now = `now ${repeats}`;
  if (repeatsProposed === null) return `No number of repeats up to ten is proposed (${now}).`;
  return repeatsProposed <= repeats
    ? `Its repeats are enough (${now}; ${repeatsProposed} would do).`
    : `Proposed: \`repeats: ${repeatsProposed}\` (${now}). An unchanged candidate is then GO four times of five.`;
}
