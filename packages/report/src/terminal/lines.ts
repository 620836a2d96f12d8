import stringWidth from "fast-string-width";
import { wrapAnsi } from "fast-wrap-ansi";
import { withoutCommands } from "../inert.ts";
import type { Layout } from "./layout.ts";

/** Wraps a text at the layout's width; every line begins with `indent`, the first with `first` instead. */
export function paragraph(layout: Layout, text: string, indent = "", first = indent): string {
  const lines = wrapAnsi(text, layout.width - stringWidth(indent), { hard: true, trim: true }).split("\n");
  // Where a line ends is not known before, and so neither what begins one.
  return lines.map((line, index) => `${index === 0 ? first : indent}${withoutCommands(line)}`.trimEnd()).join("\n");
}

/** A heading with the lines below it, or nothing where there are none. */
export function section(layout: Layout, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", layout.colours.bold(title), ...lines];
}

/** Columns aligned by their widest cell; the last one is wrapped, below the others where little room is left for it. */
export function table(layout: Layout, rows: readonly (readonly string[])[], indent = "  "): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.slice(0, -1).entries()) {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    }
  }
  const lead = stringWidth(indent) + widths.reduce((sum, width) => sum + width + 2, 0);
  const below = layout.width - lead < narrow && rows.some((row) => stringWidth(row.at(-1) ?? "") > layout.width - lead);
  const margin = below ? `${indent}    ` : " ".repeat(lead);
  return rows.flatMap((row) => {
    const start = row
      .slice(0, -1)
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - stringWidth(cell) + 2));
    const first = indent + start.join("");
    const last = paragraph(layout, row.at(-1) ?? "", margin, below ? margin : first);
    return [...(below ? [first.trimEnd()] : []), ...last.split("\n")];
  });
}

/** Columns that a last cell needs to be read with ease. */
const narrow = 36;

/** The first of many lines, and how many were left out. */
export function atMost(layout: Layout, count: number, lines: readonly string[]): string[] {
  return [...lines.slice(0, count), ...leftOut(layout, lines.length - count)];
}

/** A table of the first of many rows, and how many were left out. */
export function firstRows(
  layout: Layout,
  count: number,
  rows: readonly (readonly string[])[],
  indent?: string,
): string[] {
  return [...table(layout, rows.slice(0, count), indent), ...leftOut(layout, rows.length - count)];
}

function leftOut({ colours }: Layout, count: number): string[] {
  return count > 0 ? [colours.dim(`  and ${count} more; --json has all`)] : [];
}
