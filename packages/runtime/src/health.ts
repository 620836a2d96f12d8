import type { Finding } from "@blastgate/core";

/** How an application stands with its store. Plain data, for an endpoint that tells of it. */
export interface Health {
  environment: string;
  store: string;
  /** The digest of what is served. */
  release: string;
  /** Since when it is served here. */
  since: string;
  /** Where it was read: `copy` until the store has said that it still runs. */
  source: "store" | "copy" | "pin";
  /** When the store was asked last, and when it last said what runs. */
  lastPoll: string | null;
  lastConfirmed: string | null;
  /** Nobody knows any more whether it is what the environment runs. Never of what is pinned. */
  stale: boolean;
  /** The last poll went wrong. */
  failing: boolean;
  /** What went wrong last, also when it has passed. */
  lastError: { at: string; findings: Finding[] } | null;
}
