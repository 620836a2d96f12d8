import { facet } from "./knowledge.ts";
import { likeness } from "./match-condition.ts";
import { memoized } from "./memo.ts";
import { answersKind } from "./question-kind.ts";
import type { Reading, ReadSentence } from "./read-message.ts";
import { topicsOf } from "./topics.ts";
import { conceptsOf, stemsByPlace } from "./word-families.ts";

/** How much a learned topic in common adds, in the unit of one rare word in common. */
const TOPIC_SHARE = 0.8;
/** A duration for "how long", a price for "how much". */
const KIND_BONUS = 1.25;
/** How much what the rest of the message says counts for a question. */
const CONTEXT_SHARE = 0.3;
/** Below this a fact does not fit at all. A rare word in common weighs about 1. */
const FITS = 0.38;
const AS_GOOD_AS_BEST = 0.28;
/** What a question already answered still asks for. */
const LEFT_OPEN = 0.75;
/** What it adds that a fact names a limit which the amount in the question comes near. */
const LIMIT_IN_QUESTION = 0.7;
const SMALLEST_AMOUNT = 1000;
const STORY_WEIGHT = 0.8;

interface Fit {
  fact: string;
  /** How much more of the message this fact answers than the facts before it. */
  gain: number;
}

/** The facts that fit what was read of the message, the best first, several questions each with their own. */
export function selectFacts(facts: readonly string[], reading: Reading, most: number): Fit[] {
  const weighed = facts.map((fact) => ({ fact, concepts: stemsByPlace(fact) }));
  const rare = rarityAmong(facts);
  const table = reading.sentences.map((sentence) =>
    weighed.map(({ fact, concepts }) => weightOf(sentence) * fit(sentence, fact, concepts, rare)),
  );
  const context = weighed.map((_, index) => table.reduce((sum, row) => sum + (row[index] ?? 0), 0));
  const scores = table.map((row) =>
    row.map((score, index) => score + CONTEXT_SHARE * Math.min(1, (context[index] ?? 0) - score)),
  );
  const answered = scores.map(() => 0);
  const chosen: Fit[] = [];
  while (chosen.length < most) {
    const gains = weighed.map(({ fact }, index) =>
      chosen.some((one) => one.fact === fact)
        ? 0
        : scores.reduce(
            (best, row, sentence) => Math.max(best, (row[index] ?? 0) - (1 - LEFT_OPEN) * (answered[sentence] ?? 0)),
            0,
          ),
    );
    const gain = Math.max(0, ...gains);
    const index = gains.indexOf(gain);
    const fact = facts[index];
    if (
      fact === undefined ||
      gain < Math.max(FITS * (chosen.length === 0 ? 1 : 0.6), AS_GOOD_AS_BEST * (chosen[0]?.gain ?? 0))
    )
      break;
    chosen.push({ fact, gain });
    for (const [sentence, row] of scores.entries())
      answered[sentence] = Math.max(answered[sentence] ?? 0, row[index] ?? 0);
  }
  return chosen;
}

/** Questions count more than stories, and what was read closely more than what was skimmed. */
function weightOf({ words, attention, request }: ReadSentence): number {
  const read = attention.reduce((sum, weight) => sum + weight, 0) / Math.max(1, words.length);
  return read * (request > 1.5 ? 1 : STORY_WEIGHT);
}

function fit(
  sentence: ReadSentence,
  fact: string,
  concepts: ReadonlyMap<string, number>,
  rare: (concept: string) => number,
): number {
  let shared = 0;
  for (const [concept, weight] of conceptsOf(sentence.text))
    shared += weight * (concepts.get(concept) ?? 0) * rare(concept);
  const lexical = shared / Math.sqrt(1 + concepts.size / 12);
  const exceeded = exceedsLimit(sentence.text, fact) ? LIMIT_IN_QUESTION : 0;
  const model = facet("subject");
  const background = topicsOf(model, sentence)[model.background] ?? 0;
  return (
    (lexical + exceeded + TOPIC_SHARE * (1 - background) * likeness(fact, sentence)) *
    (answersKind(fact, sentence.text) ? KIND_BONUS : 1)
  );
}

/** How telling a word is among these facts: 1 where one fact alone has it, towards 0 where all have. */
const rarityAmong = (facts: readonly string[]) => {
  const counts = countsIn(facts.join("\n"));
  return (concept: string) => 1 - Math.log(counts.get(concept) ?? 1) / Math.log(1 + facts.length);
};

const countsIn = memoized((facts) => {
  const counts = new Map<string, number>();
  for (const fact of facts.split("\n")) {
    for (const concept of stemsByPlace(fact).keys()) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  }
  return counts;
}, 500);

function exceedsLimit(question: string, fact: string): boolean {
  if (!/\b(?:limit|up to|at most|maximum)\b/i.test(fact)) return false;
  const asked = Math.max(0, ...amountsIn(question));
  return asked >= SMALLEST_AMOUNT && amountsIn(fact).some((limit) => limit >= SMALLEST_AMOUNT && asked >= 0.8 * limit);
}

/** Amounts written as 12000, 12,000, 12.000 or 12k. */
function amountsIn(text: string): number[] {
  return [...text.matchAll(/(?<![\d,.])(\d{1,3}(?:[,. ]\d{3})+|\d+)(k?)(?![\d,.]*\d)/gi)].map(
    ([, digits = "", thousand = ""]) => Number(digits.replace(/[,. ]/g, "")) * (thousand === "" ? 1 : 1000),
  );
}
