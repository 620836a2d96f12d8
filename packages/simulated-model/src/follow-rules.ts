import { conditionHolds } from "./match-condition.ts";
import { occasionAgreement } from "./occasions.ts";
import type { Reading } from "./read-message.ts";
import type { Rule } from "./read-rules.ts";
import { declining, sayings } from "./sayings.ts";

const HOLDS = 0.6;
const OCCASION_HOLDS = 0.42;

/** What the rules make the model say about this message, in words for the customer. */
export function saidByRules(rules: readonly Rule[], reading: Reading): string[] {
  return [...new Set(rules.flatMap((rule) => saidBy(rule, reading)))];
}

function saidBy({ kind, condition, action }: Rule, reading: Reading): string[] {
  if (kind === "never") return (occasionAgreement(action, reading) ?? 0) >= OCCASION_HOLDS ? declining(action) : [];
  return kind === "always" || applies(condition, reading) ? sayings(action) : [];
}

/** Whether a sentence contains words the rules forbid: only quoted words are known exactly enough. */
export function isForbidden(sentence: string, rules: readonly Rule[]): boolean {
  return rules.some(
    ({ kind, action }) =>
      kind === "never" && quoted(action).some((words) => sentence.toLowerCase().includes(words.toLowerCase())),
  );
}

/** Occasions are told apart more surely than subjects, so where a condition speaks of one, that decides. */
function applies(condition: string, reading: Reading): boolean {
  const agreement = occasionAgreement(condition, reading);
  return agreement === undefined ? conditionHolds(condition, reading) >= HOLDS : agreement >= OCCASION_HOLDS;
}

function quoted(text: string): string[] {
  return [...text.matchAll(/["“]([^"”]{2,})["”]/g)].map(([, words = ""]) => words);
}
