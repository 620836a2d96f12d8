import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { BlastgateError, decide, finding, nearest, planEval, reportAa, type Snapshot } from "@blastgate/core";
import { renderAaReport } from "@blastgate/report";
import { openRepository } from "@blastgate/workspace";
import { type Context, exitCodes, print, printJson, runCommand, warn } from "../context.ts";
import { readSoundSide } from "../read-sides.ts";
import { keepRunRecords } from "../run-records.ts";
import { type RunFlags, withRuns } from "../runs.ts";
import { printDecision, reportsIn, toJson, writeReports } from "../write-reports.ts";

interface Flags extends RunFlags {
  json: boolean;
  rev?: string | undefined;
  aa: boolean;
  repeats?: number | undefined;
  out: string;
}

export default async function evalCommand(this: Context, flags: Flags, ...names: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    const repository = await openRepository(this.cwd);
    const { side, findings } = await readSoundSide(repository, flags.rev, "everything");
    const { plan, impact } = planEval(side, suitesNamed(side.snapshot, names), flags);
    return withRuns(this, repository, flags, async (runs) => {
      const evidence = await runs.run(plan, { base: flags.aa ? side : null, head: side });
      const decision = await decide({ plan, evidence, impact, review: null });
      await keepRunRecords(repository, evidence);
      const folder = resolve(repository.root, flags.out);
      const planFile = { plan, impact, review: null, forecast: null, flakiness: [], shards: [] };
      const written = await writeReports(folder, { planFile, evidence, requests: null, decision });
      const report = flags.aa ? await reportAa({ plan, evidence, decision }) : null;
      if (report) await writeFile(join(folder, "aa-report.json"), toJson(report));
      await runs.complete(plan, evidence);
      warn(this, findings);
      if (!report) return printDecision(this, written, flags.json, folder);
      if (flags.json) printJson(this, report);
      else print(this, renderAaReport(report, this.layout) + reportsIn(this, folder));
      // A false alarm is what such a run is to find; only what could not be judged is a failure of it.
      return decision.verdict === "ERROR" ? exitCodes.failed : exitCodes.done;
    });
  });
}

/** @throws BlastgateError `suite-unknown` for each name that no suite has */
function suitesNamed({ suites }: Snapshot, names: readonly string[]): string[] {
  const known = new Set(suites.map(({ name }) => name));
  const unknown = names.filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new BlastgateError(
      unknown.map((suite) => finding("suite-unknown", { suite, suggestion: nearest(suite, known) })),
    );
  }
  return [...new Set(names)];
}
