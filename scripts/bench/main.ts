import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir, totalmem } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { aimsOf, type Results, type StartUpResult } from "./aims.ts";
import { measure } from "./measure.ts";
import { compareWithTurbo, measureWorkspace } from "./measure-workspaces.ts";
import { renderTables } from "./tables.ts";

/**
 * How fast graph and impact are, against what git and Node need for the same files, and against turbo.
 *
 *     pnpm bench            every size; writes scripts/bench/results.json and the tables in docs/performance.md
 *     pnpm bench --quick    1,000 prompts only; writes nothing
 */

const root = resolve(import.meta.dirname, "../..");
const turbo = join(root, "node_modules/turbo/bin/turbo");
const builtCli = join(root, "packages/cli/dist/main.js");
/** What stands between them in the page on performance is written here. */
const [startMark, endMark] = ["<!-- bench -->", "<!-- /bench -->"];
/** Fewer runs where each takes long. */
const runsOf: ReadonlyMap<number, number> = new Map([
  [1_000, 11],
  [5_000, 9],
  [10_000, 7],
  [100_000, 3],
]);

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    /** Another build, to compare with. */
    cli: { type: "string", default: builtCli },
  },
});
if (options.cli === builtCli) {
  execFileSync(process.execPath, [turbo, "run", "build", "--filter=blastgate", "--output-logs=errors-only"], {
    cwd: root,
    stdio: "inherit",
  });
}
const scratch = await mkdtemp(join(tmpdir(), "blastgate-bench-"));
try {
  const results = await run(resolve(options.cli), options.quick);
  console.log(renderTables(results));
  if (!options.quick) await keep(results);
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function run(cli: string, quick: boolean): Promise<Results> {
  const results: Results = { machine: machine(), workspaces: [], turbo: [], startUp: await measureStartUp(cli) };
  for (const prompts of quick ? [1_000] : [1_000, 10_000, 100_000]) {
    console.error(`${prompts} prompts`);
    results.workspaces.push(await measureWorkspace(cli, scratch, prompts, runsOf.get(prompts) ?? 3));
  }
  for (const prompts of quick ? [1_000] : [1_000, 5_000]) {
    console.error(`${prompts} prompts beside turbo`);
    results.turbo.push(await compareWithTurbo(cli, turbo, scratch, prompts, runsOf.get(prompts) ?? 3));
  }
  return results;
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

function machine(): Results["machine"] {
  return {
    processor: cpus()[0]?.model ?? "unknown processor",
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    git: execFileSync("git", ["--version"], { encoding: "utf8" }).trim().replace("git version ", ""),
  };
}

async function keep(results: Results): Promise<void> {
  const aims = aimsOf(results);
  await writeFile(join(import.meta.dirname, "results.json"), `${JSON.stringify({ ...results, aims }, null, 2)}\n`);
  const page = join(root, "docs/performance.md");
  const text = await readFile(page, "utf8");
  const [start, end] = [text.indexOf(startMark) + startMark.length, text.indexOf(endMark)];
  await writeFile(page, `${text.slice(0, start)}\n\n${renderTables(results)}\n\n${text.slice(end)}`);
}
