import { chooseCategory } from "./choose-category.ts";
import { composeAnswer } from "./compose-answer.ts";
import { judge } from "./judge.ts";
import { judgeRequest } from "./judge-request.ts";
import { conditionHolds } from "./match-condition.ts";
import type { Disturbance } from "./noise.ts";
import { planSteps } from "./plan.ts";
import { type JsonKey, mentions } from "./read-format.ts";
import type { Instructions } from "./read-instructions.ts";
import type { Reading } from "./read-message.ts";
import { readPlan } from "./read-plan.ts";
import type { Rule } from "./read-rules.ts";
import { summarise } from "./summarise.ts";
import { isVerdict, verdictValue } from "./verdict.ts";

type Value = string | number | boolean | string[];

interface Filling {
  instructions: Instructions;
  reading: Reading;
  disturbance: Disturbance;
  /** The keys filled so far. */
  answer: Record<string, Value>;
  /** Why they were filled so, for a key that asks for a reason. */
  notes: string[];
}

/** A compact JSON object with the keys asked for, each with a value of its kind. */
export function fillJson(instructions: Instructions, reading: Reading, disturbance: Disturbance): string {
  const filling: Filling = { instructions, reading, disturbance, answer: {}, notes: [] };
  for (const key of inOrderOfFilling(instructions.keys ?? [])) filling.answer[key.name] = valueFor(key, filling);
  return JSON.stringify(Object.fromEntries((instructions.keys ?? []).map(({ name }) => [name, filling.answer[name]])));
}

/** Reasons are given for what was chosen, wherever in the object they stand. */
function inOrderOfFilling(keys: readonly JsonKey[]): JsonKey[] {
  return [...keys.filter(({ kind }) => kind !== "text"), ...keys.filter(({ kind }) => kind === "text")];
}

function valueFor(key: JsonKey, filling: Filling): Value {
  const { instructions, reading } = filling;
  switch (key.kind) {
    case "choice":
      return choiceFor(key, filling);
    case "boolean":
      return conditionHolds(key.description, reading) >= 0.5;
    case "number":
      return reading.sentences.length === 0 ? 0 : 0.8;
    case "list":
      return planSteps(instructions, reading);
    case "text":
      return freeText(key, filling);
  }
}

function choiceFor(key: JsonKey, { instructions, reading, disturbance, answer, notes }: Filling): string {
  const names = key.values.map(({ name, text }) => name ?? text);
  if (isVerdict(names)) {
    const onPlan = instructions.lists.checks.length > 0 || readPlan(reading.message).length > 0;
    const { approved, reason } = onPlan
      ? judge(instructions, reading)
      : judgeRequest(instructions, key.values, reading);
    notes.push(reason);
    return verdictValue(approved, names);
  }
  const described = key.values
    .filter(({ text }) => Object.keys(answer).some((other) => mentions(text, other)))
    .map(({ name = "", text }): Rule => ({ kind: "if", condition: text, action: name }));
  const open = (instructions.keys ?? []).filter((other) => !Object.hasOwn(answer, other.name));
  const rules = [...instructions.rules, ...described]
    .map((rule) => withDecided(rule, answer))
    .filter(({ condition }) => !open.some((other) => mentions(condition, other.name)));
  const excluded = new Set(
    key.values.filter(({ text }) => contradicts(text, instructions.keys ?? [], answer)).map(({ name = "" }) => name),
  );
  const { name, because } = chooseCategory(reading, key.values, rules, disturbance, excluded);
  notes.push(
    because.length === 0 ? "There is nothing to go by." : `What speaks for ${name}: ${because.slice(0, 12).join(" ")}.`,
  );
  return name;
}

/** "no_action: the risk is none", where the risk is already something else. */
function contradicts(text: string, keys: readonly JsonKey[], answer: Filling["answer"]): boolean {
  return keys.some(({ name: key, values }) => {
    const decided = answer[key];
    if (typeof decided !== "string" || !mentions(text, key) || mentions(text, decided)) return false;
    return values.some(({ name }) => name !== undefined && name !== decided && mentions(text, name));
  });
}

function freeText({ name, description }: JsonKey, { notes, instructions, reading }: Filling): string {
  if (/summary|summar/i.test(name)) return summarise(instructions, reading);
  if (/reply|answer|response|message|text/i.test(name) && !/reason|why/i.test(description))
    return composeAnswer(instructions, reading);
  return notes[0] ?? "There is nothing to go by.";
}

/** A rule whose condition speaks of a key already filled: the condition becomes certain, or the rule falls away. */
function withDecided(rule: Rule, soFar: Record<string, Value>): Rule {
  for (const [key, value] of Object.entries(soFar)) {
    if (rule.kind !== "if" || typeof value !== "string" || !mentions(rule.condition, key)) continue;
    const holds = mentions(rule.condition, value) !== /\b(?:not|unless|other than)\b/i.test(rule.condition);
    return holds ? { ...rule, condition: "" } : { ...rule, kind: "never" };
  }
  return rule;
}
