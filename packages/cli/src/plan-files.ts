import { readFile } from "node:fs/promises";
import {
  BlastgateError,
  type Decision,
  decisionSchema,
  type EvidenceFile,
  evidenceSchema,
  finding,
  type Plan,
  type PlanFile,
  planFileSchema,
  snapshotDigest,
} from "@blastgate/core";
import { sourceName } from "@blastgate/report";
import type { Repository } from "@blastgate/workspace";
import type { z } from "zod";
import { failureSchema } from "./failure.ts";
import { readSoundSide, readUnchecked } from "./read-sides.ts";
import { underRules } from "./review-sides.ts";
import type { Sides } from "./run-sides.ts";

/** @throws BlastgateError `plan-file-unreadable`; or, where nothing could be planned, what `plan` has left in its place */
export async function readPlanFile(path: string): Promise<PlanFile> {
  const code = "plan-file-unreadable";
  try {
    return await readArtefact(path, planFileSchema, code);
  } catch (error) {
    const failure = await readArtefact(path, failureSchema, code).catch(() => null);
    throw failure ? new BlastgateError(failure.findings) : error;
  }
}

/** @throws BlastgateError `decision-file-unreadable` */
export async function readDecisionFile(path: string): Promise<Decision> {
  return readArtefact(path, decisionSchema, "decision-file-unreadable");
}

/**
 * Evidence from files, each told of by the path it was given by.
 *
 * @throws BlastgateError `evidence-file-unreadable` for each file that is none
 */
export async function readEvidenceFiles(paths: readonly { path: string; file: string }[]): Promise<EvidenceFile[]> {
  const read = await Promise.allSettled(paths.map(readEvidenceFile));
  const failed = read.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
  const strange = failed.find((error) => !(error instanceof BlastgateError));
  if (strange !== undefined) throw strange;
  if (failed.length > 0) throw new BlastgateError(failed.flatMap((error: BlastgateError) => error.findings));
  return read.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
}

async function readEvidenceFile({ path, file }: { path: string; file: string }): Promise<EvidenceFile> {
  return { path, evidence: await readArtefact(file, evidenceSchema, "evidence-file-unreadable") };
}

/** @throws BlastgateError of this code */
export async function readArtefact<Artefact>(
  path: string,
  schema: z.ZodType<Artefact>,
  code: `${"plan" | "decision" | "evidence" | "requests"}-file-unreadable`,
): Promise<Artefact> {
  try {
    return schema.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new BlastgateError([finding(code, { detail: detailOf(error) }, { path })], { cause: error });
  }
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!("issues" in error) || !Array.isArray(error.issues)) return error.message;
  const [first] = (error as z.ZodError).issues;
  return first ? `${first.path.join(".")}: ${first.message}` : error.message;
}

/**
 * Both sides of a plan, read where it says: revisions from git, the working tree as it is.
 *
 * @throws BlastgateError `workspace-not-as-planned` for each side whose files are others
 */
export async function readPlannedSides(repository: Repository, plan: Plan): Promise<Sides> {
  const { side: head } = await readSoundSide(repository, revisionOf(plan.candidate), "everything");
  const base =
    plan.baseline && (plan.mode === "aa" ? head : await readUnchecked(repository, revisionOf(plan.baseline)));
  const judged = underRules(base, head, plan.rulesOfBaseline);
  const changed = [
    { side: "baseline", source: plan.baseline, digest: base && snapshotDigest(base.snapshot) },
    { side: "candidate", source: plan.candidate, digest: snapshotDigest(judged.snapshot) },
  ] as const;
  const findings = changed.flatMap(({ side, source, digest }) =>
    digest === plan.inputs[side] ? [] : [finding("workspace-not-as-planned", { side, source: sourceName(source) })],
  );
  if (findings.length > 0) throw new BlastgateError(findings);
  return { base, head: judged };
}

function revisionOf(source: Plan["candidate"]): string | undefined {
  return source.kind === "revision" ? source.revision : undefined;
}
