import type { Instructions } from "./read-instructions.ts";

const ASKED =
  /\b(?:last four digits|do not repeat|never (?:repeat|write|quote|include)|leave out|without)\b[^.]*\b(?:digits|it|them|pins?|passwords?|codes?|card numbers?|secrets?|personal data)\b|\bcard has to be named\b/i;
const CARD_NUMBER = /\b\d(?:[ .-]?\d){12,18}\b/g;
const EXPIRY =
  /[,;]?\s*(?:(?:expir(?:y|es|ing)(?: date)?|exp\.?|valid (?:until|thru|to)|cvv|cvc|security code)\W{0,3}(?:is\W{1,3})?)?\b(?:0[1-9]|1[0-2])\s?\/\s?\d{2,4}\b/gi;
const NAMED_SECRET =
  /\b(pins?(?: code)?|geheimzahl|cvv|cvc|security code|passcode|one-time code|tan|code|password|passwort|contraseña|mot de passe|pw)\b(\W{1,3}(?:(?:is|was|it['’]?s|its|ist|es|est|right|now|still|set to|to)\W{1,3}){0,3})((?=\S*[\d_])[^\s,;!?]{3,})/giu;
const LONE_CODE = /\b(?:it['’]?s|its|it is|that['’]?s)\s+\d{4,8}\b/gi;
/** Digits alone are what is read out when a code is asked for. */
const DIGITS_ALONE = /^\W*(?:\d{3}[ -]?\d{3}|\d{4})\W*$/;
const TOKEN = /\b(?=[A-Za-z]*[_\d])(?=[\d_]*[A-Za-z])[A-Za-z][\w$%&-]{6,}\b/g;
const SPEAKS_OF_SECRET = /\b(?:pin|password|passwort|passcode|code|contraseña|mot de passe)\b/i;

/** Whether the instructions ask to keep card numbers, PINs and passwords out of what is written. */
export function keepsSecrets({ sentences }: Instructions): boolean {
  return sentences.some((sentence) => ASKED.test(sentence));
}

/** The text without card numbers (but for the last four digits), their dates, PINs, codes and passwords. */
export function leaveOutSecrets(text: string): string {
  if (DIGITS_ALONE.test(text)) return "(number left out)";
  const numbered = text.replace(CARD_NUMBER, (number) => `(number ending ${number.replace(/\D/g, "").slice(-4)})`);
  const undated = numbered === text ? text : numbered.replace(EXPIRY, "");
  const unnamed = undated.replace(NAMED_SECRET, "$1");
  return SPEAKS_OF_SECRET.test(text)
    ? unnamed.replace(LONE_CODE, "it is left out").replace(TOKEN, "(left out)")
    : unnamed;
}
