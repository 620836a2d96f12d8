import { resolve } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { type Context, exitCodes, print, printJson, runCommand, tell } from "../context.ts";
import { readOutcome, titleOf, verdictOf } from "../publishing/outcome.ts";
import { type Published, publish } from "../publishing/publish.ts";
import { exitCodeOf, reportsFolder } from "../write-reports.ts";

interface Flags {
  json: boolean;
  name: string;
  pullRequest?: number | undefined;
}

/** Exits as the check did, whatever can be published. */
export default async function publishCommand(this: Context, flags: Flags, written?: string): Promise<void> {
  await runCommand(this, flags, async () => {
    if (!this.process.env.GITHUB_REPOSITORY) {
      throw new BlastgateError([finding("forge-event-missing", { variable: "GITHUB_REPOSITORY" })]);
    }
    const reports = written ?? reportsFolder;
    const outcome = await readOutcome(resolve(this.cwd, reports));
    const published = await publish(this, outcome, { ...flags, reports });
    if (flags.json) printJson(this, { verdict: verdictOf(outcome), ...published });
    else print(this, [titleOf(outcome), ...addresses(published)].join("\n"));
    if (!("failure" in outcome)) return exitCodeOf[outcome.decision.verdict];
    await tell(this, outcome.failure);
    return exitCodes.failed;
  });
}

function addresses({ comment, checkRun }: Published): string[] {
  return [...(comment === null ? [] : [`Comment: ${comment}`]), ...(checkRun === null ? [] : [`Check: ${checkRun}`])];
}
