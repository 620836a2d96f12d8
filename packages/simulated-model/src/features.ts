import { rarity } from "./rarity.ts";
import { stemOf } from "./words.ts";

/** Named features with their values. */
export type Features = readonly (readonly [string, number])[];

const GRAM_LENGTHS = [4];
const GRAM_WEIGHT = 1.1;
const PAIR_WEIGHT = 0.8;
const RARITY_POWER = 0.5;
/** Numbers stand in every kind of text. */
const NUMBER_WEIGHT = 0.3;

/** A word's stem, and the pieces of the word, which typos and inflections leave mostly whole. A number is only a number. */
export function featuresOfWord(word: string): Features {
  if (/^\d/.test(word)) return [[stemOf(word), rarity(word) * NUMBER_WEIGHT]];
  const grams = GRAM_LENGTHS.flatMap((length) => gramsOf(word, length));
  const telling = rarity(word) ** RARITY_POWER;
  const value = (telling * GRAM_WEIGHT) / Math.sqrt(grams.length);
  return [[stemOf(word), telling], ...grams.map((gram) => [`~${gram}`, value] as const)];
}

export function featuresOfPair(first: string, second: string): Features {
  if (/^\d/.test(first) && /^\d/.test(second)) return [];
  return [
    [`${stemOf(first)} ${stemOf(second)}`, PAIR_WEIGHT * Math.sqrt(rarity(first) * rarity(second)) ** RARITY_POWER],
  ];
}

function gramsOf(word: string, length: number): string[] {
  const padded = `_${word}_`;
  return Array.from({ length: Math.max(1, padded.length - length + 1) }, (_, start) =>
    padded.slice(start, start + length),
  );
}
