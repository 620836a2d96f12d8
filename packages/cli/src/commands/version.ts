import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { filesToVersion, planVersions } from "@blastgate/core";
import { renderVersionPlan } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { applyEdits, refuseLinks } from "../apply-edits.ts";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { readSoundSide } from "../read-sides.ts";
import { todayOf } from "../today.ts";

interface Flags {
  json: boolean;
  dryRun: boolean;
  today?: string | undefined;
}

export default async function version(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { snapshot } = (await readSoundSide(repository, undefined, "structure")).side;
    const paths = filesToVersion(snapshot);
    await refuseLinks(repository.root, paths);
    const texts = await readTexts(repository.root, paths);
    const plan = planVersions(snapshot, texts, todayOf(flags.today));
    if (!flags.dryRun) await applyEdits(repository.root, plan.edits);
    if (flags.json) printJson(this, plan);
    else print(this, renderVersionPlan(plan, this.layout, { dryRun: flags.dryRun }));
    return exitCodes.done;
  });
}

/** With line ends as they are. */
async function readTexts(root: string, paths: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const path of paths) {
    const text = await readFile(join(root, path), "utf8").catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
    });
    if (text !== undefined) texts.set(path, text);
  }
  return texts;
}
