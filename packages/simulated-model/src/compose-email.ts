import { answerParts, phrasesFor } from "./compose-answer.ts";
import { punctuate } from "./punctuate.ts";
import type { Instructions } from "./read-instructions.ts";
import type { Reading } from "./read-message.ts";
import { signedName } from "./read-signature.ts";
import { cutWords, join, type Part, shorten } from "./shorten.ts";
import { capital } from "./words.ts";

const SHORTEST = 8;
const CLOSING_AND_NAME = /^((?:kind |best |warm )?(?:regards|wishes)|yours (?:sincerely|faithfully)),\s*(.+)$/i;

/** An answer as an e-mail, whose salutation and sign-off belong to the form and are not cut. */
export function composeEmail(instructions: Instructions, reading: Reading): string {
  const { limits, pressure, voice } = instructions;
  const phrases = phrasesFor(instructions, reading);
  const opening: Part = { text: phrases.thanks, importance: 0.3 + 0.3 * voice.warmth };
  const parts = [opening, ...answerParts(instructions, reading, phrases)];
  const salutation = phrases.dear(signedName(reading.message));
  const closing = closingOf(instructions, phrases.regards);
  const frame = `${salutation} ${closing}`.split(/\s+/).length;
  const room = limits.words === undefined ? undefined : Math.max(SHORTEST, limits.words - frame);
  const kept = shorten(parts, pressure.writing, { ...limits, ...(room === undefined ? {} : { words: room }) });
  const text = punctuate(cutWords(join(kept, voice.paragraphs ? "\n\n" : " "), room), voice);
  const subject = voice.subjectLine ? [`Subject: ${subjectOf(reading)}`] : [];
  return [...subject, salutation, text, closing].join("\n\n");
}

/** "Kind regards, The Team" is a closing phrase and a name already; a name alone gets the phrase of the language. */
function closingOf({ voice }: Instructions, regards: string): string {
  const given =
    voice.signOff ??
    voice.name ??
    (voice.organisation === undefined ? "Customer service" : `Customer service, ${voice.organisation}`);
  const [, phrase, name = ""] = CLOSING_AND_NAME.exec(given) ?? [];
  return phrase === undefined ? `${regards}\n${given}` : `${phrase},\n${name}`;
}

function subjectOf(reading: Reading): string {
  const asked = [...reading.sentences].sort((a, b) => b.request - a.request)[0];
  if (asked === undefined) return "Your message";
  const words = asked.text.split(/\s+/).slice(0, 8).join(" ");
  return `Your message: ${capital(words.replace(/[.,!?;:]+$/, ""))}`;
}
