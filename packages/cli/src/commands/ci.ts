import { resolve } from "node:path";
import { BlastgateError } from "@blastgate/core";
import { openRepository } from "@blastgate/workspace";
import { checkAndReport } from "../check-and-report.ts";
import { rangeInCi } from "../ci-range.ts";
import type { WrittenRange } from "../compared-range.ts";
import { type Context, runCommand } from "../context.ts";
import { type Outcome, writeFailure } from "../publishing/outcome.ts";
import { publish } from "../publishing/publish.ts";
import { reviewFlagsOf, type WrittenReviewFlags } from "../review-flags.ts";
import type { RunFlags } from "../runs.ts";
import { printDecision } from "../write-reports.ts";

interface Flags extends RunFlags, WrittenRange, WrittenReviewFlags {
  json: boolean;
  topUp: boolean;
  out: string;
  name: string;
  publish: boolean;
  pullRequest?: number | undefined;
}

/** A check with everything that CI says about the change, shown where people look. */
export default async function ci(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const folder = resolve(repository.root, flags.out);
    const { name, pullRequest, out: reports } = flags;
    const show = async (outcome: Outcome) => {
      if (flags.publish) await publish(this, outcome, { name, reports, pullRequest });
    };
    try {
      const options = {
        ...(await rangeInCi(this, repository, flags)),
        ...reviewFlagsOf({ ...flags, ...whatIsKnownOf(flags) }),
        mode: "composed",
        topUp: flags.topUp,
      } as const;
      const decision = await checkAndReport(this, repository, options, flags);
      const exitCode = printDecision(this, decision, flags.json, folder);
      await show({ decision });
      return exitCode;
    } catch (error) {
      if (!(error instanceof BlastgateError) || wasInterrupted(error)) throw error;
      await writeFailure(folder, error.findings);
      await show({ failure: error.findings });
      throw error;
    }
  });
}

/** Of a pull request that a person names nothing tells whether it is from a fork. */
function whatIsKnownOf({ approvals = "auto", trust, pullRequest }: Flags): Pick<Flags, "approvals" | "trust"> {
  return { approvals, trust: trust ?? (pullRequest === undefined ? undefined : "base") };
}

/** The job is being stopped, and what it would publish is no news. */
function wasInterrupted({ findings }: BlastgateError): boolean {
  return findings.some(({ code }) => code === "interrupted");
}
