import { wordsOf } from "./words.ts";

export type Language = "en" | "es" | "de" | "fr";

/** Words that are frequent in one of these languages and rare in the others. */
const MARKERS: Record<Language, ReadonlySet<string>> = {
  en: marked("the is and my to have i you it was not for with this that can of what how please hello hi thanks on me"),
  es: marked(
    "el los las mi que por una con para no he hola gracias tengo cuenta tarjeta esta como puedo quiero del me ha desde muy sus pero",
  ),
  de: marked(
    "der die das ich ist und mein meine nicht habe bitte eine einen mit auf sie wie wann kann konto karte hallo danke seit wurde fur mir",
  ),
  fr: marked(
    "le les je mon ma est et une pas pour vous bonjour merci compte carte depuis avec sur ai puis comment votre des du mes nous ete",
  ),
};

/** The language of a message, among those the model can greet in; English when in doubt. */
export function languageOf(message: string): Language {
  const words = wordsOf(message);
  let best: Language = "en";
  let highest = count(words, MARKERS.en);
  for (const language of ["es", "de", "fr"] as const) {
    const hits = count(words, MARKERS[language]);
    if (hits > highest) [best, highest] = [language, hits];
  }
  return best;
}

function count(words: readonly string[], markers: ReadonlySet<string>): number {
  return words.reduce((sum, word) => sum + (markers.has(word) ? 1 : 0), 0);
}

function marked(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
