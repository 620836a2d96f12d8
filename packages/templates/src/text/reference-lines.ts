import { posix } from "node:path";
import type { Position } from "@blastgate/core";
import { once } from "../once.ts";
import { leadsOut } from "../prompt-path.ts";

/** A line that stands for another prompt. `line` counts from 0 in the text given. */
export interface ReferenceLine {
  line: number;
  column: Position["column"];
  /** As written: `file://PATH`. */
  written: string;
  /** From the prompts folder; `undefined` where it leads out of it. */
  path: string | undefined;
}

const markdown = once(() => import("mdast-util-from-markdown"));
const scheme = "file://";

/** The references of a text. `path` is its file's own, from the prompts folder. */
export async function referenceLines(text: string, path: string): Promise<ReferenceLine[]> {
  if (!text.includes(scheme)) return [];
  const counts = path.endsWith(".md") ? await paragraphLines(text) : () => true;
  return text.split("\n").flatMap((content, line) => {
    const written = content.trim().replace(/^<(.*)>$/, "$1");
    if (!written.startsWith(scheme) || /\s/.test(written) || !counts(line)) return [];
    const target = posix.join(posix.dirname(path), written.slice(scheme.length));
    const absolute = written.startsWith("/", scheme.length);
    return [
      {
        line,
        column: content.indexOf(scheme) + 1,
        written,
        path: absolute || leadsOut(target) ? undefined : target,
      },
    ];
  });
}

/**
 * Tells which lines of a Markdown text are plain text, or one link in angle brackets, in a paragraph that stands in
 * nothing else: not in a list, a quote, code, a comment or emphasis.
 */
async function paragraphLines(text: string): Promise<(line: number) => boolean> {
  const { fromMarkdown } = await markdown();
  const plain = new Set<number>();
  for (const block of fromMarkdown(text).children) {
    if (block.type !== "paragraph") continue;
    const pieces = block.children
      .filter(({ type }) => type !== "break")
      .flatMap((piece) => linesOf(piece).map((line) => ({ line, type: piece.type })));
    for (const [line, on] of Map.groupBy(pieces, (piece) => piece.line)) {
      if (on.length === 1 && on.every(({ type }) => type === "text" || type === "link")) plain.add(line);
    }
  }
  return (line) => plain.has(line);
}

/** The lines, from 0, on which a piece of a paragraph has something. */
function linesOf({ position }: { position?: { start: Position; end: Position } | undefined }): number[] {
  if (!position) return [];
  const { start, end } = position;
  const last = end.column === 1 ? end.line - 1 : end.line;
  return Array.from({ length: last - start.line + 1 }, (_, index) => start.line - 1 + index);
}
