export interface Limits {
  words?: number;
  sentences?: number;
  items?: number;
}

const NUMBERS = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];
const LIMIT =
  /\b(?:no more than|not more than|at most|under|up to|fewer than|less than|below|within|maximum(?: of)?|max|in|exactly|than|longer than|exceed|limit(?:ed)?(?: \w+)? to)\s+(?:(?:\w+|\d+)\s+(?:to|or)\s+)?(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s+(?:short|plain|simple|full|numbered|bullet))?\s+(words?|sentences?|bullets?|bullet points?|points?|steps?|lines?|items?)\b/g;
const BARE_LIMIT =
  /\b(one|two|three|four|five|six|seven|eight|\d+)(?:\s+(?:short|plain|simple|full|brief))?\s+(sentences?|bullets?|bullet points?|words?|steps?)\b/g;

/** Limits on what is written; the strictest wins. */
export function readLimits(sentences: readonly string[]): Limits {
  const limits: Limits = {};
  for (const sentence of sentences) {
    const text = sentence.toLowerCase();
    for (const pattern of [LIMIT, BARE_LIMIT]) {
      for (const [, amount = "", unit = ""] of text.matchAll(pattern)) {
        const key = unit.startsWith("word") ? "words" : /^(?:sentence|line)/.test(unit) ? "sentences" : "items";
        const number = /^\d/.test(amount) ? Number(amount) : NUMBERS.indexOf(amount);
        limits[key] = Math.min(limits[key] ?? number, number);
      }
    }
  }
  return limits;
}
