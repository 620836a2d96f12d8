import { formatPatch, OMIT_HEADERS, type StructuredPatchHunk, structuredPatch } from "diff";

/** Beyond so many edits a diff takes seconds, and nobody reads it: all of the one text then stands against all of the other. */
const mostEdits = 5_000;

/** What differs between two texts, as the hunks of a unified diff without file names; `null` where nothing does. */
export function unifiedDiff(before: readonly string[], after: readonly string[]): string | null {
  const settings = { context: 3, maxEditLength: mostEdits };
  const patch = structuredPatch("", "", textOf(before), textOf(after), undefined, undefined, settings);
  const hunks = patch?.hunks ?? [replacing(before, after)];
  const named = { oldFileName: "", newFileName: "", oldHeader: undefined, newHeader: undefined };
  return hunks.length === 0 ? null : formatPatch({ ...named, hunks }, OMIT_HEADERS).replace(/\n$/, "");
}

function textOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

function replacing(before: readonly string[], after: readonly string[]): StructuredPatchHunk {
  const lines = [...before.map((line) => `-${line}`), ...after.map((line) => `+${line}`)];
  return { oldStart: 1, oldLines: before.length, newStart: 1, newLines: after.length, lines };
}
