import { facet } from "./knowledge.ts";
import { conditionHolds, likeness } from "./match-condition.ts";
import type { Instructions } from "./read-instructions.ts";
import { type Reading, readWhole } from "./read-message.ts";
import type { Rule } from "./read-rules.ts";
import type { Item } from "./read-sections.ts";
import { capital } from "./words.ts";
import { wordsCovered } from "./words-covered.ts";

const FITS = 0.35;
const AS_GOOD_AS_BEST = 0.5;
const HOLDS = 0.55;
const NAMED_BY_RULE = 0.5;
const DEFAULT_STEPS = 6;

interface Step {
  text: string;
  /** Where it belongs: 0 before everything, 1 first, 2 anywhere, 3 last. */
  place: number;
  required: boolean;
  fit: number;
}

/** The steps of a plan: the listed actions that fit the request, and those that the rules demand, in order. */
export function planSteps({ limits, lists, pressure, rules }: Instructions, reading: Reading): string[] {
  const fits = lists.actions.map((action) => fitOf(action, reading));
  const best = Math.max(0, ...fits);
  const floor = Math.max(FITS, AS_GOOD_AS_BEST * best) + 0.3 * pressure.writing;
  const demanded = rules.filter((rule) => isDemanded(rule, reading));
  const steps: Step[] = [];
  for (const [index, action] of lists.actions.entries()) {
    const rule = demanded.find((candidate) => names(candidate.action, action));
    if (forbids(rules, action) && rule === undefined) continue;
    const fit = fits[index] ?? 0;
    if (rule === undefined && (fit < floor || best === 0)) continue;
    steps.push({ text: written(action), place: placeOf(rule), required: rule !== undefined, fit });
  }
  for (const rule of demanded) {
    if (lists.actions.some((action) => names(rule.action, action))) continue;
    const text = imperative(rule.action);
    if (text !== undefined) steps.push({ text, place: placeOf(rule), required: true, fit: 1 });
  }
  return withinLimit(steps, limits.items ?? DEFAULT_STEPS).map(({ text }) => text);
}

export function numbered(steps: readonly string[]): string {
  return steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
}

function fitOf(action: Item, reading: Reading): number {
  const text = `${(action.name ?? "").replaceAll("_", " ")} ${action.text}`;
  return reading.sentences.reduce(
    (highest, sentence) => Math.max(highest, likeness(text, sentence, facet("case work"))),
    0,
  );
}

function isDemanded({ kind, condition }: Rule, reading: Reading): boolean {
  return kind === "always" || (kind === "if" && conditionHolds(condition, reading) >= HOLDS);
}

function names(ruleText: string, action: Item): boolean {
  const name = (action.name ?? "").replaceAll("_", " ");
  return (
    wordsCovered(name === "" ? action.text : name, readWhole(ruleText).words) >= NAMED_BY_RULE ||
    wordsCovered(bare(ruleText), readWhole(`${name} ${action.text}`).words) >= 0.7
  );
}

function forbids(rules: readonly Rule[], action: Item): boolean {
  return rules.some(
    ({ kind, action: text }) =>
      kind === "never" && !/\b(?:without|before|until|unless)\b/i.test(text) && names(text, action),
  );
}

function placeOf(rule: Rule | undefined): number {
  if (rule === undefined) return 2;
  if (/\b(?:before (?:anything|everything)|immediately|at once|straight away)\b/i.test(rule.action)) return 0;
  if (/\b(?:first|start|begin|open with)\b/i.test(rule.action)) return 1;
  return /\b(?:last|end|finally|finish|close with)\b/i.test(rule.action) ? 3 : 2;
}

function withinLimit(steps: readonly Step[], most: number): Step[] {
  const kept = [...steps].sort((a, b) => Number(b.required) - Number(a.required) || b.fit - a.fit).slice(0, most);
  return steps.filter((step) => kept.includes(step)).sort((a, b) => a.place - b.place);
}

function written({ name, text }: Item): string {
  if (name === undefined || text === "") return capital(name ?? text);
  return /_/.test(name) ? `${name}: ${text}` : `${capital(name)}: ${text}`;
}

function bare(text: string): string {
  return text.replace(
    /\b(?:always|first|last|finally|start|begin|end|finish|with|by|make sure|every|plan|step|steps|the|before anything else)\b/gi,
    " ",
  );
}

/** "Always verify the identity first" → "Verify the identity first"; undefined where a rule is not about what to do. */
function imperative(text: string): string | undefined {
  const step = text
    .replace(
      /^\W*(?:always|make sure (?:that )?(?:you )?|(?:start|begin|end|finish) (?:with|by)|first|finally),?\s+/i,
      "",
    )
    .trim();
  return step === "" || /^(?:answer|write|use|keep|be|give|return|number|list|name)\b/i.test(step)
    ? undefined
    : capital(step);
}
