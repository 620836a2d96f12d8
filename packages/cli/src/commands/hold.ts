import type { EnvironmentState } from "@blastgate/core";
import { type HoldRequest, hold, type Store } from "@blastgate/registry";
import { renderHold } from "@blastgate/report";
import { actorOf } from "../actor.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf } from "../context.ts";
import { noReason } from "../environment-flags.ts";
import { environmentIn, openStoreHere, releaseNamed } from "../open-store.ts";

export interface HoldFlags {
  json: boolean;
  store?: string | undefined;
  release?: string | undefined;
  reason?: string | undefined;
  actor?: string | undefined;
}

export default async function holdCommand(this: Context, flags: HoldFlags, environment: string): Promise<void> {
  await recordHold(this, flags, environment, hold);
}

/** What `hold` and `unhold` have in common. */
export async function recordHold(
  context: Context,
  flags: HoldFlags,
  environment: string,
  record: (store: Store, request: HoldRequest) => Promise<EnvironmentState>,
): Promise<void> {
  await runCommand(context, flags, async () => {
    const { store, config } = await openStoreHere(context, flags);
    if (config) environmentIn(config, environment);
    const after = await record(store, {
      environment,
      release: flags.release === undefined ? undefined : await releaseNamed(store, flags.release),
      actor: await actorOf(flags.actor, surroundingsOf(context)),
      reason: flags.reason ?? noReason,
      now: () => new Date(),
    });
    const last = after.history.at(-1);
    if (!last) throw new Error("the history has no record of what was just recorded");
    if (flags.json) printJson(context, { record: last, held: after.held });
    else print(context, renderHold(last, context.layout));
    return exitCodes.done;
  });
}
