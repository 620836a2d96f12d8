import {
  checkDeprecations,
  checkSuiteSizes,
  expandCases,
  placeOf,
  type Snapshot,
  type SuiteSize,
} from "@blastgate/core";
import { plural, renderFindings } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { readSide } from "../read-sides.ts";
import { todayOf } from "../today.ts";

interface Flags {
  json: boolean;
  rev?: string | undefined;
  today?: string | undefined;
}

export default async function lint(this: Context, flags: Flags): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings: found } = await readSide(repository, flags.rev, "everything");
    const { prompts, features, suites, contracts } = side.snapshot;
    const findings = [
      ...found,
      ...checkDeprecations(side.snapshot, todayOf(flags.today)),
      ...(await checkSuiteSizes(sizesOf(side.snapshot))),
    ];
    if (flags.json) printJson(this, { findings });
    else if (findings.length > 0) print(this, renderFindings(findings, this.layout));
    else {
      const looked = [
        plural(prompts.length, "prompt"),
        plural(features.length, "feature"),
        plural(suites.length, "suite"),
        plural(contracts.length, "contract"),
      ].join(", ");
      print(this, `Nothing to mend in ${looked}.`);
    }
    return findings.some(({ severity }) => severity === "error") ? exitCodes.blocked : exitCodes.done;
  });
}

function sizesOf({ suites, datasets }: Snapshot): SuiteSize[] {
  const files = new Map(datasets.map((file) => [file.path, file]));
  return suites.flatMap((file) => {
    const { cases } = expandCases(file, files);
    // That a suite has no cases at all is an error of its own.
    if (cases.length === 0) return [];
    const { gate, repeats, sequential } = file.value;
    return [{ suite: file.name, gate, repeats, sequential, cases, where: placeOf(file.path, file.positions, "/gate") }];
  });
}
