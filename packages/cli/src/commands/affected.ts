import { buffer } from "node:stream/consumers";
import type { Finding, Impact } from "@blastgate/core";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { expectedOf, rangeOf } from "../range.ts";

interface Flags {
  json: boolean;
  base?: string | undefined;
  head?: string | undefined;
  stdin: boolean;
  explain: boolean;
}

export default async function affected(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const { impact, findings } = flags.stdin ? await impactOfList(this) : await impactOfRange(this, flags);
    warn(this, findings);
    if (flags.json) printJson(this, impact);
    else {
      // What measures and wraps text for a terminal takes a tenth of the time, and scripts do without.
      const { renderImpact } = await import("../render-impact.ts");
      print(this, renderImpact(impact, this.layout, { explain: flags.explain }));
    }
    return exitCodes.done;
  });
}

interface Found {
  impact: Impact;
  findings: Finding[];
}

// In both, git runs while that is loaded which makes something of its answers.

async function impactOfRange({ cwd }: Context, flags: Flags): Promise<Found> {
  const [repository, { cachesOf }, { quickImpact }] = await Promise.all([
    openRepository(cwd, expectedOf(flags)),
    import("../caches.ts"),
    import("../quick-impact.ts"),
  ]);
  const range = await rangeOf(repository, flags);
  const caches = cachesOf(repository);
  const quick = caches && (await quickImpact(repository, caches, range));
  if (quick) return quick;
  const { compare, keepGraph } = await import("../read-sides.ts");
  const { base, impact, findings } = await compare(repository, range, { baseRequired: false, checked: "structure" });
  if (base && caches) await keepGraph(caches.graphs, base);
  return { impact, findings };
}

/** File paths from standard input, one a line or ended by NUL, as `git diff --name-only [-z]` writes them. */
async function impactOfList({ cwd, process: { stdin } }: Context): Promise<Found> {
  const [repository, { impactOfFiles }, input] = await Promise.all([
    openRepository(cwd, expectedOf({})),
    import("../read-sides.ts"),
    buffer(stdin),
  ]);
  const text = input.toString("utf8");
  const files = text.split(text.includes("\0") ? "\0" : /\r?\n/).filter((path) => path !== "");
  return impactOfFiles(repository, files);
}
