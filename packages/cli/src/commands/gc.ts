import { findGarbage, removeGarbage } from "@blastgate/registry";
import { renderGarbage } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { openStoreHere } from "../open-store.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  keep: number;
  dryRun: boolean;
}

export default async function gc(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store } = await openStoreHere(this, flags, { deletes: !flags.dryRun });
    const garbage = await findGarbage(store, { keep: flags.keep, now: new Date() });
    if (!flags.dryRun) await removeGarbage(store, garbage);
    if (flags.json) printJson(this, { dryRun: flags.dryRun, ...garbage });
    else print(this, renderGarbage(garbage, this.layout, flags));
    return exitCodes.done;
  });
}
