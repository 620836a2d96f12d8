import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { BlastgateError, type Evidence, finding, type PlanFile, shardName } from "@blastgate/core";
import { plural } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { readPlanFile, readPlannedSides } from "../plan-files.ts";
import { type Part, type RunFlags, withRuns } from "../runs.ts";
import { makeFolder, reportsFolder, toJson } from "../write-reports.ts";

interface Flags extends RunFlags {
  json: boolean;
  plan: string;
  shard?: { index: number; of: number } | undefined;
  out?: string | undefined;
}

export default async function run(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const planFile = await readPlanFile(resolve(this.cwd, flags.plan));
    const part = partOf(planFile, flags.shard);
    const sides = await readPlannedSides(repository, planFile.plan);
    return withRuns(this, repository, flags, async (runs) => {
      const evidence = await runs.run(planFile.plan, sides, part);
      const path = flags.out === undefined ? undefined : resolve(this.cwd, flags.out);
      const written = await writeEvidence(evidence, path ?? join(repository.root, reportsFolder, nameOf(evidence)));
      await runs.complete(planFile.plan, evidence);
      if (flags.json) printJson(this, evidence);
      else print(this, `${plural(evidence.results.length, "result")} in ${relative(this.cwd, written)}`);
      return exitCodes.done;
    });
  });
}

/** @throws BlastgateError `shard-unknown` */
function partOf({ shards }: PlanFile, asked: Flags["shard"]): Part | undefined {
  if (!asked) return undefined;
  const shard = shards.find(({ index, of }) => index === asked.index && of === asked.of);
  if (!shard) throw new BlastgateError([finding("shard-unknown", { written: shardName(asked), of: shards.length })]);
  return { shard, machines: shards.filter(({ units }) => units.length > 0).length };
}

async function writeEvidence(evidence: Evidence, path: string): Promise<string> {
  if (dirname(path).endsWith(reportsFolder)) await makeFolder(dirname(path));
  else await mkdir(dirname(path), { recursive: true });
  await writeFile(path, toJson(evidence));
  return path;
}

function nameOf({ shard }: Evidence): string {
  return shard ? `evidence-${shard.index}-of-${shard.of}.json` : "evidence.json";
}
