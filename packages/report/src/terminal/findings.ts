import { describeFinding, type Finding } from "@blastgate/core";
import { inert } from "../inert.ts";
import { placeName, plural } from "../words.ts";
import type { Layout } from "./layout.ts";
import { paragraph } from "./lines.ts";

/** All findings, each with its place, what happened and what to do, and a count at the end. */
export function renderFindings(findings: readonly Finding[], layout: Layout): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const others = findings.length - errors;
  const summary = [
    ...(errors > 0 ? [plural(errors, "error")] : []),
    ...(others > 0 ? [plural(others, "warning")] : []),
  ].join(", ");
  return [...findings.flatMap((found) => [...findingLines(found, layout), ""]), summary].join("\n");
}

export function findingLines(found: Finding, { colours, ...layout }: Layout): string[] {
  const { message, fix, liftedBy } = describeFinding(found);
  const label = found.severity === "error" ? colours.red("error") : colours.yellow("warning");
  const head = found.where ? `${colours.bold(inert(placeName(found.where)))} ${label}` : label;
  return [
    `${head} ${colours.dim(found.code)}`,
    paragraph({ colours, ...layout }, inert(message), "  "),
    ...(fix ? [paragraph({ colours, ...layout }, colours.dim(inert(fix)), "  ", "  ")] : []),
    ...(liftedBy ? [paragraph({ colours, ...layout }, colours.dim(`Who can lift it: ${inert(liftedBy)}`), "  ")] : []),
  ];
}
