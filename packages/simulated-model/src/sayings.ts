import { capital } from "./words.ts";

const CLAUSE =
  /(?<=[.!?])\s+|(?:,\s+(?:and\s+)?|\s+and\s+|;\s+)(?=(?:tell|ask|name|offer|say|explain|give|invite|return|carry|call|help|refer|do not|never)\b)/i;
const THEM = "(?:them|him or her|the (?:customer|writer))";

const SAYINGS: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [new RegExp(`^(?:tell|inform|advise|remind|ask|invite|urge) ${THEM} to (.+)$`, "i"), (rest) => `Please ${rest}`],
  [new RegExp(`^(?:tell|inform|advise|remind) ${THEM} that (.+)$`, "i"), (rest) => rest],
  [/^(?:say|mention|add|point out|explain|repeat) that (?!too\b|so\b|it\b|this\b)(.+)$/i, (rest) => asAssistant(rest)],
  [/^say\s*:?\s*["“](.+?)["”]/i, (rest) => rest],
  [new RegExp(`^ask (?:${THEM} )?for (.+)$`, "i"), (rest) => `Could you please give us ${rest}?`],
  [
    /^offer (?:them |the (?:customer|writer) )?(?:your |our )?condolences\b.*()$/i,
    () => "I am very sorry for your loss",
  ],
  [/^(?:name|mention) (the .*\b(?:team|line|desk|number)\b.*)$/i, (rest) => `Please turn to ${rest}`],
  [new RegExp(`^(?:give|name|quote|mention) (?:${THEM} )?(.*\\d.*)$`, "i"), (rest) => `You can use ${rest}`],
  [new RegExp(`^offer (?:${THEM} )?(?:to )?(.+)$`, "i"), (rest) => `We can offer ${rest}`],
  [/^((?:a colleague|somebody|someone|the [\w ]+ team) .+)$/i, (rest) => rest],
];

/** What an instruction to say or tell something makes the model say, clause by clause; other instructions are silent. */
export function sayings(action: string): string[] {
  return action.split(CLAUSE).flatMap((clause) => {
    const text = clause.replace(/^\W*(?:(?:always|also|then|first|please)\s+)*/i, "").replace(/[.\s]+$/, "");
    if (/\bwhat (?:will )?happens? next\b|\bnext step/i.test(text)) return [];
    for (const [pattern, say] of SAYINGS) {
      const match = pattern.exec(text);
      if (match !== null) return [asSentence(addressed(say(match[1] ?? "")))];
    }
    return [];
  });
}

/**
 * What is said where something is asked for that the instructions forbid to give:
 * "promise a decision. Whether ... is decided by ..." is declined, with the reason where one is stated.
 */
export function declining(action: string): string[] {
  const [first = "", ...reasons] = action.split(/(?<=[.!?])\s+/);
  const refusal = /^(?:ask|request)\b/i.test(first) ? "We never" : "I cannot";
  if (!/^(?:ask|request|give|offer|promise|share|recommend|discuss|advise|speak|disclose|predict)\b/i.test(first))
    return [];
  const stated = reasons.filter((reason) => !/\byou\b|^(?:if|do|ask|say|tell|never|use)\b/i.test(reason));
  return [asSentence(`${refusal} ${asAssistant(first.replace(/[.\s]+$/, ""))}`), ...stated.map(asSentence)];
}

/** "You" in an instruction is the one who answers. */
function asAssistant(text: string): string {
  return text
    .replace(/\byou are\b/gi, "I am")
    .replace(/\byours\b/gi, "mine")
    .replace(/\byour\b/gi, "my")
    .replace(/\byou\b/gi, "I");
}

/** What an instruction says of the customer, said to the customer. */
function addressed(text: string): string {
  return text
    .replace(/\b(?:the customer|the writer)['’]s\b|\btheir\b/gi, "your")
    .replace(/\b(?:the customer|the writer|they|them)\b/gi, "you")
    .replace(/\band (?:that|to) /gi, "and ");
}

function asSentence(text: string): string {
  const whole = capital(text.trim());
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}
