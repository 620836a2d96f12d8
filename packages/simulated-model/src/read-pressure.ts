import { ABOUT_WRITING, BREVITY, ELABORATION, NEGATION, STRENGTH, THOROUGHNESS, type Wording } from "./lexicon.ts";
import { readLimits } from "./read-limits.ts";

/** How hurried the model is, each from 0 to 1. */
export interface Pressure {
  /** Takes away from what is read of a message. */
  reading: number;
  /** Takes away from what is written. */
  writing: number;
}

/** The part of "keep your answers short" that also hurries the reading. */
const SPILL_FROM_WRITING = 0.3;
const NEGATED_SHARE = 0.7;

/** Weighs every wording of haste and care in the instructions; repetition adds up, ever more slowly. */
export function readPressure(sentences: readonly string[]): Pressure {
  const hurry = { reading: 0, writing: 0 };
  const care = { reading: 0, writing: 0 };
  for (const sentence of sentences) {
    const text = sentence.toLowerCase().replace(/['’]/g, "");
    const written = ABOUT_WRITING.test(text);
    const brevity = weigh(text, BREVITY);
    const thoroughness = weigh(text, THOROUGHNESS);
    const elaboration = weigh(text, ELABORATION);
    const limit = limitPressure(text);
    const brief = either(brevity.asked, NEGATED_SHARE * thoroughness.negated);
    hurry.reading = either(hurry.reading, brief * (written ? SPILL_FROM_WRITING : 1));
    hurry.writing = either(hurry.writing, either(brevity.asked, limit));
    care.reading = either(care.reading, thoroughness.asked);
    if (!written) care.reading = either(care.reading, NEGATED_SHARE * brevity.negated);
    care.writing = either(care.writing, either(elaboration.asked, NEGATED_SHARE * brevity.negated));
  }
  return { reading: Math.max(0, hurry.reading - care.reading), writing: Math.max(0, hurry.writing - care.writing) };
}

function weigh(text: string, lexicon: readonly Wording[]): { asked: number; negated: number } {
  const strength = STRENGTH.reduce((factor, { pattern, weight }) => (pattern.test(text) ? factor * weight : factor), 1);
  let [asked, negated] = [0, 0];
  for (const { pattern, weight } of lexicon) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const strengthened = Math.min(0.97, weight * strength);
    if (NEGATION.test(text.slice(0, match.index))) negated = either(negated, strengthened);
    else asked = either(asked, strengthened);
  }
  return { asked, negated };
}

/** "No more than 20 words" presses, "under 120 words" hardly does. */
function limitPressure(text: string): number {
  const limit = readLimits([text]);
  const words = limit.words ?? (limit.sentences ?? Number.POSITIVE_INFINITY) * 18;
  return Math.min(0.6, 15 / words);
}

/** Noisy or: two causes of one effect, saturating at 1. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b);
}
