import { facet } from "./knowledge.ts";
import { memoized } from "./memo.ts";
import { rarity } from "./rarity.ts";
import { type Reading, type ReadSentence, readWhole } from "./read-message.ts";
import { topicsOf } from "./topics.ts";
import type { FacetModel } from "./train.ts";
import { FUNCTION_WORDS, fragmentsOf, stemOf, wordsOf } from "./words.ts";

const CERTAIN_OVERLAP = 0.75;

/** How far (0 to 1) some sentence that was read is a case of a condition such as "the customer lost money". */
export function conditionHolds(condition: string, reading: Reading, model?: FacetModel): number {
  if (/\b(?:empty|blank|no text|nothing)\b/i.test(condition) && reading.sentences.length === 0) return 1;
  return reading.sentences.reduce((highest, sentence) => Math.max(highest, likeness(condition, sentence, model)), 0);
}

/** How alike a short text of the instructions and a sentence are, by the words they share and the topics they are about. */
export function likeness(text: string, sentence: ReadSentence, model: FacetModel = facet("subject")): number {
  const words = stemsWithRarity(text);
  const total = [...words.values()].reduce((sum, weight) => sum + weight, 0);
  const shared = [...new Set(sentence.words.map(stemOf))].reduce((sum, stem) => sum + (words.get(stem) ?? 0), 0);
  const lexical = total === 0 ? 0 : Math.min(1, shared / total / CERTAIN_OVERLAP);
  return Math.max(lexical, sameTopic(text, sentence, model));
}

const stemsWithRarity = memoized(
  (text) =>
    new Map(
      wordsOf(text)
        .filter((word) => !FUNCTION_WORDS.has(word))
        .map((word) => [stemOf(word), rarity(word)]),
    ),
);

const topicsOfParts = memoized((key) => {
  const [name = "", text = ""] = key.split("\0");
  return fragmentsOf(text).map((part) => [...topicsOf(facet(name), readWhole(part))]);
});

/** How far (0 to 1) a sentence is about the topic of some part of a text. */
export function sameTopic(text: string, sentence: ReadSentence, model: FacetModel): number {
  const topics = topicsOf(model, sentence);
  return topicsOfParts(`${model.name}\0${text}`).reduce((highest, part) => {
    const agreement = part.reduce(
      (sum, probability, topic) => (topic === model.background ? sum : sum + probability * (topics[topic] ?? 0)),
      0,
    );
    return Math.max(highest, agreement);
  }, 0);
}
