import { capital } from "./words.ts";

const CLOSING =
  /^\W*(?:(?:(?:with|many|kind|best|warm|kindest|warmest|yours?|very|thank|thanks?|in advance|and|all the|mit|freundlichen|freundliche|viele|liebe|beste|bien|un|cordial|saludos?|atentamente|cordialement|cdt|merci|gracias|danke|vielen|dank|you|so much|a lot|regards|wishes|best|sincerely|faithfully|truly|cheers|ta|thx|rgds|grüßen|grüße|gruß|à vous|salutations)(?=\W|$))[\s,.!–-]*)+/iu;
const NAME_WORD = "\\p{Lu}[\\p{L}.'’-]*";
const NAME = new RegExp(
  `^(?:(?:mr|mrs|ms|miss|dr|prof|herr|frau)\\.? )?${NAME_WORD}(?: (?:(?:de|van|von|der|den|la|del|al|bin|o)\\s)*${NAME_WORD}){0,3}$`,
  "u",
);
/** Telephone, account or customer number, street or postcode under a name. */
const CONTACT =
  /^\s*(?:(?:tel(?:ephone)?|phone|mob(?:ile)?|fax|e-?mail|(?:account|customer|sort) (?:no|number|code|ref)|ref(?:erence)?)\b[\s.:]*[\w@+() .-]*\d[\w@+() .-]*|\d+[a-z]? \p{Lu}[\p{L} ]+(?:Street|Road|Lane|Avenue|Close|Way|Drive|Row)|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2})\s*$/iu;
const LAST_LINES = 6;
const SENT_FROM = /^(?:sent from|gesendet von|envoyé de|enviado desde)\b/i;
const INTRODUCTION = new RegExp(
  `\\b(?:[Mm]y name is|[Mm]ein Name ist|[Jj]e m['’]appelle|[Mm]e llamo|[Tt]his is) (${NAME_WORD}(?: ${NAME_WORD}){0,2})`,
  "u",
);

/** The name under a message, as signed, or else as the writer gives it; undefined where there is none. */
export function signedName(message: string): string | undefined {
  const lines = message
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !SENT_FROM.test(line));
  const last = lines.slice(-LAST_LINES);
  for (const [index, line] of last.entries()) {
    const rest = afterClosing(line);
    if (rest === undefined) continue;
    const name =
      nameOf(rest === "" ? (last[index + 1] ?? "") : rest) ?? shortName(rest === "" ? (last[index + 1] ?? "") : rest);
    if (name !== undefined) return name;
  }
  const underneath = lines.length > 1 ? nameOf(lines.at(-1) ?? "") : undefined;
  return underneath ?? endOfLine(lines.at(-1) ?? "") ?? INTRODUCTION.exec(message)?.[1];
}

/** Whether a line only takes leave or names the writer. */
export function isSignature(line: string): boolean {
  if (CONTACT.test(line) || SENT_FROM.test(line.trim())) return true;
  const rest = afterClosing(line);
  return rest === undefined
    ? NAME.test(line.trim()) && line.trim().split(/\s+/).length > 1
    : rest === "" || nameOf(rest) !== undefined;
}

function afterClosing(line: string): string | undefined {
  const closing = CLOSING.exec(line)?.[0];
  return closing === undefined ? undefined : line.slice(closing.length).trim();
}

function nameOf(line: string): string | undefined {
  const name = line.replace(/^[\s–—-]+|[\s.,!–—-]+$|\s*\(.*\)$|,.*$/gu, "");
  return NAME.test(name) && afterClosing(name) !== "" ? name : undefined;
}

/** One word after "thanks" is a name, even in lower case. */
function shortName(line: string): string | undefined {
  const word = /^[\s–—-]*(\p{L}{2,14})[\s.!]*$/u.exec(line)?.[1];
  return word === undefined || afterClosing(word) === "" ? undefined : capital(word);
}

/** "... as soon as you can. Best wishes, Ann Lee" */
function endOfLine(line: string): string | undefined {
  const tail = line
    .trim()
    .split(/(?<=[.!?])\s+/)
    .slice(-2)
    .join(" ");
  for (const start of [0, tail.search(/(?<=[.!?]\s)\S[^.!?]*$/)]) {
    const rest = start < 0 ? undefined : afterClosing(tail.slice(start));
    const name = rest === undefined || rest === "" ? undefined : (nameOf(rest) ?? shortName(rest));
    if (name !== undefined) return name;
  }
  return undefined;
}
