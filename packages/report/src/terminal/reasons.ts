import { type Decision, describeFinding, type Finding } from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { type DecisiveGroup, decisiveGroups, remediesOf } from "../reason-groups.ts";
import { plural } from "../words.ts";
import type { Layout } from "./layout.ts";
import { paragraph, section } from "./lines.ts";

/** Why a decision is what it is, suite by suite; then what to do, each once, and for which suites. */
export function reasonSections(decision: Decision, layout: Layout): string[] {
  const groups = decisiveGroups(decision);
  return [
    ...section(
      layout,
      "Why",
      groups.flatMap((group) => groupLines(group, groups.length, layout)),
    ),
    ...section(layout, "What to do", remedyLines(groups, layout)),
  ];
}

function groupLines({ suite, owner, way, reasons, lesser }: DecisiveGroup, groups: number, layout: Layout): string[] {
  const { colours } = layout;
  const signs = { error: colours.red("✗"), warning: colours.yellow("!"), info: colours.green("✓") };
  const faint = (text: string) => paragraph(layout, colours.dim(inert(text)), "    ");
  return [
    ...(suite === null ? [] : [`  ${colours.bold(inert(suite))} ${colours.dim(inert(owner))}`]),
    ...(suite === null && groups > 1 ? [`  ${colours.bold("the change as a whole")}`] : []),
    ...(way ? [faint(way)] : []),
    ...reasons.map((reason) => paragraph(layout, words(reason), "    ", `  ${signs[reason.severity]} `)),
    ...(lesser > 0 ? [faint(`${plural(lesser, "more gate")} not met; --json has all.`)] : []),
  ];
}

function remedyLines(groups: readonly DecisiveGroup[], layout: Layout): string[] {
  return remediesOf(groups).map(({ text, suites }) => {
    const named = groups.length > 1 && suites.length > 0 ? `${suites.join(", ")}: ` : "";
    return paragraph(layout, inert(named + text), "    ", "  - ");
  });
}

/** What a model said may be part of it, and long. */
function words(found: Finding): string {
  return excerpt(describeFinding(found).message, 1000);
}
