import { resolve } from "node:path";
import { openRepository } from "@blastgate/workspace";
import { check } from "../check.ts";
import { type Context, runCommand, surroundingsOf, warn } from "../context.ts";
import { rangeOf } from "../range.ts";
import { rangeFromEnvironment } from "../range-from-environment.ts";
import { reviewFlagsOf, type WrittenReviewFlags } from "../review-flags.ts";
import { keepRunRecords } from "../run-records.ts";
import { type RunFlags, withRuns } from "../runs.ts";
import { printDecision, writeReports } from "../write-reports.ts";

interface Flags extends RunFlags, WrittenReviewFlags {
  json: boolean;
  base?: string | undefined;
  head?: string | undefined;
  env?: string | undefined;
  isolated: boolean;
  topUp: boolean;
  out: string;
}

export default async function checkCommand(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { env } = flags;
    const range =
      env === undefined
        ? await rangeOf(repository, flags)
        : await rangeFromEnvironment(this.cwd, repository, { ...flags, env });
    return withRuns(this, repository, flags, async (runs) => {
      const checked = await check(
        repository,
        { ...range, ...reviewFlagsOf(flags), mode: flags.isolated ? "isolated" : "composed", topUp: flags.topUp },
        surroundingsOf(this),
        runs,
      );
      await keepRunRecords(repository, checked.evidence);
      const folder = resolve(repository.root, flags.out);
      const decision = await writeReports(folder, checked);
      await runs.complete(checked.planFile.plan, checked.evidence);
      warn(this, checked.findings);
      return printDecision(this, decision, flags.json, folder);
    });
  });
}
