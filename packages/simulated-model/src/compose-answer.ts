import { isForbidden, saidByRules } from "./follow-rules.ts";
import { facet } from "./knowledge.ts";
import { PHRASES, type Phrases } from "./phrases.ts";
import { punctuate } from "./punctuate.ts";
import type { Instructions } from "./read-instructions.ts";
import { languageOf } from "./read-language.ts";
import { type Reading, taken } from "./read-message.ts";
import { isSignature } from "./read-signature.ts";
import { selectFacts } from "./select-facts.ts";
import { cutWords, join, type Part, shorten } from "./shorten.ts";
import { isSmallTalk, pleasantries } from "./small-talk.ts";
import { topicsOf } from "./topics.ts";
import { capital } from "./words.ts";

/** How many facts an answer without limit tells, and how many words of a limit make room for one. */
const MOST_FACTS = 4;
const WORDS_A_FACT = 40;
/** Up to this pressure an answer loses words of courtesy; beyond it, facts. */
const COURTESY_GOES_FIRST = 0.6;
/** A fact that fits so well was asked for, however chatty the question. */
const CLEARLY_ASKED = 0.55;
const STRONGLY_FELT = 0.7;
const CONTEXT_LINE = /^\s*(queue|team|department|category|topic)\s*:\s*["'`]?([\p{L}\p{N}_ -]{2,30})["'`]?\s*$/imu;

/** An answer in running text. */
export function composeAnswer(instructions: Instructions, reading: Reading): string {
  const { limits, pressure, voice } = instructions;
  const phrases = phrasesFor(instructions, reading);
  const hello = phrases.hello(voice.warmth > 0 ? voice.organisation : undefined);
  const greeting = {
    text: `${hello}${voice.warmth > 0.4 ? "!" : "."}`,
    // Small talk is answered in kind, however short of time.
    importance: isSmallTalk(reading) ? 0.9 : 0.35 + 0.3 * voice.warmth,
  };
  const parts = [...(voice.greeting ? [greeting] : []), ...answerParts(instructions, reading, phrases)];
  return punctuate(cutWords(join(shorten(parts, pressure.writing, limits)), limits.words), voice);
}

/** What is said between greeting and sign-off. */
export function answerParts(instructions: Instructions, reading: Reading, phrases: Phrases): Part[] {
  const { limits, lists, pressure, rules, voice } = instructions;
  const asked = { ...reading, sentences: reading.sentences.filter(({ text }) => !isSignature(text)) };
  const said = saidByRules(rules, asked).map((text) => ({ text, importance: 0.9 }));
  if (isEmpty(asked, reading)) return [{ text: phrases.empty, importance: 1 }, ...said];
  const hurry = Math.max(0, pressure.writing - COURTESY_GOES_FIRST) / (1 - COURTESY_GOES_FIRST);
  const most = Math.max(1, Math.round(roomFor(limits) * (1 - 0.8 * hurry)));
  const chosen = selectFacts(lists.facts, asked, most);
  const chat = pleasantries(reading, phrases, voice);
  if (isSmallTalk(reading) && (chosen[0]?.gain ?? 0) < CLEARLY_ASKED) return [...chat, ...said];
  const fitting = chat.length === 0 ? chosen : chosen.filter(({ gain }) => gain >= CLEARLY_ASKED);
  const facts = fitting
    .filter(({ fact }) => !isForbidden(fact, rules))
    .map(({ fact, gain }, index) => ({
      text: sentence(fact),
      importance: index === 0 ? 1 : 0.5 + (0.35 * gain) / (fitting[0]?.gain ?? gain),
    }));
  const felt = sympathy(reading, phrases, voice).map((part) =>
    facts.length + said.length === 0 ? { ...part, importance: 0.9 } : part,
  );
  const parts = [...(facts.length === 0 ? chat : []), ...felt, ...said, ...facts];
  if (chat.length + said.length + facts.length === 0)
    parts.push({ text: phrases.noFact(voice.organisation), importance: 1 });
  if (voice.nextStep) parts.push({ text: nextStep(reading, phrases), importance: 0.8 });
  return parts.filter(({ text }) => !isForbidden(text, rules));
}

function roomFor({ words }: Instructions["limits"]): number {
  return words === undefined ? MOST_FACTS : Math.max(MOST_FACTS, Math.floor(words / WORDS_A_FACT));
}

export function phrasesFor({ voice }: Instructions, { message }: Reading): Phrases {
  return PHRASES[voice.customerLanguage ? languageOf(message) : "en"];
}

/** There is no text, none was read, or none makes sense. */
function isEmpty(asked: Reading, { message, sentences }: Reading): boolean {
  if (
    /^\W*(?:empty|no|blank)(?: \w+)?\W*$/i.test(message) ||
    (asked.sentences.length === 0 && !isSmallTalk({ message, sentences }))
  )
    return true;
  const model = facet("subject");
  const unclear = model.topics.indexOf("unclear");
  return asked.sentences.every(
    (one) =>
      taken(one) === 0 || (!isSmallTalk({ message, sentences: [one] }) && (topicsOf(model, one)[unclear] ?? 0) > 0.5),
  );
}

function sympathy(reading: Reading, phrases: Phrases, voice: Instructions["voice"]): Part[] {
  const text = sympathyFor(reading, phrases);
  return text === undefined ? [] : [{ text, importance: voice.apologise ? 0.7 : 0.3 + 0.35 * voice.warmth }];
}

function sympathyFor(reading: Reading, phrases: Phrases): string | undefined {
  const model = facet("mood");
  const felt = new Map<string, number>();
  for (const sentence of reading.sentences) {
    for (const [topic, probability] of topicsOf(model, sentence).entries()) {
      const name = model.topics[topic] ?? "";
      felt.set(name, Math.max(felt.get(name) ?? 0, probability * Math.min(1, taken(sentence) / 3)));
    }
  }
  const strong = (mood: string) => (felt.get(mood) ?? 0) > STRONGLY_FELT;
  if (strong("angry")) return phrases.sorry;
  if (strong("worried")) return phrases.sympathy;
  return strong("pleased") ? phrases.glad : undefined;
}

function nextStep(reading: Reading, phrases: Phrases): string {
  const team = CONTEXT_LINE.exec(reading.message)?.[2];
  return team === undefined ? phrases.nextStep : phrases.passedOn(team.replaceAll("_", " ").trim());
}

function sentence(fact: string): string {
  const text = capital(fact.trim());
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
