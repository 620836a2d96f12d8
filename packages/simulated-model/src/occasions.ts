import { facet } from "./knowledge.ts";
import { memoized } from "./memo.ts";
import { type Reading, type ReadSentence, readWhole } from "./read-message.ts";
import { topicsOf } from "./topics.ts";
import { fragmentsOf } from "./words.ts";

/** From here on a text of the instructions is about an occasion rather than about anything at all. */
const ABOUT = 0.5;

/** How surely (0 to 1) a sentence that was read belongs to an occasion, such as "farewell" or "bereavement". */
export function occasionIn(reading: Reading, name: string): number {
  const topic = facet("occasion").topics.indexOf(name);
  return reading.sentences.reduce((highest, sentence) => Math.max(highest, probabilities(sentence)[topic] ?? 0), 0);
}

/** How surely the message is of an occasion that a text of the instructions speaks of; undefined where it speaks of none. */
export function occasionAgreement(text: string, reading: Reading): number | undefined {
  const wanted = occasionsOf(text);
  return wanted.length === 0 ? undefined : Math.max(...wanted.map((name) => occasionIn(reading, name)));
}

const occasionsOf = memoized((text) => {
  const model = facet("occasion");
  const parts = [text, ...fragmentsOf(text)].map((part) => probabilities(readWhole(part)));
  return model.topics.filter(
    (_, topic) => topic !== model.background && parts.some((part) => (part[topic] ?? 0) >= ABOUT),
  );
});

function probabilities(sentence: ReadSentence): Float64Array {
  return topicsOf(facet("occasion"), sentence);
}
