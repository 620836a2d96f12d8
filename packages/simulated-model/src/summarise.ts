import { gloss } from "./gloss.ts";
import { facet } from "./knowledge.ts";
import { keepsSecrets, leaveOutSecrets } from "./leave-out-secrets.ts";
import { occasionIn } from "./occasions.ts";
import { rarity } from "./rarity.ts";
import type { Instructions } from "./read-instructions.ts";
import { type Reading, type ReadSentence, taken } from "./read-message.ts";
import { cutWords } from "./shorten.ts";
import { topicsOf } from "./topics.ts";
import { capital } from "./words.ts";

const SPEAKER = /^\s*\**([\p{L}][\p{L} ]{1,20})\**\s*(?:\([^)]*\)|\[[^\]]*\])?\s*:\s*(.*)$/u;
const STAFF = /\b(?:agent|advis[eo]r|assistant|bot|clerk|support|staff|banker|colleague)\b/;
const OUTCOME =
  /\b(?:i will|i['’]ll|we will|we['’]ll|i have|i['’]ve|we have|has been|have been|sent|ordered|blocked|refunded|cancelled|raised|booked|noted|arranged|within|until|can|you['’]ll|next step|(?:by |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow)\b/i;
const PARTICULAR =
  /\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:tomorrow|yesterday|today)\b|(?<=\S )\p{Lu}\p{Ll}+/u;
const ASIDE =
  /^\W*(?:(?:one|just a) moment|hold on|let me (?:see|check|look)|thanks?|thank you|hi|hello|good (?:morning|afternoon|evening)|bye|ok|okay|yes|no|sure|great|perfect|you['’]re welcome|anything else)\b/i;
const LONGEST_SENTENCE = 28;
const SENTENCES_WITHOUT_LIMIT = 4;
/** A note with a limit in words is filled to it: sentences in a conversation are about this long. */
const WORDS_A_SENTENCE = 8;
const CUT_AT_FULL_PRESSURE = 0.6;

/** What is addressed to the writer of the summary is no part of the conversation. */
const ORDERS_WEIGHT = 0.05;

interface Candidate {
  speaker: string;
  text: string;
  score: number;
}

/** An extract of what matters in a conversation or text: what was asked, what was done, in order. */
export function summarise(instructions: Instructions, reading: Reading): string {
  const { limits, pressure, sentences } = instructions;
  const candidates = candidatesIn(reading, keepsSecrets(instructions), inEnglish(sentences));
  if (candidates.length === 0) return "There is nothing to summarise.";
  const bullets = sentences.some((sentence) => /\bbullets?\b|\bbullet points?\b|\bas a list\b/i.test(sentence));
  const roomy = limits.words === undefined ? SENTENCES_WITHOUT_LIMIT : Math.floor(limits.words / WORDS_A_SENTENCE);
  const most = Math.min(
    limits.sentences ?? limits.items ?? Number.POSITIVE_INFINITY,
    Math.max(1, Math.round(roomy * (1 - CUT_AT_FULL_PRESSURE * pressure.writing))),
  );
  const chosen = [...candidates].sort((a, b) => b.score - a.score).slice(0, most);
  const write = () => linesOf(candidates.filter((candidate) => chosen.includes(candidate)));
  while (chosen.length > 1 && countWords(write()) > (limits.words ?? Number.POSITIVE_INFINITY)) chosen.pop();
  const lines = write();
  return bullets ? lines.map((line) => `- ${line}`).join("\n") : cutWords(lines.join(" "), limits.words);
}

function inEnglish(sentences: readonly string[]): boolean {
  return sentences.some((sentence) => /\bin English\b/.test(sentence));
}

function candidatesIn(reading: Reading, secret: boolean, english: boolean): Candidate[] {
  const subject = facet("subject");
  let speaker = "";
  return reading.sentences.flatMap((sentence): Candidate[] => {
    const turn = SPEAKER.exec(sentence.text);
    if (turn !== null) speaker = (turn[1] ?? "").trim().toLowerCase();
    const said = (turn?.[2] ?? sentence.text).trim();
    if (said === "") return [];
    const told = secret ? leaveOutSecrets(said) : said;
    const text = (english ? gloss(told) : undefined) ?? told;
    const background = topicsOf(subject, sentence)[subject.background] ?? 0;
    return [{ speaker, text, score: worth(sentence, said, speaker, background) }];
  });
}

function worth(sentence: ReadSentence, text: string, speaker: string, background: number): number {
  const seen = taken(sentence) / Math.max(1, sentence.words.length);
  const kind = STAFF.test(speaker) ? (OUTCOME.test(text) ? 1.6 : 0.6) : sentence.request;
  const particular = PARTICULAR.test(text) ? 1.4 : 1;
  const telling = sentence.words.reduce((sum, word) => sum + rarity(word), 0);
  const aside = ASIDE.test(text) && sentence.words.length < 6 ? 0.3 : 1;
  return (
    seen *
    kind *
    particular *
    aside *
    (1.1 - 0.7 * background) *
    Math.min(1, telling / 4) *
    (givesOrders(sentence) ? ORDERS_WEIGHT : 1)
  );
}

function givesOrders(sentence: ReadSentence): boolean {
  return occasionIn({ message: sentence.text, sentences: [sentence] }, "instructions") > 0.6;
}

/** What one speaker says in a row is reported together. */
function linesOf(kept: readonly Candidate[]): string[] {
  return kept.map(({ speaker, text }, index) => {
    const shortened = cutWords(text, LONGEST_SENTENCE).replace(/([^.!?])$/, "$1.");
    const goesOn = speaker === "" || kept[index - 1]?.speaker === speaker;
    return goesOn ? capital(shortened) : `The ${speaker} says: ${shortened}`;
  });
}

function countWords(lines: readonly string[]): number {
  return lines.join(" ").split(/\s+/).length;
}
