import type { WorkspaceDraft } from "@blastgate/core";
import { inert } from "../inert.ts";
import { plural } from "../words.ts";
import { findingLines } from "./findings.ts";
import type { Layout } from "./layout.ts";
import { paragraph, section } from "./lines.ts";

/** What was drafted, or would be, what is left to decide, and how to go on. */
export function renderWorkspaceDraft(
  { files, unsure }: WorkspaceDraft,
  layout: Layout,
  options: { written: boolean; contents: boolean },
): string {
  const { colours } = layout;
  const verb = options.written ? "Wrote" : "Would write";
  const headline =
    files.length === 0 ? "Nothing to draft: nothing is missing." : `${verb} ${plural(files.length, "file")}.`;
  const [onFiles, others] = [unsure.filter(({ where }) => where), unsure.filter(({ where }) => !where)];
  return [
    colours.bold(headline),
    ...files.flatMap(({ path, content }) =>
      options.contents ? section(layout, inert(path), contentLines(content)) : [`  ${inert(path)}`],
    ),
    ...section(
      layout,
      `To decide (${unsure.length})`,
      [...others, ...onFiles].flatMap((found) => findingLines(found, layout)),
    ),
    "",
    paragraph(layout, colours.dim(nextStep(files.length > 0, options.written))),
  ].join("\n");
}

function contentLines(content: string): string[] {
  return content
    .trimEnd()
    .split("\n")
    .map((line) => `  ${inert(line)}`.trimEnd());
}

function nextStep(drafted: boolean, written: boolean): string {
  if (!drafted) return "Next: blastgate lint";
  return written ? "Next: look the drafts through, then blastgate lint" : "Nothing was written: leave out --dry-run.";
}
