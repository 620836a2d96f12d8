import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlastgateError, evidenceSchema, finding, planFileSchema, requestDifferencesSchema } from "@blastgate/core";
import type { DecisionMaterial } from "@blastgate/report";
import { readArtefact, readDecisionFile } from "./plan-files.ts";

/**
 * A decision with what lies beside it.
 *
 * @param path Its file, or the folder that has it as `decision.json`.
 * @throws BlastgateError where a file that is there cannot be read, or is of another plan
 */
export async function readDecisionMaterial(path: string): Promise<DecisionMaterial> {
  const file = (await isFolder(path)) ? join(path, "decision.json") : path;
  const decision = await readDecisionFile(file);
  const beside = (name: string) => join(dirname(file), name);
  const [evidence, planFile, requests] = await Promise.all([
    readIfThere(beside("evidence.json"), (at) => readArtefact(at, evidenceSchema, "evidence-file-unreadable")),
    readIfThere(beside("plan.json"), (at) => readArtefact(at, planFileSchema, "plan-file-unreadable")),
    readIfThere(beside("requests.json"), (at) =>
      readArtefact(at, requestDifferencesSchema, "requests-file-unreadable"),
    ),
  ]);
  const { plan } = decision.digests;
  if (evidence && evidence.plan !== plan) {
    const place = { path: beside("evidence.json") };
    throw new BlastgateError([finding("evidence-of-another-plan", { plan, evidence: evidence.plan }, place)]);
  }
  return { decision, ...(evidence && { evidence }), ...(planFile && { planFile }), ...(requests && { requests }) };
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isDirectory() ?? false;
}

async function readIfThere<Artefact>(
  path: string,
  read: (path: string) => Promise<Artefact>,
): Promise<Artefact | null> {
  return (await stat(path).catch(() => null)) ? read(path) : null;
}
