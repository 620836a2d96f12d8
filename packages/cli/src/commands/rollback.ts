import { rollback } from "@blastgate/registry";
import { renderRollback, renderVerdict } from "@blastgate/report";
import { actorOf } from "../actor.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell } from "../context.ts";
import { noReason } from "../environment-flags.ts";
import { openStoreAt, openStoreHere, releaseNamed, requireHistory } from "../open-store.ts";
import type { Verified } from "../verify-restored.ts";

interface Flags {
  json: boolean;
  store?: string | undefined;
  to?: string | undefined;
  reason?: string | undefined;
  actor?: string | undefined;
  verify: boolean;
}

/** The pointer moves first, by the store alone. Everything else comes after it, and takes nothing back. */
export default async function rollbackCommand(this: Context, flags: Flags, environment: string): Promise<void> {
  await runCommand(this, flags, async () => {
    // With `--store` not even blastgate.yaml has to be right.
    const store =
      flags.store === undefined ? (await openStoreHere(this, flags)).store : await openStoreAt(this.cwd, flags.store);
    await requireHistory(store, environment);
    const moved = await rollback(store, {
      environment,
      to: flags.to === undefined ? undefined : await releaseNamed(store, flags.to),
      actor: await actorOf(flags.actor, surroundingsOf(this)),
      reason: flags.reason ?? noReason,
      now: () => new Date(),
    });
    const done = { environment, ...moved };
    if (!flags.json) {
      print(this, renderRollback(done, this.layout));
      await tell(this, done.findings);
    }
    let verified: Verified = { verification: null, findings: [] };
    try {
      if (flags.verify) {
        const { verifyRestored } = await import("../verify-restored.ts");
        verified = await verifyRestored(this, store, { environment, release: moved.to });
      }
    } finally {
      // Whatever comes of that, it has moved.
      if (flags.json) printJson(this, { ...done, ...verified, findings: [...done.findings, ...verified.findings] });
    }
    const { verification, findings } = verified;
    if (!flags.json) {
      if (verification) print(this, renderVerdict(verification, this.layout));
      await tell(this, findings);
    }
    return verification?.verdict === "NO-GO" ? exitCodes.blocked : exitCodes.done;
  });
}
