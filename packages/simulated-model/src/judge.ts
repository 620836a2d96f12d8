import { facet } from "./knowledge.ts";
import { conditionHolds, likeness } from "./match-condition.ts";
import type { Instructions } from "./read-instructions.ts";
import { readLimits } from "./read-limits.ts";
import { type Reading, readMessage, readWhole } from "./read-message.ts";
import { readPlan } from "./read-plan.ts";
import type { Verdict } from "./verdict.ts";
import { wordsCovered } from "./words-covered.ts";

const MEETS = 0.5;
const BREAKS = 0.6;
const HOLDS = 0.55;

/** Checks the plan in the message against every check in the instructions; the first that fails is the reason. */
export function judge({ lists, rules }: Instructions, reading: Reading): Verdict & { text: string } {
  const steps = readPlan(reading.message);
  const request = withoutPlan(reading.message);
  const checks =
    lists.checks.length > 0
      ? lists.checks
      : rules
          .filter(({ kind }) => kind !== "if")
          .map(({ kind, action }) => (kind === "never" ? `never ${action}` : action));
  const failed =
    steps.length === 0 ? "there is a plan with numbered steps" : checks.find((check) => !holds(check, steps, request));
  const approved = failed === undefined;
  const reason = approved
    ? `All ${checks.length} checks hold for the ${steps.length} steps.`
    : `This check does not hold: ${failed.replace(/[.]+$/, "")}.`;
  return { approved, reason, text: `${approved ? "approve" : "revise"}: ${reason}` };
}

function holds(check: string, steps: readonly string[], request: Reading): boolean {
  const conditional =
    /^\W*(?:if|when|where)\s+(.+?),\s*(.+)$/i.exec(check) ??
    reversed(/^(.+?)\s+(?:if|when|where)\s+(.+)$/i.exec(check));
  if (conditional !== null) {
    const [, condition = "", consequence = ""] = conditional;
    return conditionHolds(condition, request) < HOLDS || holds(consequence, steps, request);
  }
  const limits = readLimits([check]);
  if (limits.items !== undefined && /\bsteps?\b/i.test(check)) {
    return /\b(?:at least|no fewer|minimum)\b/i.test(check)
      ? steps.length >= limits.items
      : steps.length <= limits.items;
  }
  if (/\b(?:no step|never|must not|does not|do not|may not|nothing|not)\b/i.test(check)) {
    const [forbidden = "", before] = content(check).split(/\b(?:before|until|unless|without)\b/i);
    if (before !== undefined) return inOrder(before, forbidden, steps);
    return !steps.some((step) => meets(forbidden, step, BREAKS));
  }
  const [earlier = "", later] = check.split(/\b(?:comes? )?before\b/i);
  if (later !== undefined && !/\b(?:anything|everything|any other|all other)\b/i.test(later))
    return inOrder(content(earlier), content(later), steps);
  if (/\b(?:first|starts?|begins?|before)\b/i.test(check)) return meets(content(earlier), steps[0] ?? "");
  if (/\b(?:last|ends?|final(?:ly)?|closes?|finish(?:es)?)\b/i.test(check))
    return meets(content(check), steps.at(-1) ?? "");
  return steps.some((step) => meets(content(check), step));
}

/** Whether no step of the later kind comes without one of the earlier kind before it. */
function inOrder(earlier: string, later: string, steps: readonly string[]): boolean {
  const second = steps.findIndex((step) => meets(later, step));
  const first = steps.findIndex((step) => meets(earlier, step));
  return second < 0 || (first >= 0 && first < second);
}

function meets(wanted: string, step: string, threshold = MEETS): boolean {
  const words = readWhole(step.replaceAll("_", " "));
  return (
    wordsCovered(wanted, words.words) >= threshold ||
    likeness(wanted, words, facet("case work")) >= Math.max(threshold, 0.6)
  );
}

/** What a check is about, without the words that make it a check. */
function content(check: string): string {
  return check.replace(
    /\b(?:the|a|an|every|each|any|plans?|steps?|there is|is there|must|should|has to|never|not|no|does|do|may|always|first|last|final(?:ly)?|starts?|begins?|ends?|closes?|with|by|comes?|before (?:anything|everything)(?: else)?|contains?|includes?|names?)\b/gi,
    " ",
  );
}

function reversed(match: RegExpExecArray | null): [string, string, string] | null {
  return match === null ? null : [match[0], match[2] ?? "", match[1] ?? ""];
}

function withoutPlan(message: string): Reading {
  return readMessage(
    message
      .split("\n")
      .filter((line) => !/^\s*(?:step\s*)?\d+\s*[.):]/i.test(line))
      .join("\n"),
    0,
  );
}
