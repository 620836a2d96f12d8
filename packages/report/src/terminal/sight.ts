import type { Finding } from "@blastgate/core";
import { inert } from "../inert.ts";
import { placeName, plural } from "../words.ts";
import { findingLines } from "./findings.ts";
import type { Layout } from "./layout.ts";
import { paragraph, section, table } from "./lines.ts";

/**
 * A workspace at one moment, while it is worked on: errors in full, if there are any; else what was to be told of it, and
 * warnings in a line each.
 *
 * @param told headline first; `null` where errors stand in the way
 */
export function renderSight(findings: readonly Finding[], told: string | null, layout: Layout): string {
  const { colours } = layout;
  const errors = findings.filter(({ severity }) => severity === "error");
  if (told === null || errors.length > 0) {
    const more = errors.length - inFull;
    return [
      colours.bold(colours.red(`${plural(errors.length, "error")}: what is reached cannot be told.`)),
      ...errors.slice(0, inFull).flatMap((found) => ["", ...findingLines(found, layout)]),
      ...(more > 0 ? ["", paragraph(layout, colours.dim(`${more} more: blastgate lint`))] : []),
    ].join("\n");
  }
  const lines = table(
    layout,
    findings.slice(0, inBrief).map(({ code, where }) => [code, inert(where ? placeName(where) : "")]),
  );
  const more = findings.length - inBrief;
  return [
    told,
    ...section(layout, `Lint: ${plural(findings.length, "warning")}`, [
      ...lines,
      ...(more > 0 ? [colours.dim(`  ${more} more: blastgate lint`)] : []),
    ]),
    ...(findings.length === 0 ? ["", colours.dim("Lint: nothing to mend.")] : []),
  ].join("\n");
}

const inFull = 3;
const inBrief = 5;
