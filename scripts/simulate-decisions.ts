import { parseArgs } from "node:util";
import { type Design, designs, simulate } from "../packages/core/test/decision/simulate.ts";

/**
 * Prints how often each design's gate decides rightly and wrongly, as a Markdown table:
 * `node scripts/simulate-decisions.ts [--runs 10000] [--seed 1]`.
 */
const { values } = parseArgs({
  options: { runs: { type: "string", default: "2000" }, seed: { type: "string", default: "1" } },
});
const runs = Number(values.runs);
const seed = Number(values.seed);

process.stdout.write(
  `${[
    "| design | false GO at the limit (99% bounds) | NO-GO at the limit | GO, nothing changed | NO-GO, nothing changed | NO-GO, clearly worse |",
    "|---|---|---|---|---|---|",
    ...designs.map(row),
  ].join("\n")}\n`,
);

function row(design: Design, index: number): string {
  const atLimit = simulate(design, design.atLimit, runs, seed + 3 * index);
  const unchanged = simulate(design, design.unchanged, runs, seed + 3 * index + 1);
  const worse = simulate(design, design.clearlyWorse, runs, seed + 3 * index + 2);
  const cells = [
    design.name,
    `${share(atLimit.GO)} (${bounds(atLimit.GO)})`,
    share(atLimit["NO-GO"]),
    share(unchanged.GO),
    share(unchanged["NO-GO"]),
    share(worse["NO-GO"]),
  ];
  return `| ${cells.join(" | ")} |`;
}

function share(count: number): string {
  return `${((100 * count) / runs).toFixed(1)}%`;
}

/** Wilson's interval, two-sided 99 %. */
function bounds(count: number): string {
  const z = 2.5758;
  const centre = (count + (z * z) / 2) / (runs + z * z);
  const half = (z / (runs + z * z)) * Math.sqrt((count * (runs - count)) / runs + (z * z) / 4);
  return `${(100 * (centre - half)).toFixed(1)} to ${(100 * (centre + half)).toFixed(1)}`;
}
