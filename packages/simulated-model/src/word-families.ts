import { wordFamilies } from "../training/index.ts";
import { memoized, once } from "./memo.ts";
import { FUNCTION_WORDS, plain, stemOf, wordsOf } from "./words.ts";

/** How much a word counts for one of its family, compared with the word itself. */
const KINSHIP = 0.75;

/** The telling words with which a fact says what it is about. */
const OPENING_WORDS = 5;
const LATER_WORD_WEIGHT = 0.7;

/** How many words may stand inside a phrase such as "take ... out". */
const GAP = 3;

const families = once(() => {
  const headsOf = new Map<string, Set<string>>();
  for (const line of wordFamilies.trim().split("\n")) {
    const [head = "", others = ""] = line.split(":");
    for (const member of others.split(" ").filter((one) => one !== "")) {
      const key = wordsOf(member.replaceAll("_", " ")).map(stemOf).join(" ");
      const heads = headsOf.get(key) ?? new Set<string>();
      headsOf.set(key, heads.add(plain(head)));
    }
  }
  return headsOf;
});

/** The English words that head the families of a word, or of a phrase of two words. */
export function headsOf(...words: readonly string[]): ReadonlySet<string> {
  return families().get(words.map(stemOf).join(" ")) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

/** The stems of a text's telling words (1), and those that head their families (less). */
export const conceptsOf: (text: string) => ReadonlyMap<string, number> = memoized((text) => {
  const concepts = new Map<string, number>();
  const add = (stem: string, weight: number) => concepts.set(stem, Math.max(concepts.get(stem) ?? 0, weight));
  const words = wordsOf(text);
  for (const [index, word] of words.entries()) {
    for (const next of words.slice(index + 1, index + 1 + GAP))
      for (const head of headsOf(word, next)) add(stemOf(head), KINSHIP);
    for (const head of headsOf(word)) add(stemOf(head), KINSHIP);
    if (isTelling(word)) add(stemOf(word), 1);
  }
  return concepts;
});

/** The stems of a text's telling words alone, those with which it opens above the rest: they say what it is about. */
export const stemsByPlace: (text: string) => ReadonlyMap<string, number> = memoized((text) => {
  const stems = new Map<string, number>();
  const telling = wordsOf(text).filter(isTelling);
  for (const [place, word] of telling.entries())
    if (!stems.has(stemOf(word))) stems.set(stemOf(word), place < OPENING_WORDS ? 1 : LATER_WORD_WEIGHT);
  return stems;
});

/** Figures differ from one message to the next, and say nothing of what it is about. */
function isTelling(word: string): boolean {
  return !FUNCTION_WORDS.has(word) && !/^\d/.test(word);
}
