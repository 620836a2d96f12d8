import type { Finding } from "@blastgate/core";
import { renderAnnotations, renderSarif } from "@blastgate/report";
import { type Context, print, printJson } from "./context.ts";

/** How a command prints what it has found. */
export interface FindingsFlags {
  json: boolean;
  format: "text" | "json" | "sarif" | "github";
}

/** Whether to print JSON, for which `--json` is short. */
export function asJson({ json, format }: FindingsFlags): boolean {
  return json || format === "json";
}

/** Prints findings in the form asked for; as text and as JSON each command prints what it has beside them. */
export function printFindings(
  context: Context,
  flags: FindingsFlags,
  {
    command,
    findings,
    json,
    text,
  }: { command: string; findings: readonly Finding[]; json: unknown; text: () => string },
): void {
  if (asJson(flags)) printJson(context, json);
  else if (flags.format === "sarif") print(context, renderSarif(findings, command));
  else if (flags.format === "github") context.process.stdout.write(renderAnnotations(findings));
  else print(context, text());
}
