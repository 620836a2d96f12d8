import { type Approvals, BlastgateError, type Finding, finding } from "@blastgate/core";
import { z } from "zod";
import type { GitHub } from "./open-github.ts";

const memberSchema = z.object({ login: z.string() });

/**
 * Members by team, those of the teams below it included, as GitHub has them.
 *
 * @throws BlastgateError `forge-team-unknown` for each team that is not there, or not to be seen
 */
export async function readTeams(github: GitHub, owners: readonly string[]): Promise<Approvals["teams"]> {
  const teams: Approvals["teams"] = {};
  const unknown: Finding[] = [];
  for (const team of new Set(owners)) {
    const [, org, slug] = /^@([^/@]+)\/([^/@]+)$/.exec(team) ?? [];
    if (org === undefined || slug === undefined) continue;
    try {
      const path = "/orgs/{org}/teams/{slug}/members";
      const members = await github.list({
        what: `members of ${team}`,
        path,
        parameters: { org, slug },
        schema: memberSchema,
      });
      teams[team] = members.map(({ login }) => `@${login}`);
    } catch (error) {
      if (!isHidden(error)) throw error;
      unknown.push(finding("forge-team-unknown", { team }));
    }
  }
  if (unknown.length > 0) throw new BlastgateError(unknown);
  return teams;
}

/** A token without the permission is told 404, or 403 where it belongs to an app. */
function isHidden(error: unknown): boolean {
  return (
    error instanceof BlastgateError &&
    error.findings.some(
      ({ code, args }) => code === "forge-not-found" || (code === "forge-refused" && args.status === 403),
    )
  );
}
