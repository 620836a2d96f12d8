import { facet } from "./knowledge.ts";
import { memoized } from "./memo.ts";
import type { Instructions } from "./read-instructions.ts";
import { type Reading, type ReadSentence, readWhole, taken } from "./read-message.ts";
import type { Item } from "./read-sections.ts";
import { isSignature } from "./read-signature.ts";
import { topicsOf } from "./topics.ts";
import type { Verdict } from "./verdict.ts";
import { headsOf } from "./word-families.ts";
import { fragmentsOf, stemOf, wordsOf } from "./words.ts";

/** From here on a text of the instructions speaks of an obstacle. */
const SPOKEN_OF = 0.3;
/** From here on a sentence of the request is taken to show one. */
const SHOWN = 0.5;
/** One clear sentence makes a request clear. */
const CLEAR = 0.6;
/** Shorter sentences show less. */
const FULL_SENTENCE = 5;
const PLANNED = /\b(\w+) ["“]([\w -]+)["”]/g;
const LIMIT = /\b(?:up to|at most|no more than|not more than)\s+[£$€]\s?([\d,]+)/i;
/** In words. */
const NEAR = 4;
const AMOUNT = /[£$€]\s?(\d[\d,]*(?:\.\d+)?)/g;

/** Judges a request by the policy in the instructions: what they do not speak of is no obstacle. */
export function judgeRequest(instructions: Instructions, values: readonly Item[], reading: Reading): Verdict {
  const policy = [...values.map(({ text }) => text), ...instructions.lists.rules, ...instructions.lists.facts];
  const named = namedObstacles(policy.join("\n"));
  const failed =
    (isMissing(reading) ? "there is a request" : undefined) ??
    brokenLimit(policy, plannedIn(instructions.sentences), reading) ??
    obstacleIn(reading, named);
  return failed === undefined
    ? { approved: true, reason: "The request is clear and nothing in the policy stands against it." }
    : { approved: false, reason: `The policy stands against it: ${failed}.` };
}

function isMissing({ message, sentences }: Reading): boolean {
  return sentences.every((sentence) => taken(sentence) === 0) || /^\W*(?:empty|no|blank)(?: \w+)?\W*$/i.test(message);
}

/** The topics of the standing of a request that a text names. */
const namedObstacles = memoized((policy) => {
  const model = facet("standing");
  const parts = policy.split("\n").flatMap((line) => [line, ...fragmentsOf(line)].map(readWhole));
  return model.topics.filter(
    (_, topic) => topic !== model.background && parts.some((part) => (topicsOf(model, part)[topic] ?? 0) >= SPOKEN_OF),
  );
}, 500);

function obstacleIn(reading: Reading, named: readonly string[]): string | undefined {
  const model = facet("standing");
  const told = reading.sentences.filter(({ text }) => !isSignature(text));
  const clear = told.some((sentence) => (topicsOf(model, sentence)[model.background] ?? 0) > CLEAR);
  const topics = named.filter((name) => !(clear && name === "unclear")).map((name) => model.topics.indexOf(name));
  const degree = (one: ReadSentence) => {
    const found = topicsOf(model, one);
    return topics.reduce((sum, topic) => sum + (found[topic] ?? 0), 0) * Math.min(1, taken(one) / FULL_SENTENCE);
  };
  const [worst] = [...told].sort((a, b) => degree(b) - degree(a));
  if (worst === undefined || degree(worst) < SHOWN) return undefined;
  const found = topicsOf(model, worst);
  const topic = topics.reduce((one, other) => ((found[other] ?? 0) > (found[one] ?? 0) ? other : one), topics[0] ?? 0);
  return `${(model.topics[topic] ?? "").replaceAll("_", " ")}, "${worst.text.replace(/[.\s]+$/, "")}"`;
}

/** Names and values of the plan as the instructions quote it: action "refund_fee". */
function plannedIn(sentences: readonly string[]): string[] {
  return sentences.flatMap((sentence) => [...sentence.matchAll(PLANNED)].map(([, , value = ""]) => value));
}

/** A policy line with a limit holds for the operation whose words it has, and for amounts of what it opens with. */
function brokenLimit(policy: readonly string[], planned: readonly string[], reading: Reading): string | undefined {
  return policy.find((line) => {
    const limit = LIMIT.exec(line)?.[1];
    const [subject] = wordsOf(line).filter((word) => !/\d/.test(word) && word.length > 2);
    if (limit === undefined || subject === undefined) return false;
    const stems = new Set(wordsOf(line).map(stemOf));
    const meant = planned.some((value) => wordsOf(value.replaceAll("_", " ")).every((word) => stems.has(stemOf(word))));
    const amounts = reading.sentences.flatMap(({ text }) => amountsBeside(text, subject));
    return meant && Math.max(0, ...amounts) > numberOf(limit);
  });
}

/** Amounts at most a few words away from a word: "the £70 of fees", "fees for three months, £70 in all". */
function amountsBeside(text: string, word: string): number[] {
  const parts = text.split(/\s+/);
  const named = parts.flatMap((part, index) => (wordsOf(part).some((one) => akin(one, word)) ? [index] : []));
  return parts.flatMap((part, index) =>
    named.some((place) => Math.abs(place - index) <= NEAR)
      ? [...part.matchAll(AMOUNT)].map(([, digits = ""]) => numberOf(digits))
      : [],
  );
}

/** The same word, or one that belongs to its family and to no other: "charges" for "fees". */
function akin(word: string, other: string): boolean {
  return stemOf(word) === stemOf(other) || (word.length > 4 && headsOf(word).has(singular(other)));
}

function singular(word: string): string {
  return word.replace(/s$/, "");
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(",", ""));
}
