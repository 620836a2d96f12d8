import { readChain } from "@blastgate/registry";
import { renderHistory } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { openStoreHere, requireHistory } from "../open-store.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
}

export default async function history(this: Context, flags: Flags, environment: string): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store } = await openStoreHere(this, flags);
    await requireHistory(store, environment);
    const state = await readChain(store, environment);
    if (flags.json) printJson(this, state);
    else print(this, renderHistory(state, this.layout));
    return exitCodes.done;
  });
}
