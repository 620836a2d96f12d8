import type { Decision, Verdict } from "@blastgate/core";

/** A decision as JSON that shields draws a badge from (https://shields.io/badges/endpoint-badge). */
export function renderBadge({ verdict }: Pick<Decision, "verdict">): string {
  const badge = { schemaVersion: 1, label: "blastgate", message: verdict, color: colours[verdict] };
  return JSON.stringify(badge, null, 2);
}

const colours: Readonly<Record<Verdict, string>> = {
  GO: "brightgreen",
  "NO-GO": "red",
  INCONCLUSIVE: "yellow",
  ERROR: "lightgrey",
};
