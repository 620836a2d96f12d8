import { facet } from "./knowledge.ts";
import { occasionIn } from "./occasions.ts";
import type { Phrases } from "./phrases.ts";
import { type Reading, type ReadSentence, taken } from "./read-message.ts";
import type { Voice } from "./read-voice.ts";
import type { Part } from "./shorten.ts";
import { topicsOf } from "./topics.ts";

const PLEASANTRIES = ["greeting", "thanks", "farewell", "well_being", "identity", "remark"];
const SURE = 0.5;

/** Whether nothing in the message wants more than a friendly word. */
export function isSmallTalk(reading: Reading): boolean {
  return reading.sentences.every((sentence) => taken(sentence) === 0 || isPleasantry(sentence));
}

/** Replies to what people say besides, or instead of, a question. */
export function pleasantries(reading: Reading, phrases: Phrases, voice: Voice): Part[] {
  const heard = (occasion: string) => occasionIn(reading, occasion) > SURE;
  const alone = isSmallTalk(reading);
  const replies: (readonly [string, Part])[] = [
    ["remark", { text: phrases.remark, importance: alone ? 0.9 : 0 }],
    ["well_being", { text: phrases.wellBeing, importance: 0.7 }],
    ["identity", { text: phrases.identity(voice.name, voice.organisation), importance: 1 }],
    ["thanks", { text: phrases.welcome, importance: alone ? 1 : 0 }],
    ["farewell", { text: phrases.goodbye, importance: alone ? 1 : 0 }],
  ];
  const parts = replies
    .filter(([occasion, { importance }]) => importance > 0 && heard(occasion))
    .map(([, part]) => part);
  const over = heard("thanks") || heard("farewell");
  return alone && !over ? [...parts, { text: phrases.offer, importance: parts.length === 0 ? 1 : 0.6 }] : parts;
}

function isPleasantry(sentence: ReadSentence): boolean {
  const model = facet("occasion");
  const topics = topicsOf(model, sentence);
  return PLEASANTRIES.reduce((sum, name) => sum + (topics[model.topics.indexOf(name)] ?? 0), 0) > SURE;
}
