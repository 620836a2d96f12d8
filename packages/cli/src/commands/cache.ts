import { join } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { inert, plural, table } from "@blastgate/report";
import { type CacheSizes, cacheSizes, type Pruned, pruneCache } from "@blastgate/runner";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";

/** `cache stats` */
export async function stats(this: Context, flags: { json: boolean }): Promise<void> {
  await runCommand(this, flags, async () => {
    const sizes = cacheSizes(await cacheFolder(this.cwd));
    if (flags.json) printJson(this, sizes);
    else {
      print(this, [inert(sizes.path), ...table(this.layout, sizeRows(sizes))].join("\n"));
      await tell(this, sizes.findings);
    }
    return exitCodes.done;
  });
}

interface PruneFlags {
  json: boolean;
  /** Milliseconds. */
  olderThan?: number | undefined;
  /** Bytes. */
  maxSize?: number | undefined;
}

/** `cache prune` */
export async function prune(this: Context, { json, olderThan, maxSize }: PruneFlags): Promise<void> {
  await runCommand(this, { json }, async () => {
    if (olderThan === undefined && maxSize === undefined) {
      throw new BlastgateError([finding("prune-without-limit", {})]);
    }
    const pruned = pruneCache(await cacheFolder(this.cwd), { olderThanMs: olderThan, maxBytes: maxSize });
    if (json) printJson(this, pruned);
    else {
      print(this, summary(pruned));
      await tell(this, pruned.findings);
    }
    return exitCodes.done;
  });
}

/** Worktrees of a repository share it. */
async function cacheFolder(cwd: string): Promise<string> {
  return join((await openRepository(cwd)).commonDir, "blastgate");
}

function sizeRows({ bytes, responses, providers, scores, outcomes, journals, setAside }: CacheSizes): string[][] {
  const since = ({ leastRecentlyUsed }: CacheSizes["scores"]) =>
    leastRecentlyUsed === null ? "" : `all used since ${leastRecentlyUsed.slice(0, 10)}`;
  return [
    ["responses", plural(responses.entries, "entry", "entries"), size(responses.bytes), since(responses)],
    ...providers.map(({ provider, entries }) => [`  ${inert(provider)}`, plural(entries, "entry", "entries"), "", ""]),
    ["scores", plural(scores.entries, "entry", "entries"), size(scores.bytes), since(scores)],
    ["outcomes", plural(outcomes, "entry", "entries"), "", "for rates of flakiness"],
    ["in all", "", size(bytes), ""],
    ...(journals.files > 0
      ? [["journals", plural(journals.files, "file"), size(journals.bytes), "of runs under way or interrupted"]]
      : []),
    ...(setAside.files > 0
      ? [["set aside", plural(setAside.files, "file"), size(setAside.bytes), "were broken; cache prune removes them"]]
      : []),
  ];
}

function summary({ responses, scores, outcomes, setAside, bytesBefore, bytesAfter }: Pruned): string {
  const removed = [
    plural(responses, "response"),
    plural(scores, "score"),
    plural(outcomes, "outcome"),
    ...(setAside > 0 ? [plural(setAside, "broken file")] : []),
  ];
  return `Removed ${removed.join(", ")}: from ${size(bytesBefore)} to ${size(bytesAfter)}.`;
}

function size(bytes: number): string {
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} KB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
