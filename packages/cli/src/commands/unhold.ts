import { unhold } from "@blastgate/registry";
import type { Context } from "../context.ts";
import { type HoldFlags, recordHold } from "./hold.ts";

export default async function unholdCommand(this: Context, flags: HoldFlags, environment: string): Promise<void> {
  await recordHold(this, flags, environment, unhold);
}
