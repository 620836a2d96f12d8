import { compareText } from "../compare-text.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Ownership } from "./ownerships.ts";

const begin = "# blastgate: begin. What follows is written by `blastgate codeowners --write`.";
const end = "# blastgate: end";

/**
 * The lines of CODEOWNERS that say this, markers included. Of lines that match a path the last counts, so that what may
 * match other files too comes first: folders, then paths with a sign that cannot be written.
 */
export function codeownersBlock(ownerships: readonly Ownership[]): string[] {
  const rank = ({ path }: Ownership): number => (path.endsWith("/") ? 0 : unwritable.test(path) ? 1 : 2);
  const ordered = ownerships.toSorted((a, b) => rank(a) - rank(b) || compareText(a.path, b.path));
  return [begin, ...ordered.map(({ path, owners }) => [patternOf(path), ...owners].join(" ")), end];
}

/**
 * A CODEOWNERS file with this block in place of the one it has, else at its end. All else is left as it is, line ends too.
 *
 * @throws BlastgateError `codeowners-markers` where the markers do not pair.
 */
export function withCodeownersBlock(text: string, block: readonly string[], path: string): string {
  const found = findBlock(text, path);
  const lineEnd = /\r?\n/.exec(text)?.[0] ?? "\n";
  const written = block.join(lineEnd);
  if (found) return text.slice(0, found.start) + written + text.slice(found.end);
  const gap = text === "" ? "" : /\n$/.test(text) ? lineEnd : lineEnd + lineEnd;
  return `${text}${gap}${written}${lineEnd}`;
}

/**
 * What keeps a CODEOWNERS file from having just this block.
 *
 * @throws BlastgateError as above.
 */
export function checkCodeownersBlock(text: string, block: readonly string[], path: string): Finding[] {
  if (withCodeownersBlock(text, block, path) === text) return [];
  const found = findBlock(text, path);
  const present = new Set(found ? linesOf(text.slice(found.start, found.end)) : []);
  const wanted = new Set(linesOf(block.join("\n")));
  const args = { missing: [...wanted.difference(present)], superfluous: [...present.difference(wanted)] };
  const where = found ? { path, line: text.slice(0, found.start).split("\n").length } : { path };
  return [finding("codeowners-outdated", args, where)];
}

/** What begins a comment, and whitespace but for the space itself: GitHub knows no way to write them. */
const unwritable = /[#\p{Cc}]|[^\S ]/u;

/** The pattern of a file, or of all in a folder. `?` is any one sign. */
function patternOf(path: string): string {
  return `/${path.replace(/[\\*?[\]#\s\p{Cc}]/gu, (sign) => (unwritable.test(sign) ? "?" : `\\${sign}`))}`;
}

/** From the first sign of the beginning marker to the last of the end's. */
function findBlock(text: string, path: string): { start: number; end: number } | undefined {
  const begins = [...text.matchAll(/^# blastgate: begin\b[^\r\n]*/gm)];
  const ends = [...text.matchAll(/^# blastgate: end\b[^\r\n]*/gm)];
  const [first, last] = [begins[0], ends[0]];
  if (!first && !last) return undefined;
  if (!first || !last || begins.length > 1 || ends.length > 1 || last.index < first.index) {
    throw new BlastgateError([finding("codeowners-markers", {}, { path })]);
  }
  return { start: first.index, end: last.index + last[0].length };
}

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
}
