import type { BlamedLine, LineCause, PromptBlame } from "@blastgate/core";
import { inert } from "../inert.ts";
import { commitName, whyLines } from "./commit.ts";
import type { Layout } from "./layout.ts";
import { paragraph } from "./lines.ts";

/** A prompt's text as composed, in runs of lines that one commit wrote in one prompt, each with where, who, when and why. */
export function renderPromptBlame({ prompt, path, lines, causes }: PromptBlame, layout: Layout): string {
  const { colours } = layout;
  return [
    paragraph(layout, `${colours.bold(inert(prompt))} ${colours.dim(inert(path))}`),
    ...runsOf(lines).flatMap((run) => ["", ...runLines(run, causes, layout)]),
  ].join("\n");
}

function runsOf(lines: readonly BlamedLine[]): BlamedLine[][] {
  const runs: BlamedLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const goesOn =
      last?.cause === line.cause && last.line + 1 === line.line && last.through.join() === line.through.join();
    if (run && goesOn) run.push(line);
    else runs.push([line]);
  }
  return runs;
}

function runLines(run: readonly BlamedLine[], causes: readonly LineCause[], layout: Layout): string[] {
  const { colours } = layout;
  const [first, last] = [run[0], run.at(-1)];
  const cause = first && causes[first.cause];
  if (!first || !last || !cause) return [];
  const place = `${first.through.at(-1)}:${first.line}${last.line > first.line ? `-${last.line}` : ""}`;
  const because =
    cause.reasons.length > 0 ? whyLines(cause.reasons) : cause.commit ? [inert(cause.commit.subject)] : [];
  // The reference is a part of the line above.
  const mark = first.inPlace ? "" : "└ ";
  return [
    paragraph(layout, `${mark}${colours.bold(inert(place))} ${commitName(cause.commit, layout)}`, "  ", ""),
    ...because.map((why) => paragraph(layout, colours.dim(why), "  ")),
    ...run.map(({ text }) => textLine(text, layout)),
  ];
}

/** A line as it stands, wrapped with its own indentation. */
function textLine(text: string, layout: Layout): string {
  const lead = /^ {0,20}/.exec(text)?.[0] ?? "";
  const bar = layout.colours.dim("│");
  return paragraph(layout, inert(text), `  ${bar} ${lead}`);
}
