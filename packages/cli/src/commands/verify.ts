import { verifyStore } from "@blastgate/registry";
import { renderVerification } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { openStoreHere } from "../open-store.ts";
import { readTrustedKeys } from "../trusted-keys.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
}

export default async function verify(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const { store, root, config } = await openStoreHere(this, flags);
    const verified = await verifyStore(store, await readTrustedKeys(root));
    const isSigned = config?.environments.some((environment) => environment["signed-by"]) ?? false;
    const verification = {
      ...verified,
      // Where no environment asks for signatures, that there are none is no news.
      findings: verified.findings.filter(({ code }) => isSigned || code !== "evidence-unsigned"),
    };
    if (flags.json) printJson(this, verification);
    else print(this, renderVerification(verification, this.layout));
    const isBroken = verification.findings.some(({ severity }) => severity === "error");
    return isBroken ? exitCodes.blocked : exitCodes.done;
  });
}
