import { resolve } from "node:path";
import {
  BlastgateError,
  decide,
  type Evidence,
  mergeEvidence,
  type Plan,
  type RequestDifferences,
} from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import { type Context, runCommand, surroundingsOf } from "../context.ts";
import { readEvidenceFiles, readPlanFile, readPlannedSides } from "../plan-files.ts";
import { writeFailure } from "../publishing/outcome.ts";
import { repositoryAround } from "../repository-around.ts";
import { reviewAgain } from "../review-sides.ts";
import { keepRunRecords } from "../run-records.ts";
import { askedDifferently } from "../run-sides.ts";
import { type Judged, printDecision, writeReports } from "../write-reports.ts";

interface Flags {
  json: boolean;
  plan: string;
  evidence?: readonly string[] | undefined;
  approvals?: string | undefined;
  out: string;
}

export default async function decideCommand(this: Context, flags: Flags, ...more: string[]): Promise<void> {
  await runCommand(this, flags, async () => {
    // To decide takes no workspace: where there is one, it learns what its suites take.
    const repository = await repositoryAround(this.cwd);
    const folder = resolve(repository?.root ?? this.cwd, flags.out);
    const paths = [...(flags.evidence ?? []), ...more];
    try {
      const judged = await decideFrom(this, repository, { ...flags, paths });
      return printDecision(this, await writeReports(folder, judged), flags.json, folder);
    } catch (error) {
      // The job that publishes has nothing but the folder.
      if (error instanceof BlastgateError) await writeFailure(folder, error.findings);
      throw error;
    }
  });
}

async function decideFrom(
  context: Context,
  repository: Repository | null,
  { plan: path, paths, approvals }: Pick<Flags, "plan" | "approvals"> & { paths: readonly string[] },
): Promise<Judged> {
  const { cwd } = context;
  const planFile = await readPlanFile(resolve(cwd, path));
  const files = await readEvidenceFiles(paths.map((each) => ({ path: each, file: resolve(cwd, each) })));
  const evidence = mergeEvidence(planFile, files);
  const { plan, impact } = planFile;
  const review = await reviewAgain(planFile.review, approvals, surroundingsOf(context));
  const decision = await decide({ plan, evidence, impact, review });
  if (repository) await keepRunRecords(repository, evidence);
  const requests = repository && (await askedWherePossible(repository, plan, evidence));
  return { planFile: { ...planFile, review }, evidence, requests, decision };
}

/** What was asked can be told only where the workspace still is what was planned; the report says where it is not. */
async function askedWherePossible(
  repository: Repository,
  plan: Plan,
  evidence: Evidence,
): Promise<RequestDifferences | null> {
  try {
    const sides = await readPlannedSides(repository, plan);
    return await askedDifferently(repository, { plan, evidence }, sides);
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
