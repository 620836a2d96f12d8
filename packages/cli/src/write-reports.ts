import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { type Decision, decisionSchema, type Evidence, type PlanFile, type RequestDifferences } from "@blastgate/core";
import { type DecisionMaterial, renderDecision } from "@blastgate/report";
import { type Context, exitCodes, print, printJson } from "./context.ts";
import { decisionFormats, reportFiles } from "./decision-formats.ts";

export interface Judged {
  planFile: PlanFile;
  evidence: Evidence;
  /** `null` where the workspace is not at hand that was evaluated. */
  requests: RequestDifferences | null;
  decision: Decision;
}

/** Where reports go if nobody says otherwise, from the repository's root. */
export const reportsFolder = ".blastgate/reports";

export const exitCodeOf = {
  GO: exitCodes.done,
  "NO-GO": exitCodes.blocked,
  INCONCLUSIVE: exitCodes.inconclusive,
  ERROR: exitCodes.failed,
} as const;

/** Writes the artefacts and a report into a folder, and gives the decision as it is written. */
export async function writeReports(
  folder: string,
  { planFile, evidence, requests, decision }: Judged,
): Promise<Decision> {
  // Whether a part was read from a file or made here shows in the order of its keys alone; this is one order for both.
  const written = decisionSchema.parse(decision);
  await makeFolder(folder);
  const write = (files: Readonly<Record<string, string>>) =>
    Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  await write({
    "plan.json": toJson(planFile),
    "evidence.json": toJson(evidence),
    ...(requests && { "requests.json": toJson(requests) }),
    "decision.json": toJson(written),
  });
  await write(await renderFiles({ decision: written, planFile, evidence, ...(requests && { requests }) }));
  return written;
}

async function renderFiles(material: DecisionMaterial): Promise<Record<string, string>> {
  const files = Object.entries(reportFiles).map(async ([name, format]) => [
    name,
    `${await decisionFormats[format](material)}\n`,
  ]);
  return Object.fromEntries(await Promise.all(files));
}

/** Prints a decision, and gives the exit code it stands for. */
export function printDecision(context: Context, decision: Decision, json: boolean, folder: string): number {
  if (json) printJson(context, decision);
  else print(context, renderDecision(decision, context.layout) + reportsIn(context, folder));
  return exitCodeOf[decision.verdict];
}

/** A last line that says where to read on. */
export function reportsIn({ cwd }: Context, folder: string): string {
  return `\nReports in ${relative(cwd, folder) || "."}`;
}

/** A folder that is made for reports is one that git does not see. */
export async function makeFolder(folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true });
  if (made !== undefined) await writeFile(join(folder, ".gitignore"), "*\n");
}

export function toJson(artefact: unknown): string {
  return JSON.stringify(artefact, null, 2);
}
