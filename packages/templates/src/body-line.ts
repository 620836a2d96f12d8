import { splitFrontMatter } from "./front-matter.ts";
import { formatOf } from "./prompt-path.ts";
import { sectionsOf } from "./text/sections.ts";

/** The line of a prompt's file, from 1, on which its template begins: after front matter, where there is any. */
export function bodyLineOf(path: string, text: string): number {
  return (formatOf(path) === "text" ? sectionsOf(path, text) : splitFrontMatter(text)).bodyLine;
}
