import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { aimsOf, type Results, type StartUpResult } from "./aims.ts";
import { benchEvals } from "./evals/main.ts";
import { machine } from "./machine.ts";
import { measure } from "./measure.ts";
import { compareWithTurbo, measureWorkspace } from "./measure-workspaces.ts";
import { benchRuntime } from "./runtime/main.ts";
import { renderTables } from "./tables.ts";
import { writeBetween } from "./write-between.ts";

/**
 * How fast graph and impact are, against what git and Node need for the same files, and against turbo; or how fast
 * evals are, against promptfoo; or how fast a pinned prompt is rendered.
 *
 *     pnpm bench            every size; writes scripts/bench/results.json and the tables in docs/performance.md
 *     pnpm bench eval       the same for evals, and eval-results.json
 *     pnpm bench runtime    renders a second of the runtime, beside the template library alone; writes nothing
 *     pnpm bench … --quick  1,000 prompts or cases only; writes nothing
 */

const root = resolve(import.meta.dirname, "../..");
const turbo = join(root, "node_modules/turbo/bin/turbo");
const builtCli = join(root, "packages/cli/dist/main.js");
/** Fewer runs where each takes long. */
const runsOf: ReadonlyMap<number, number> = new Map([
  [1_000, 11],
  [5_000, 9],
  [10_000, 7],
  [100_000, 3],
]);

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: "boolean", default: false },
    /** Another build, to compare with. */
    cli: { type: "string", default: builtCli },
  },
});
if (options.cli === builtCli && positionals[0] !== "runtime") {
  execFileSync(process.execPath, [turbo, "run", "build", "--filter=blastgate", "--output-logs=errors-only"], {
    cwd: root,
    stdio: "inherit",
  });
}
const scratch = await mkdtemp(join(tmpdir(), "blastgate-bench-"));
try {
  if (positionals[0] === "eval") await benchEvals(resolve(options.cli), scratch, options.quick);
  else if (positionals[0] === "runtime") await benchRuntime();
  else await benchGraph(resolve(options.cli), options.quick);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function benchGraph(cli: string, quick: boolean): Promise<void> {
  const results: Results = { machine: machine(), workspaces: [], turbo: [], startUp: await measureStartUp(cli) };
  for (const prompts of quick ? [1_000] : [1_000, 10_000, 100_000]) {
    console.error(`${prompts} prompts`);
    results.workspaces.push(await measureWorkspace(cli, scratch, prompts, runsOf.get(prompts) ?? 3));
  }
  for (const prompts of quick ? [1_000] : [1_000, 5_000]) {
    console.error(`${prompts} prompts beside turbo`);
    results.turbo.push(await compareWithTurbo(cli, turbo, scratch, prompts, runsOf.get(prompts) ?? 3));
  }
  console.log(renderTables(results));
  if (quick) return;
  const aims = aimsOf(results);
  await writeFile(join(import.meta.dirname, "results.json"), `${JSON.stringify({ ...results, aims }, null, 2)}\n`);
  await writeBetween("bench", renderTables(results));
}

async function measureStartUp(cli: string): Promise<StartUpResult> {
  const command = process.execPath;
  return measure(
    {
      version: { command, args: [cli, "--version"], cwd: root },
      impactOnAcme: { command, args: [cli, "impact", "prompts/shared/_persona.prompt"], cwd: root },
    },
    15,
  );
}
