import { buffer } from "node:stream/consumers";
import { findImpact, type Impact, supposeFilesChanged } from "@blastgate/core";
import { openRepository, type Repository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { compare, rangeOf, readSoundSide } from "../read-sides.ts";

interface Flags {
  json: boolean;
  base?: string | undefined;
  head?: string | undefined;
  stdin: boolean;
  explain: boolean;
}

export default async function affected(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const impact = flags.stdin ? await impactOfList(this, repository) : await impactOfRange(this, repository, flags);
    if (flags.json) printJson(this, impact);
    else {
      // What measures and wraps text for a terminal takes a tenth of the time, and scripts do without.
      const { renderImpact } = await import("@blastgate/report");
      print(this, renderImpact(impact, this.layout, { explain: flags.explain }));
    }
    return exitCodes.done;
  });
}

async function impactOfRange(context: Context, repository: Repository, flags: Flags): Promise<Impact> {
  const settings = { baseRequired: false, checked: "structure" } as const;
  const { impact, findings } = await compare(repository, await rangeOf(repository, flags), settings);
  warn(context, findings);
  return impact;
}

/** File paths from standard input, one a line or ended by NUL, as `git diff --name-only [-z]` writes them. */
async function impactOfList(context: Context, repository: Repository): Promise<Impact> {
  const text = (await buffer(context.process.stdin)).toString("utf8");
  const files = text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
  const { side, findings } = await readSoundSide(repository, undefined, "structure");
  warn(context, findings);
  return findImpact(supposeFilesChanged(side, files), side.graph, side.graph);
}
