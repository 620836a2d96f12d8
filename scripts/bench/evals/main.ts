import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Aim, atMost } from "../aims.ts";
import { machine } from "../machine.ts";
import { aimRow, ratio, renderTable, whole } from "../tables.ts";
import { writeBetween } from "../write-between.ts";
import { type EvalCommands, type EvalResult, measureCommands, measureRun } from "./measure-evals.ts";

interface EvalResults {
  machine: ReturnType<typeof machine>;
  instant: EvalResult[];
  slow: EvalResult[];
  commands: EvalCommands[];
}

const delayMs = 50;
const memoryAimMb = 500;
const againAimMs = 2_000;

/**
 * What running evals costs beside the provider's own time, against promptfoo's `evaluate()` and its CLI on the same cases.
 * Writes scripts/bench/eval-results.json and the tables in docs/performance.md; with `quick` 1,000 cases once, and nothing.
 */
export async function benchEvals(cli: string, scratch: string, quick: boolean): Promise<void> {
  const runs = quick ? 1 : 3;
  const sizes = quick ? [1_000] : [1_000, 10_000];
  const results: EvalResults = { machine: machine(), instant: [], slow: [], commands: [] };
  for (const cases of sizes) {
    console.error(`${cases} cases at once`);
    results.instant.push(await measureRun(scratch, { cases, delayMs: 0, concurrency: 16 }, runs));
  }
  for (const concurrency of [4, 50]) {
    console.error(`1000 cases of ${delayMs} ms, ${concurrency} at once`);
    results.slow.push(await measureRun(scratch, { cases: 1_000, delayMs, concurrency }, runs));
  }
  for (const cases of sizes) {
    console.error(`${cases} cases by command`);
    results.commands.push(await measureCommands(cli, scratch, { cases, delayMs: 0, concurrency: 16 }, runs));
  }
  console.log(renderResults(results));
  if (quick) return;
  const aims = aimsOf(results);
  await writeFile(
    join(import.meta.dirname, "../eval-results.json"),
    `${JSON.stringify({ ...results, aims }, null, 2)}\n`,
  );
  await writeBetween("bench eval", renderResults(results));
}

function renderResults(results: EvalResults): string {
  const { instant, slow, commands } = results;
  return [
    "Inside the process, from the plan to the evidence, with a provider that answers at once and 16 requests at once. *Again*",
    "is the same run with everything kept by the one before.",
    "",
    ...renderTable(
      ["cases", "ours, ms", "ms a case", "again, ms", "evaluate(), ms", "ms a case", "×", "× CPU"],
      instant.map(({ cases, blastgate, again, evaluate }) => [
        whole(cases),
        whole(blastgate.wallMs),
        (blastgate.wallMs / cases).toFixed(2),
        whole(again.wallMs),
        whole(evaluate.wallMs),
        (evaluate.wallMs / cases).toFixed(2),
        ratio(evaluate.wallMs / blastgate.wallMs),
        ratio(evaluate.cpuMs / blastgate.cpuMs),
      ]),
    ),
    "",
    `With a provider that takes ${delayMs} ms. *Least* is cases × ${delayMs} ms ÷ requests at once.`,
    "",
    ...renderTable(
      ["cases", "at once", "least, ms", "ours, ms", "over", "evaluate(), ms", "over"],
      slow.map((each) => [
        whole(each.cases),
        whole(each.concurrency),
        whole(leastMs(each)),
        whole(each.blastgate.wallMs),
        share(each.blastgate.wallMs / leastMs(each) - 1),
        whole(each.evaluate.wallMs),
        share(each.evaluate.wallMs / leastMs(each) - 1),
      ]),
    ),
    "",
    "Whole commands, their start among it: `blastgate eval`, the same again, and `promptfoo eval`.",
    "",
    ...renderTable(
      ["cases", "blastgate eval, ms", "again, ms", "promptfoo eval, ms", "peak MB"],
      commands.map(({ cases, blastgate, again, promptfoo, peakMb }) => [
        whole(cases),
        whole(blastgate.median),
        whole(again.median),
        whole(promptfoo.median),
        whole(peakMb),
      ]),
    ),
    "",
    ...renderTable(["aim", "measured", "limit", ""], aimsOf(results).map(aimRow)),
  ].join("\n");
}

function aimsOf({ instant, slow, commands }: EvalResults): Aim[] {
  const largest = commands.at(-1);
  return [
    ...instant.map(({ cases, blastgate, evaluate }) =>
      atMost(`${whole(cases)} cases, own time`, "ms", blastgate.wallMs, evaluate.wallMs / 10),
    ),
    ...slow.map((each) =>
      atMost(
        `${whole(each.cases)} cases, ${each.concurrency} at once`,
        "ms",
        each.blastgate.wallMs,
        1.1 * leastMs(each),
      ),
    ),
    ...(largest
      ? [
          atMost(`${whole(largest.cases)} cases, peak memory`, "MB", largest.peakMb, memoryAimMb),
          atMost(`${whole(largest.cases)} cases again`, "ms", largest.again.median, againAimMs),
        ]
      : []),
  ];
}

function leastMs({ cases, delayMs, concurrency }: EvalResult): number {
  return (cases * delayMs) / concurrency;
}

function share(value: number): string {
  return `${(100 * value).toFixed(1)}%`;
}
