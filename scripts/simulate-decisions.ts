import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  type Design,
  designs,
  pairedDesign,
  type Simulated,
  simulate,
} from "../packages/core/test/decision/simulate.ts";

/**
 * Writes into docs/statistics.md how often each design's gate decides rightly and wrongly, in runs of which the truth
 * is known. `--runs 20` prints a small version instead.
 */
const page = resolve(import.meta.dirname, "../docs/statistics.md");
const { values } = parseArgs({ options: { runs: { type: "string" }, seed: { type: "string", default: "1" } } });
const runs = Number(values.runs ?? 300);
let seed = Number(values.seed);

const sizes = [
  { cases: 100, margin: 0.1 },
  { cases: 300, margin: 0.05 },
  { cases: 1000, margin: 0.03 },
];
const flips = [0.01, 0.04];
/** True differences, in margins. */
const truths = [0, -0.5, -1, -2];

const tables = {
  compared: [
    tableRow("cases", "margin", "flip", "true", "fixed", "sequential", "cases run", "sequential, × 1.5", "cases run"),
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...sizes.flatMap((size) => flips.flatMap((flip) => truths.map((truth) => comparedRow(size, flip, truth)))),
  ],
  designs: [
    tableRow("design", "false GO", "at the limit", "nothing changed", "clearly worse"),
    "| --- | --- | --- | --- | --- |",
    ...designs.map(designRow),
  ],
};
if (values.runs) process.stdout.write(`${Object.values(tables).flat().join("\n")}\n`);
else {
  let text = await readFile(page, "utf8");
  for (const [name, lines] of Object.entries(tables)) {
    const note = `${runs} runs each, seed ${values.seed}.`;
    text = between(text, name, [...lines, "", note].join("\n"));
  }
  await writeFile(page, text);
}

function comparedRow({ cases, margin }: (typeof sizes)[number], flip: number, truth: number): string {
  const run = (sequential: boolean, times = 1) =>
    draw(pairedDesign(cases * times, margin, flip, sequential), -truth * margin);
  const [fixed, sequential, larger] = [run(false), run(true), run(true, 1.5)];
  const difference = truth === 0 ? "0" : `−${percent(-truth * margin)}`;
  return tableRow(
    String(cases),
    percent(margin),
    percent(flip),
    truth === -1 ? `**${difference}**` : difference,
    verdicts(fixed),
    verdicts(sequential),
    percent(sequential.run),
    verdicts(larger),
    percent(1.5 * larger.run),
  );
}

function designRow(design: Design): string {
  const [limit, unchanged, worse] = [design.atLimit, design.unchanged, design.clearlyWorse].map((truth) =>
    draw(design, truth),
  ) as [Simulated, Simulated, Simulated];
  const falseGo = `${percent(limit.GO / runs)} (${bounds(limit.GO)})`;
  return tableRow(design.name, falseGo, verdicts(limit), verdicts(unchanged), verdicts(worse));
}

function draw(design: Design, truth: number): Simulated {
  seed += 1;
  return simulate(design, truth, runs, seed);
}

/** GO / NO-GO / INCONCLUSIVE, in percent. */
function verdicts(found: Simulated): string {
  const share = (count: number) => String(Math.round((100 * count) / runs));
  return `${share(found.GO)} / ${share(found["NO-GO"])} / ${share(found.INCONCLUSIVE)}`;
}

/** Wilson's interval, two-sided 99 %. */
function bounds(count: number): string {
  const z = 2.5758;
  const centre = (count + (z * z) / 2) / (runs + z * z);
  const half = (z / (runs + z * z)) * Math.sqrt((count * (runs - count)) / runs + (z * z) / 4);
  return `${percent(Math.max(0, centre - half))} to ${percent(centre + half)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).replace(/\.0$/, "")}%`;
}

function tableRow(...cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no place for ${name}`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
