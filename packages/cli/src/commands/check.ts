import { resolve } from "node:path";
import { openRepository } from "@blastgate/workspace";
import { checkAndReport } from "../check-and-report.ts";
import { comparedRange, type WrittenRange } from "../compared-range.ts";
import { type Context, runCommand } from "../context.ts";
import { reviewFlagsOf, type WrittenReviewFlags } from "../review-flags.ts";
import type { RunFlags } from "../runs.ts";
import { printDecision } from "../write-reports.ts";

interface Flags extends RunFlags, WrittenRange, WrittenReviewFlags {
  json: boolean;
  isolated: boolean;
  topUp: boolean;
  out: string;
  watch: boolean;
}

export default async function checkCommand(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    if (flags.watch) {
      const { watchCheck } = await import("../watch/watch-check.ts");
      return watchCheck(this, flags, () => checkOnce(this, flags));
    }
    return checkOnce(this, flags);
  });
}

async function checkOnce(context: Context, flags: Flags): Promise<number> {
  const repository = await openRepository(context.cwd);
  const range = await comparedRange(context.cwd, repository, flags);
  const mode = flags.isolated ? "isolated" : "composed";
  const options = { ...range, ...reviewFlagsOf(flags), mode, topUp: flags.topUp } as const;
  const decision = await checkAndReport(context, repository, options, flags);
  return printDecision(context, decision, flags.json, resolve(repository.root, flags.out));
}
