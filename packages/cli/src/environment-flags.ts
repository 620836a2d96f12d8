import { option } from "./flags.ts";
import { actorNameOf, reasonOf } from "./parse-flags.ts";

/** Of every command that reads a store. */
export const store = option(String, "A folder or oci://HOST/NAME, instead of what blastgate.yaml names", "store");

/** Of every command that writes to the history of an environment. */
export const recording = {
  store,
  reason: option(reasonOf, "Why, for the history", "text"),
  actor: option(actorNameOf, "Who does it, instead of whom CI runs for, or git's user", "name"),
} as const;

/** What the history says where nobody gave a reason. */
export const noReason = "No reason was given.";
