import type { Limits } from "./read-limits.ts";

/** One sentence or two of an answer, and how much they matter (0 to 1; 1 is never left out for brevity's sake). */
export interface Part {
  text: string;
  importance: number;
}

/** How much of the importance scale the greatest pressure cuts away. */
const CUT_AT_FULL_PRESSURE = 0.9;

/** Leaves out what pressure and limits do not leave room for, the least important first. */
export function shorten(parts: readonly Part[], pressure: number, limits: Limits): Part[] {
  const most = Math.max(0, ...parts.map(({ importance }) => importance));
  const kept = parts.filter(({ importance }) => importance > CUT_AT_FULL_PRESSURE * pressure || importance === most);
  while (kept.length > 1 && exceeds(join(kept), limits)) {
    const least = kept.reduce(
      (lowest, part, index) => (part.importance <= (kept[lowest]?.importance ?? 1) ? index : lowest),
      0,
    );
    kept.splice(least, 1);
  }
  return kept;
}

/** Cuts a text at a number of words, as the last resort. */
export function cutWords(text: string, words: number | undefined): string {
  if (words === undefined || countWords(text) <= words) return text;
  const cut =
    text
      .match(/\s*\S+/g)
      ?.slice(0, words)
      .join("") ?? "";
  return cut.replace(/[\s,;:–-]+$/, "").replace(/([^.!?])$/, "$1.");
}

export function join(parts: readonly Part[], separator = " "): string {
  return parts.map(({ text }) => text).join(separator);
}

function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

function countSentences(text: string): number {
  return text.match(/[^.!?]+[.!?]+(?=\s|$)/g)?.length ?? 0;
}

function exceeds(
  text: string,
  { words = Number.POSITIVE_INFINITY, sentences = Number.POSITIVE_INFINITY }: Limits,
): boolean {
  return countWords(text) > words || countSentences(text) > sentences;
}
