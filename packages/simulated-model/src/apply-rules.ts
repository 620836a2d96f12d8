import { conditionHolds } from "./match-condition.ts";
import { mentions } from "./read-format.ts";
import type { Reading } from "./read-message.ts";
import type { Rule } from "./read-rules.ts";
import type { FacetModel } from "./train.ts";

/** How strongly each sentence of a message speaks for each category, and how much the sentence weighs. */
export interface SentenceScore {
  weight: number;
  /** How far (0 to 1) enough of it was taken in to judge by it alone. */
  heard: number;
  scores: number[];
}

const PRIORITY_BOOST = 0.6;
const CONDITION_BOOST = 1.2;
/** For a condition that is known to hold, such as one about a key already filled. */
const CERTAIN_BOOST = 2;
const COUNTS_AS_REQUEST = 0.4;
const SEVERAL = /\b(?:several|more than one|multiple|two or more|many|different)\b/i;

/**
 * What the rules add to a category's score. "X comes first" counts as far as any one sentence speaks of X;
 * "if ..., choose X" as far as the condition holds, understood in the facet the categories are about.
 */
export function boostFor(
  name: string,
  category: number,
  rules: readonly Rule[],
  reading: Reading,
  perSentence: readonly SentenceScore[],
  facet?: FacetModel,
): number {
  const boosts = rules
    .filter(({ kind, action }) => kind !== "never" && firstNamed(action, name))
    .map(({ kind, condition }) => {
      if (kind === "if" && condition === "") return CERTAIN_BOOST;
      const several = SEVERAL.test(condition);
      if (kind === "if" && !several) return CONDITION_BOOST * conditionHolds(condition, reading, facet) ** 2;
      if (several && !hasSeveralRequests(perSentence)) return 0;
      return PRIORITY_BOOST * strongest(perSentence, category) ** 2;
    });
  return Math.max(0, ...boosts);
}

function strongest(perSentence: readonly SentenceScore[], category: number): number {
  return perSentence.reduce(
    (highest, { weight, scores }) => Math.max(highest, Math.min(1, weight) * (scores[category] ?? 0)),
    0,
  );
}

function hasSeveralRequests(perSentence: readonly SentenceScore[]): boolean {
  const weighty = perSentence.filter(({ weight }) => weight >= COUNTS_AS_REQUEST);
  return new Set(weighty.map(({ scores }) => scores.indexOf(Math.max(...scores)))).size > 1;
}

/** "fraud before cards", "accept, unless there is reason to escalate": the first named is meant. */
function firstNamed(action: string, name: string): boolean {
  const [first = ""] = action.split(
    /\b(?:over|before|rather than|instead of|and not|else|otherwise|unless|except)\b|[,;]/i,
  );
  return mentions(first, name);
}
