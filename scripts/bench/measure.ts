import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** A whole process to be timed. */
export interface Task {
  command: string;
  args: readonly string[];
  cwd: string;
  env?: Readonly<Record<string, string>>;
  /** What has to be so before each run, outside the time. */
  prepare?: () => Promise<void>;
}

/** Wall-clock times of whole processes, in milliseconds. */
export interface Times {
  median: number;
  least: number;
  runs: number;
}

/**
 * Runs every task once to warm up, then all of them in turn, again and again: whatever else the machine does falls
 * on all alike.
 */
export async function measure<Name extends string>(
  tasks: Readonly<Record<Name, Task>>,
  runs: number,
): Promise<Record<Name, Times>> {
  const names = Object.keys(tasks) as Name[];
  const samples = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let run = -1; run < runs; run++) {
    for (const name of names) {
      const milliseconds = await timeOf(tasks[name]);
      if (run >= 0) samples.get(name)?.push(milliseconds);
    }
  }
  return Object.fromEntries([...samples].map(([name, each]) => [name, summary(each)])) as Record<Name, Times>;
}

const memoryProbe = new URL("./report-memory.mjs", import.meta.url).href;

/** The most memory that a Node program held, in megabytes; what it spawns is not in it. */
export async function peakMemoryMb({ command, args, cwd, env, prepare }: Task): Promise<number> {
  await prepare?.();
  const child = spawn(command, ["--import", memoryProbe, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const [errors] = await Promise.all([text(child.stderr), once(child, "close")]);
  const kibibytes = /peak memory: (\d+) KiB/.exec(errors)?.[1];
  if (!kibibytes) throw new Error(`${command} ${args.join(" ")} did not say its memory:\n${errors}`);
  return Number(kibibytes) / 1024;
}

async function timeOf({ command, args, cwd, env, prepare }: Task): Promise<number> {
  await prepare?.();
  const start = performance.now();
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "ignore", "pipe"] });
  const [errors, [exitCode]] = await Promise.all([text(child.stderr), once(child, "close")]);
  const milliseconds = performance.now() - start;
  if (exitCode !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${exitCode}:\n${errors.slice(0, 2000)}`);
  return milliseconds;
}

function summary(samples: readonly number[]): Times {
  const sorted = samples.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
  return { median, least: sorted[0] ?? Number.NaN, runs: sorted.length };
}
