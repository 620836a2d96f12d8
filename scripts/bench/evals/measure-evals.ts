import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { commitFiles } from "../commit-files.ts";
import { measure, peakMemoryMb, type Task, type Times } from "../measure.ts";
import { type EvalShape, evalWorkspace } from "./workspace.ts";

const execute = promisify(execFile);
const runner = createRequire(new URL("../../../packages/runner/package.json", import.meta.url));
const promptfooCli = join(resolve(runner.resolve("promptfoo"), ".."), "entrypoint.js");

/** A run inside its process, apart from its start. Times in milliseconds; medians. */
export interface RunTimes {
  wallMs: number;
  cpuMs: number;
}

/** The same cases through Blastgate and through promptfoo. */
export interface EvalResult extends EvalShape {
  blastgate: RunTimes;
  /** Every response and judgement from the run before. */
  again: RunTimes;
  evaluate: RunTimes;
}

/** Whole processes, their start among it. */
export interface EvalCommands {
  cases: number;
  blastgate: Times;
  again: Times;
  promptfoo: Times;
  peakMb: number;
}

/** Runs of the same cases in turn: Blastgate's, the same again with what it kept, and `evaluate()`'s. */
export async function measureRun(scratch: string, shape: EvalShape, runs: number): Promise<EvalResult> {
  const folder = await prepare(scratch, shape);
  const ours: RunTimes[] = [];
  const again: RunTimes[] = [];
  const theirs: RunTimes[] = [];
  for (let run = 0; run < runs; run++) {
    await forget(folder);
    ours.push(await runOf("run-plan.ts", folder));
    again.push(await runOf("run-plan.ts", folder));
    theirs.push(await runOf("run-evaluate.mjs", folder, String(shape.concurrency)));
  }
  return { ...shape, blastgate: medianOf(ours), again: medianOf(again), evaluate: medianOf(theirs) };
}

/** The commands as a user calls them. */
export async function measureCommands(
  cli: string,
  scratch: string,
  shape: EvalShape,
  runs: number,
): Promise<EvalCommands> {
  const folder = await prepare(scratch, shape);
  const evalTask: Task = { command: process.execPath, args: [cli, "eval", "sort", "--quiet"], cwd: folder };
  const fresh: Task = { ...evalTask, prepare: () => forget(folder) };
  const promptfoo: Task = {
    command: process.execPath,
    args: [
      promptfooCli,
      ...["eval", "--config", "promptfooconfig.json", "--max-concurrency", String(shape.concurrency)],
      ...["--no-cache", "--no-write", "--no-table", "--no-progress-bar"],
    ],
    cwd: folder,
    env: { PROMPTFOO_DISABLE_TELEMETRY: "1", PROMPTFOO_DISABLE_UPDATE: "1", PROMPTFOO_CONFIG_DIR: join(folder, ".pf") },
  };
  const times = await measure({ blastgate: fresh, again: evalTask, promptfoo }, runs);
  return { cases: shape.cases, ...times, peakMb: await peakMemoryMb(fresh) };
}

async function prepare(scratch: string, shape: EvalShape): Promise<string> {
  const folder = join(scratch, `eval-${shape.cases}-${shape.delayMs}-${shape.concurrency}`);
  await rm(folder, { recursive: true, force: true });
  await commitFiles(folder, evalWorkspace(shape));
  return folder;
}

/** Everything that an earlier run has kept. */
async function forget(folder: string): Promise<void> {
  await rm(join(folder, ".git/blastgate"), { recursive: true, force: true });
}

async function runOf(script: string, ...args: string[]): Promise<RunTimes> {
  const { stdout } = await execute(process.execPath, [join(import.meta.dirname, script), ...args]);
  const { wallMs, cpuMs }: RunTimes = JSON.parse(stdout);
  return { wallMs, cpuMs };
}

function medianOf(runs: readonly RunTimes[]): RunTimes {
  const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
  return { wallMs: median(runs.map(({ wallMs }) => wallMs)), cpuMs: median(runs.map(({ cpuMs }) => cpuMs)) };
}
