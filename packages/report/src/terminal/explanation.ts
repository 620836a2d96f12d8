import type { ExplainedGroup, Explanation } from "@blastgate/core";
import type { Layout } from "./layout.ts";
import { paragraph, section, table } from "./lines.ts";

/** What a code means, an example of it, and what to do. */
export function renderExplanation(explanation: Explanation, layout: Layout): string {
  const { code, severity, title, example, fix, liftedBy, documented } = explanation;
  const { colours } = layout;
  const indented = (text: string) => [paragraph(layout, text, "  ")];
  return [
    `${colours.bold(code)} ${severityName(severity, layout)}`,
    paragraph(layout, title),
    ...section(layout, "For example", indented(example)),
    ...section(layout, "What to do", fix === "" ? [] : indented(fix)),
    ...section(layout, "Who can lift it", liftedBy === null ? [] : indented(liftedBy)),
    "",
    colours.dim(documented),
  ].join("\n");
}

/** Every code with its title, and how to read on. */
export function renderCodes(groups: readonly ExplainedGroup[], layout: Layout): string {
  const lines = groups.flatMap(({ title, codes }) =>
    section(
      layout,
      title,
      table(
        layout,
        codes.map((each) => [each.code, each.title]),
      ),
    ),
  );
  return [...lines, "", "`blastgate explain CODE` tells what one of them means."].join("\n").trimStart();
}

function severityName(severity: Explanation["severity"], { colours }: Layout): string {
  const colour = { error: colours.red, warning: colours.yellow, info: colours.dim }[severity];
  return colour(severity);
}
