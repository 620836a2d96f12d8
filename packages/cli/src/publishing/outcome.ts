import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Decision, Finding, Verdict } from "@blastgate/core";
import { findingsOf, headline, inert, renderDecisionMarkdown, renderFailureMarkdown } from "@blastgate/report";
import { reportFiles } from "../decision-formats.ts";
import { type Failure, failureSchema } from "../failure.ts";
import { readDecisionFile } from "../plan-files.ts";
import { makeFolder, toJson } from "../write-reports.ts";

/** What CI has come to: a decision, or why there is none. */
export type Outcome = { decision: Decision } | { failure: Finding[] };

const fileName = "failure.json";

/** Leaves in a folder why there is no decision, in the place of an earlier one and what was made of it. */
export async function writeFailure(folder: string, findings: readonly Finding[]): Promise<void> {
  await makeFolder(folder);
  for (const name of ["decision.json", ...Object.keys(reportFiles)]) await rm(join(folder, name), { force: true });
  const failure: Failure = { findings: [...findings] };
  await writeFile(join(folder, fileName), toJson(failure));
}

/** @throws BlastgateError `decision-file-unreadable` where neither a decision nor a failure is there */
export async function readOutcome(folder: string): Promise<Outcome> {
  try {
    return { decision: await readDecisionFile(join(folder, "decision.json")) };
  } catch (error) {
    const text = await readFile(join(folder, fileName), "utf8").catch(() => null);
    if (text === null) throw error;
    return { failure: failureSchema.parse(JSON.parse(text)).findings };
  }
}

export function verdictOf(outcome: Outcome): Verdict {
  return "decision" in outcome ? outcome.decision.verdict : "ERROR";
}

/** One line. */
export function titleOf(outcome: Outcome): string {
  return "decision" in outcome
    ? `${outcome.decision.verdict}: ${inert(headline(outcome.decision))}`
    : "ERROR: nothing could be decided";
}

export function markdownOf(outcome: Outcome, options: { limit: number; marker?: string }): string {
  return "decision" in outcome
    ? renderDecisionMarkdown(outcome.decision, options)
    : renderFailureMarkdown(outcome.failure, options);
}

/** What is to be said, at lines of the change where there are any. */
export function annotatedIn(outcome: Outcome): Finding[] {
  return "decision" in outcome ? findingsOf(outcome.decision) : outcome.failure;
}
