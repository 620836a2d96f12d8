import { resolve } from "node:path";
import type { Decision } from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import { type CheckOptions, check } from "./check.ts";
import { type Context, surroundingsOf, warn } from "./context.ts";
import { keepRunRecords } from "./run-records.ts";
import { type RunFlags, withRuns } from "./runs.ts";
import { writeReports } from "./write-reports.ts";

/** Checks a change with progress shown, keeps what was learned, and writes the reports to a folder. */
export async function checkAndReport(
  context: Context,
  repository: Repository,
  options: CheckOptions,
  { out, ...flags }: RunFlags & { out: string },
): Promise<Decision> {
  return withRuns(context, repository, flags, async (runs) => {
    const checked = await check(repository, options, surroundingsOf(context), runs);
    await keepRunRecords(repository, checked.evidence);
    const decision = await writeReports(resolve(repository.root, out), checked);
    await runs.complete(checked.planFile.plan, checked.evidence);
    warn(context, checked.findings);
    return decision;
  });
}
