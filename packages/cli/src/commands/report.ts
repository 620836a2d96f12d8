import { resolve } from "node:path";
import { renderDecision } from "@blastgate/report";
import { type Context, exitCodes, print, printJson, runCommand } from "../context.ts";
import { decisionFormats } from "../decision-formats.ts";
import { readDecisionMaterial } from "../decision-material.ts";
import { repositoryAround } from "../repository-around.ts";
import { reportsFolder, toJson } from "../write-reports.ts";
import { writeText } from "../write-text.ts";

interface Flags {
  json: boolean;
  html: boolean;
  format: "text" | "json" | keyof typeof decisionFormats;
  out?: string | undefined;
}

export default async function report(this: Context, flags: Flags, written?: string): Promise<void> {
  const format = flags.json ? "json" : flags.html ? "html" : flags.format;
  await runCommand(this, { json: format === "json" }, async () => {
    const material = await readDecisionMaterial(await pathOf(this.cwd, written));
    const text = async () => {
      if (format === "text") return renderDecision(material.decision, this.layout);
      return format === "json" ? toJson(material.decision) : decisionFormats[format](material);
    };
    if (flags.out !== undefined) await writeText(resolve(this.cwd, flags.out), await text());
    else if (format === "json") printJson(this, material.decision);
    else print(this, await text());
    return exitCodes.done;
  });
}

async function pathOf(cwd: string, written: string | undefined): Promise<string> {
  if (written !== undefined) return resolve(cwd, written);
  return resolve((await repositoryAround(cwd))?.root ?? cwd, reportsFolder);
}
