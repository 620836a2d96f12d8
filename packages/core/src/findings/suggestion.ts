import { closest, distance } from "fastest-levenshtein";

/** The known name nearest to a mistyped one, if it is near enough to be meant; else `""`. */
export function nearest(written: string, known: Iterable<string>): string {
  const names = [...known];
  if (names.length === 0) return "";
  const best = closest(written, names);
  return distance(written, best) <= Math.max(2, Math.floor(written.length / 3)) ? best : "";
}

/** `Did you mean X?` as a sentence, or nothing. */
export function didYouMean(suggestion: string): string {
  return suggestion === "" ? "" : ` Did you mean "${suggestion}"?`;
}
