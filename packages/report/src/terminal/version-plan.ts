import type { VersionedPrompt, VersionPlan } from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import { plural } from "../words.ts";
import type { Layout } from "./layout.ts";
import { section, table } from "./lines.ts";

/** New versions, and the files that were edited for them; or, of a dry run, would be. */
export function renderVersionPlan(
  { prompts, edits }: VersionPlan,
  layout: Layout,
  { dryRun }: { dryRun: boolean },
): string {
  if (prompts.length === 0) return "There are no change notes, so nothing to version.";
  const notes = edits.filter(({ content }) => content === null).length;
  const applied = `${plural(notes, "note")} for ${plural(prompts.length, "prompt")}`;
  return [
    layout.colours.bold(dryRun ? `${applied} to apply. Nothing is written.` : `${applied} applied.`),
    ...table(layout, prompts.flatMap(rowsOf)),
    ...section(
      layout,
      dryRun ? "Files it would write and remove" : "Files",
      table(
        layout,
        edits.map(({ path, content }) => [content === null ? "removed" : "written", inert(path)]),
      ),
    ),
  ].join("\n");
}

/** A line for each reason, the first with the prompt. */
function rowsOf({ prompt, bump, version, notes }: VersionedPrompt): string[][] {
  const change = version ? `${version.before} → ${version.after}` : `${bump}, no contract`;
  return notes.map(({ why }, index) => [
    ...(index === 0 ? [inert(prompt), inert(change)] : ["", ""]),
    excerpt(why, 200),
  ]);
}
