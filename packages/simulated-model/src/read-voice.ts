/** Who speaks, and how. */
export interface Voice {
  /** "You are Nora, ..." */
  name: string | undefined;
  /** "... the assistant of Harbour Bank" */
  organisation: string | undefined;
  /** 0 to 1. */
  warmth: number;
  formality: number;
  /** Answer in the customer's language. */
  customerLanguage: boolean;
  /** Say what happens next. */
  nextStep: boolean;
  apologise: boolean;
  signOff: string | undefined;
  subjectLine: boolean;
  greeting: boolean;
  exclamation: boolean;
  /** E-mails are set out in paragraphs. */
  paragraphs: boolean;
}

const WARM =
  /\b(?:warm(?:ly|th)?|friendly|kind(?:ly|ness)?|caring|empath\w+|compassion\w*|understanding|welcoming|human|sympath\w+|reassur\w+|personal)\b/gi;
const FORMAL = /\b(?:formal(?:ly)?|professional(?:ly)?|polite(?:ly)?|courteous|respectful(?:ly)?)\b/gi;
const COLD = /\b(?:neutral|factual|matter-of-fact|no small talk|cool|detached|impersonal)\b/gi;

export function readVoice(sentences: readonly string[]): Voice {
  const text = sentences.join("\n");
  const positive = sentences
    .filter((sentence) => !/\b(?:not|never|avoid)\b[^.]{0,12}\b(?:warm|friendly|formal|personal)\b/i.test(sentence))
    .join("\n");
  return {
    name: /\b[Yy]ou are ([\p{Lu}][\p{L}]+)(?=,|\.| and\b|$)/u.exec(text)?.[1],
    organisation: organisationIn(sentences),
    warmth: saturate(count(positive, WARM) * 0.45 - count(text, COLD) * 0.5),
    formality: saturate(count(positive, FORMAL) * 0.5),
    customerLanguage:
      /\b(?:language)\b[^.]{0,40}\b(?:customer|writer|they|message|he or she|user|wrote|writes)\b|\b(?:customer|writer|user|sender|they)\b[^.]{0,30}\blanguage\b/i.test(
        text,
      ),
    nextStep:
      /\bwhat (?:will )?happens? next\b|\bnext steps?\b|\bwhat (?:to|they can|the customer (?:can|should)) (?:do|expect) next\b|\bwhat comes next\b/i.test(
        positive,
      ),
    apologise: /\bapologi[sz]e\b|\bsay (?:that you are )?sorry\b/i.test(text),
    signOff:
      /\b(?:sign(?:ed)?(?: off| it)?|close|end)\b[^."“']{0,30}\b(?:as|with)\b\s*:?\s*["“']([^"”\n]{2,60})["”']/i.exec(
        text,
      )?.[1] ?? /\bsign(?: off| it)? as (?:the )?([^.\n]{2,50})/i.exec(text)?.[1],
    subjectLine: /\bsubject(?: line)?\b/i.test(text) && !/\b(?:no|without(?: a)?) subject\b/i.test(text),
    greeting: !/\b(?:no|without(?: a)?|skip(?: the)?|leave out(?: the)?) (?:greeting|salutation|pleasantries)/i.test(
      text,
    ),
    exclamation:
      !/\b(?:no|never|without|avoid|leave out|do not use|don['’]t use|skip|omit)\b[^.]{0,40}\bexclamation (?:marks?|points?)/i.test(
        text,
      ),
    paragraphs: /\bparagraphs?\b|\bempty line\b/i.test(text),
  };
}

function organisationIn(sentences: readonly string[]): string | undefined {
  const own = sentences.filter((sentence) =>
    /\byou (?:are|work|speak|write|answer|represent)\b|\bassistant\b|\bvoice of\b/i.test(sentence),
  );
  for (const sentence of own) {
    const found =
      /\b(?:of|for|at|from|by) (?:the )?((?:\p{Lu}[\p{L}&]+)(?: \p{Lu}[\p{L}&]+)*)/u.exec(sentence) ??
      /((?:\p{Lu}[\p{L}&]+)(?: \p{Lu}[\p{L}&]+)*)['’]s\b/u.exec(sentence);
    if (found !== null) return found[1];
  }
  return undefined;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function saturate(value: number): number {
  return Math.min(1, Math.max(0, value));
}
