import { facet } from "./knowledge.ts";
import { likeness } from "./match-condition.ts";
import { numbered } from "./plan.ts";
import type { Instructions } from "./read-instructions.ts";
import { type Reading, readWhole } from "./read-message.ts";
import { readPlan } from "./read-plan.ts";

/** Outcomes when the prompt lists none, by what a step says. */
const OUTCOMES: readonly (readonly [RegExp, string])[] = [
  [
    /\b(?:hand|pass|escalate|refer|report)\b.*\b(?:team|colleague|supervisor|specialist|manager|case)\b/i,
    "handed over",
  ],
  [/\b(?:ask|wait|request|obtain)\b/i, "waiting for an answer"],
];

/** Goes through the plan in the message and reports an outcome for each step. */
export function executePlan({ lists }: Instructions, reading: Reading): string {
  const steps = readPlan(reading.message);
  if (steps.length === 0) return "There is no plan to carry out.";
  return numbered(steps.map((step) => `${step.replace(/[.;]+$/, "")}: ${outcomeOf(step, lists.choices)}.`));
}

function outcomeOf(step: string, outcomes: Instructions["lists"]["choices"]): string {
  const [first] = outcomes;
  if (first === undefined) return OUTCOMES.find(([pattern]) => pattern.test(step))?.[1] ?? "done";
  const fit = (text: string) => likeness(text, readWhole(step), facet("case work"));
  const best = outcomes.reduce((one, other) => (fit(other.text) > fit(one.text) + 0.2 ? other : one), first);
  return best.name ?? best.text;
}
