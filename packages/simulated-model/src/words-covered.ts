import { rarity } from "./rarity.ts";
import { FUNCTION_WORDS, stemOf, wordsOf } from "./words.ts";

/** The share (0 to 1) of a text's telling words, by rarity, that are found among other words. */
export function wordsCovered(text: string, words: readonly string[]): number {
  const stems = new Set(words.map(stemOf));
  const telling = [...new Set(wordsOf(text).filter((word) => !FUNCTION_WORDS.has(word)))];
  const total = telling.reduce((sum, word) => sum + rarity(word), 0);
  const covered = telling.reduce((sum, word) => sum + (stems.has(stemOf(word)) ? rarity(word) : 0), 0);
  return total === 0 ? 0 : covered / total;
}
