import { parseTraceQuery } from "@blastgate/core";
import { renderTrace } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { openStoreHere } from "../open-store.ts";
import { readTrace } from "../read-trace.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
}

export default async function trace(this: Context, flags: Flags, written: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const query = parseTraceQuery(written);
    const found = await readTrace(await openStoreHere(this, flags), query, this.cwd);
    if (flags.json) printJson(this, found);
    else {
      print(this, renderTrace(found, this.layout));
      await tell(this, found.findings);
    }
    return found.findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
  });
}
