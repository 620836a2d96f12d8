import { attentionAt } from "./attention.ts";
import { sentencesOf, wordsOf } from "./words.ts";

/** A sentence of the message, as far as it was taken in. */
export interface ReadSentence {
  text: string;
  words: string[];
  /** 0 to 1 for each word. */
  attention: number[];
  /** How much it sounds like a request rather than a story; 1 is neutral. */
  request: number;
}

/** The message as read: all of it when there is no pressure, else its beginning, fading out. */
export interface Reading {
  /** The whole message, for what only needs to be carried along, such as noise keys. */
  message: string;
  sentences: ReadSentence[];
}

const REQUEST =
  /\?|\b(?:please|pls|plz|can (?:you|i|we)|could (?:you|i|we)|would you|how (?:do|can|much|long|to)|what (?:is|are|do|can)|where|when (?:will|do|can|is)|why|i(?:'d| would) (?:like|want)|i (?:want|need|wish)|we (?:want|need)|need to|the reason|my question|i am writing (?:to|because)|i'm writing|help me|bitte|ich (?:mochte|möchte|will|brauche)|konnen sie|können sie|wie (?:kann|lange|hoch)|je (?:voudrais|veux|souhaite)|pouvez|comment|quiero|necesito|pueden|puedo|por favor|como|cómo|prosz[eę]|chc[eę]|jak|quero|preciso|podem|posso)\b/i;
const TURN_TO_THE_POINT =
  /^\W*(?:but|however|anyway|so|now|the (?:reason|thing|problem|point)|what i|my (?:question|problem|issue)|aber|mais|pero|ale|mas)\b/i;
const REQUEST_WEIGHT = 0.9;
const TURN_WEIGHT = 0.4;
const LABEL_LINE = /^\s*<\/?[\w -]+>\s*$/;

export function readMessage(message: string, pressure: number): Reading {
  let position = 0;
  const text = message
    .split("\n")
    .filter((line) => !LABEL_LINE.test(line))
    .join("\n");
  const sentences = sentencesOf(text).map((sentence): ReadSentence => {
    const words = wordsOf(sentence);
    const attention = words.map((_, index) => attentionAt(position + index, pressure));
    position += words.length;
    const request =
      1 + (REQUEST.test(sentence) ? REQUEST_WEIGHT : 0) + (TURN_TO_THE_POINT.test(sentence) ? TURN_WEIGHT : 0);
    return { text: sentence, words, attention, request };
  });
  return { message, sentences };
}

/** A text read with full attention, as one sentence. */
export function readWhole(text: string): ReadSentence {
  const words = wordsOf(text);
  return { text, words, attention: words.map(() => 1), request: 1 };
}

/** How much of a sentence was taken in: the sum of attention over its words. */
export function taken(sentence: ReadSentence): number {
  return sentence.attention.reduce((sum, weight) => sum + weight, 0);
}
