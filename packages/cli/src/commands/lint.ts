import type { Snapshot } from "@blastgate/core";
import { plural, renderFindings } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, runCommand } from "../context.ts";
import { lintSide } from "../lint-side.ts";
import { asJson, type FindingsFlags, printFindings } from "../print-findings.ts";
import { readSide } from "../read-sides.ts";
import { todayOf } from "../today.ts";

interface Flags extends FindingsFlags {
  rev?: string | undefined;
  today?: string | undefined;
}

export default async function lint(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, { json: asJson(flags) }, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings: found } = await readSide(repository, flags.rev, "everything");
    const findings = await lintSide(side, found, todayOf(flags.today));
    printFindings(this, flags, {
      command: "lint",
      findings,
      json: { findings },
      text: () => (findings.length > 0 ? renderFindings(findings, this.layout) : nothingIn(side.snapshot)),
    });
    return findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
  });
}

function nothingIn({ prompts, features, suites, contracts }: Snapshot): string {
  const looked = [
    plural(prompts.length, "prompt"),
    plural(features.length, "feature"),
    plural(suites.length, "suite"),
    plural(contracts.length, "contract"),
  ].join(", ");
  return `Nothing to mend in ${looked}.`;
}
