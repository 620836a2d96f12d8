import type { SentenceScore } from "./apply-rules.ts";
import type { Rule } from "./read-rules.ts";

/** Words that name the steps of a scale, from the lowest to the highest. */
const STEPS: readonly RegExp[] = [
  /^(?:none|no|zero|nil|harmless)\b/i,
  /^(?:low|lowest|minor|slight|trivial|small)\b/i,
  /^(?:medium|moderate|middle|normal|average|possible|suspected|unclear)\b/i,
  /^(?:high|major|serious|severe|strong|probable|likely)\b/i,
  /^(?:critical|extreme|highest|urgent|emergency|confirmed|certain)\b/i,
];
const WORST_DECIDES =
  /\b(?:worst|most (?:serious|severe)|gravest|highest)\b[^.]{0,40}\b(?:decides?|counts?|sets?|wins|applies)\b|\b(?:take|choose|pick|use) the (?:higher|highest|worse|worst|more (?:serious|severe))\b/i;
const ONE_UP = /\b(?:one|a) (?:grade|level|step|class|notch|category) (?:up|higher)\b/i;
/** What the worst sentence counts beside all of them together. */
const WORST_SHARE = 0.5;
/** How sure it must be that a message reaches a step; below one half, since in doubt the higher step is taken. */
const SURE_ENOUGH = 0.35;

/** The categories in rising order, where their names are the steps of a scale ("low", "medium", "high"). */
export function risingOrder(names: readonly string[]): number[] | undefined {
  const steps = names.map((name) => STEPS.findIndex((step) => step.test(name)));
  if (names.length < 2 || steps.includes(-1) || new Set(steps).size < names.length) return undefined;
  return [...names.keys()].sort((one, other) => (steps[one] ?? 0) - (steps[other] ?? 0));
}

/** "The worst of them decides", "take the higher". */
export function worstDecides(rules: readonly Rule[]): boolean {
  return rules.some(({ kind, action }) => kind !== "never" && WORST_DECIDES.test(action));
}

/** Rules such as "if it happened before, go one grade up". */
export function raisingRules(rules: readonly Rule[]): Rule[] {
  return rules.filter(({ kind, action }) => kind === "if" && ONE_UP.test(action));
}

/**
 * Scores by the worst sentence: a message reaches a step if its worst sentence does, tempered by what all of them say
 * together (`means`); the highest step reached scores best.
 */
export function byWorst(
  order: readonly number[],
  perSentence: readonly SentenceScore[],
  means: readonly number[],
): number[] {
  const together: SentenceScore = { weight: 1, heard: 1, scores: [...means] };
  const atLeast = order.map((_, step) => {
    const above = order.slice(step);
    const worst = perSentence.reduce((highest, sentence) => Math.max(highest, reach(sentence, above)), 0);
    return WORST_SHARE * worst + (1 - WORST_SHARE) * reach(together, above);
  });
  const scores = order.map(() => 0);
  for (const [step, category] of order.entries()) {
    const [here, above] = [step === 0 ? 1 : (atLeast[step] ?? 0), atLeast[step + 1] ?? 0];
    scores[category] = Math.min(1, here / SURE_ENOUGH, (1 - above) / (1 - SURE_ENOUGH));
  }
  return scores;
}

/** Scores moved one step up, unless those of the whole message already stand as high. */
export function oneUp(order: readonly number[], ofWhole: number[], ofRest: readonly number[]): number[] {
  const stepOf = (scores: readonly number[]) => order.indexOf(scores.indexOf(Math.max(...scores)));
  const step = Math.min(stepOf(ofRest) + 1, order.length - 1);
  if (step <= stepOf(ofWhole)) return ofWhole;
  const raised = ofWhole.map(() => 0);
  raised[order[step] ?? 0] = 1;
  return raised;
}

/** How far a sentence speaks for any of some categories. */
function reach({ heard, scores }: SentenceScore, categories: readonly number[]): number {
  const total = scores.reduce((sum, score) => sum + score, 0);
  if (total === 0) return 0;
  return heard * (categories.reduce((sum, category) => sum + (scores[category] ?? 0), 0) / total);
}
