import { facet } from "./knowledge.ts";
import { languageOf } from "./read-language.ts";
import { readWhole } from "./read-message.ts";
import { topicsOf } from "./topics.ts";
import { headsOf } from "./word-families.ts";
import { wordsOf } from "./words.ts";

const SURE = 0.5;
const LANGUAGES = { en: "English", es: "Spanish", de: "German", fr: "French" };

/**
 * What a sentence in another language is about, in English key words. It is no translation: the model knows
 * families of words and subjects, not grammar. Undefined for English, and where nothing is understood.
 */
export function gloss(text: string): string | undefined {
  const language = languageOf(text);
  if (language === "en") return undefined;
  const heads = wordsOf(text).flatMap((word) => [...headsOf(word)].slice(0, 1));
  const subject = facet("subject");
  const topics = topicsOf(subject, readWhole(text));
  const subjects = subject.topics.filter((_, topic) => topic !== subject.background && (topics[topic] ?? 0) > SURE);
  const keys = [...new Set([...subjects.map((name) => name.replaceAll("_", " ")), ...heads])];
  const figures = text.match(/[£$€]?\d[\d.,:]*\d|\d/g) ?? [];
  return keys.length === 0 ? undefined : `(in ${LANGUAGES[language]}, about) ${[...keys, ...figures].join(", ")}`;
}
