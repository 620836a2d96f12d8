import { renderStatus } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { openStoreHere } from "../open-store.ts";
import { readStatus } from "../read-status.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
}

export default async function status(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const found = await readStatus(await openStoreHere(this, flags), { cwd: this.cwd, now: new Date() });
    if (flags.json) printJson(this, found);
    else {
      print(this, renderStatus(found, this.layout));
      await tell(this, found.findings);
    }
    return found.findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
  });
}
