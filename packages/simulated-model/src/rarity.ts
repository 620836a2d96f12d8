import { trainingSet } from "../training/index.ts";
import { memoized, once } from "./memo.ts";
import { stemOf, wordsOf } from "./words.ts";

/** Inverse document frequency of a word's stem in everything the model has read: 0 (in every text) to 1 (in none). */
export const rarity: (word: string) => number = memoized((word) => {
  const { counts, lines } = lineCounts();
  return 1 - Math.log(1 + (counts.get(stemOf(word)) ?? 0)) / Math.log(1 + lines);
});

const lineCounts = once(() => {
  const counts = new Map<string, number>();
  const lines = trainingSet.flatMap(({ topics }) => Object.values(topics).flatMap((texts) => texts.split("\n")));
  for (const line of lines) {
    for (const stem of new Set(wordsOf(line).map(stemOf))) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return { counts, lines: lines.length };
});
