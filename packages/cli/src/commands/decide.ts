import { resolve } from "node:path";
import { BlastgateError, decide, mergeEvidence } from "@blastgate/core";
import { openRepository, type Repository } from "@blastgate/workspace";
import { type Context, runCommand, surroundingsOf } from "../context.ts";
import { readEvidenceFiles, readPlanFile } from "../plan-files.ts";
import { reviewAgain } from "../review-sides.ts";
import { keepRunRecords } from "../run-records.ts";
import { printDecision, writeReports } from "../write-reports.ts";

interface Flags {
  json: boolean;
  plan: string;
  evidence?: readonly string[] | undefined;
  approvals?: string | undefined;
  out: string;
}

export default async function decideCommand(this: Context, flags: Flags, ...more: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    const planFile = await readPlanFile(resolve(this.cwd, flags.plan));
    const paths = [...(flags.evidence ?? []), ...more];
    const files = await readEvidenceFiles(paths.map((path) => ({ path, file: resolve(this.cwd, path) })));
    const evidence = mergeEvidence(planFile, files);
    const { plan, impact } = planFile;
    const review = await reviewAgain(planFile.review, flags.approvals, surroundingsOf(this));
    const decision = await decide({ plan, evidence, impact, review });
    const repository = await repositoryAround(this.cwd);
    if (repository) await keepRunRecords(repository, evidence);
    const folder = resolve(repository?.root ?? this.cwd, flags.out);
    const written = await writeReports(folder, { planFile: { ...planFile, review }, evidence, decision });
    return printDecision(this, written, flags.json, folder);
  });
}

/** To decide takes no workspace: where there is one, it learns what its suites take. */
async function repositoryAround(folder: string): Promise<Repository | null> {
  try {
    return await openRepository(folder);
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
