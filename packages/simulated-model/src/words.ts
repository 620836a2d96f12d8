const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const SENTENCE_END = /(?<=[.!?…。])\s+|[\n\r]+|(?<=[;])\s+|\s+[-–—]+\s+|\s*\.{2,}\s*/u;
const TURN =
  /,?\s+(?=(?:but|however|anyway|anyways|also|aber|mais|pero|ale|mas)\s)|,\s+(?=(?:so|and|then|plus|und|et|y|i|e)\s)|\s+(?=and (?:i|we|my|our|there|then|also|someone|somebody|now|can|could|please)\s)/iu;
const LONG_SENTENCE_WORDS = 9;
const SUFFIXES = [
  "ations",
  "ation",
  "ingly",
  "ments",
  "ings",
  "ment",
  "edly",
  "ing",
  "ies",
  "ied",
  "ers",
  "est",
  "ed",
  "es",
  "ly",
  "er",
  "s",
  "e",
  "y",
];

/** The words of a text, in order, lower case and without accents. */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).map(plain);
}

/** Lower case, without accents and apostrophes: "Zurücksetzen" and "zurucksetzen" are one. */
export function plain(text: string): string {
  const lower = text.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize("NFD")
    .replace(/[\p{M}'’]/gu, "")
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss");
}

/** A light stem: enough to join "transfer", "transfers" and "transferred" in a few languages. */
export function stemOf(word: string): string {
  if (/^\d/.test(word)) return "#";
  for (const suffix of SUFFIXES) {
    if (word.length - suffix.length >= 3 && word.endsWith(suffix)) {
      return undouble(word.slice(0, -suffix.length));
    }
  }
  return word;
}

/** The stems of the words that carry meaning. */
export function contentStems(text: string): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => !FUNCTION_WORDS.has(word))
      .map(stemOf),
  );
}

/** Sentences of running text; long ones fall apart into clauses, since people forget the full stop. */
export function sentencesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .flatMap((sentence) => (wordsOf(sentence).length > LONG_SENTENCE_WORDS ? sentence.split(TURN) : [sentence]))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

/** "first: a, b and c" → its parts; used on descriptions, where each part is a topic of its own. */
export function fragmentsOf(text: string): string[] {
  return text
    .split(/[,;:.()/]|\s[-–—]\s|\bor\b|\band\b/iu)
    .map((part) => part.trim())
    .filter((part) => wordsOf(part).length > 0);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function undouble(stem: string): string {
  return /([bdgklmnprt])\1$/.test(stem) && stem.length > 3 ? stem.slice(0, -1) : stem;
}

export const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  (
    "a an the this that these those is are was were be been being am do does did has have had having i you he she it we they me my your his her its our their " +
    "us him them of to in on at by for with from as into about over after before and or but if then than so not no nor can could will would shall should may might must " +
    "who whom which what when where why how all any each some such only own same too very just there here out up down off again more most other please also " +
    "one two something anything someone anyone customer customers message"
  ).split(" "),
);
