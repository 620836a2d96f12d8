import type { JsonKey } from "./read-format.ts";
import type { Lists } from "./read-lists.ts";

export type Task = "choose" | "fill" | "answer" | "email" | "summarise" | "plan" | "execute" | "judge";

const CUES: readonly (readonly [Task, RegExp])[] = [
  ["choose", /\b(?:choose|classify|pick|select|sort|route|grade|decide (?:which|on)|assign|label)\b/i],
  ["email", /\b(?:write|draft|compose|answer|reply)\b[^.]{0,40}\be-?mail\b|\be-?mail (?:reply|answer)\b/i],
  ["summarise", /\bsummari[sz]e\b|\b(?:write|give|produce|make)\b[^.]{0,20}\bsummary\b/i],
  ["plan", /\b(?:write|make|draw up|draft|propose|produce|prepare|give)\b[^.]{0,25}\bplan\b|^\W*plan\b/i],
  [
    "execute",
    /\b(?:carry out|execute|go through|work through|perform|run)\b[^.]{0,40}\b(?:plan|steps?)\b|\breport\b[^.]{0,30}\b(?:outcome|result|each step)/i,
  ],
  [
    "judge",
    /\b(?:check|judge|verify|review|assess|examine)\b[^.]{0,30}\b(?:plan|answer|draft|it against)\b|\bapprove\b[^.]{0,30}\b(?:revise|reject|send back)/i,
  ],
  ["answer", /\b(?:answer|reply|respond|help|greet|write)\b/i],
];
const CONDITIONAL = /^\W*(?:if|when|unless)\b/i;

/** What the prompt as a whole asks for. Later sentences are more particular than earlier ones, and count for more. */
export function readTask(sentences: readonly string[], lists: Lists, keys: readonly JsonKey[] | undefined): Task {
  const scores = new Map<Task, number>();
  for (const [index, sentence] of sentences.entries()) {
    if (CONDITIONAL.test(sentence)) continue;
    for (const [task, cue] of CUES) {
      const match = cue.exec(sentence);
      if (match === null || (task === "choose" && lists.choices.length === 0)) continue;
      const opening = match.index < 12 ? 1 : 0.5;
      const place = 0.6 + (0.4 * (index + 1)) / sentences.length;
      scores.set(task, Math.max(scores.get(task) ?? 0, WEIGHT[task] * opening * place));
    }
  }
  if (keys !== undefined && scores.get("judge") === undefined && scores.get("plan") === undefined) return "fill";
  const [best] = [...scores].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? (lists.choices.length > 0 ? "choose" : "answer");
}

/** A plain "answer" stands in most prompts; the particular tasks say more. */
const WEIGHT: Record<Task, number> = {
  choose: 1,
  fill: 1,
  answer: 0.45,
  email: 0.95,
  summarise: 1,
  plan: 1,
  execute: 1.1,
  judge: 1.2,
};
