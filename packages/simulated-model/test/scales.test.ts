import { expect, test } from "vitest";
import { readRules } from "../src/read-rules.ts";
import { answer, persona } from "./routing.ts";

const grading = `${persona}
Grade the complaint. Choose exactly one of these grades:
- low: a small annoyance or a suggestion, nothing was lost
- medium: a mistake that has to be put right, a delay, a promised call that never came
- high: a larger sum missing, repeated failure, personal data sent to somebody else
- critical: harm that cannot wait: no money for food or medicine, a threat to life, fraud going on now
Answer with the grade only.`;

const severalMatters =
  "The music on hold is awful. The pens in the branch never work. The queue was a bit long. You sent my statements with all my personal data to a stranger.";

test("where the worst decides, one grave sentence outweighs several small ones", () => {
  const ruled = `${grading}\nIf several things went wrong, the worst of them decides.`;
  expect(answer(ruled, severalMatters)).toBe("high");
});

test("a rule that raises the grade raises what happened besides its condition", () => {
  const matter = "The fee was charged by mistake. I have complained about the same thing before and nothing was done.";
  const ruled = `${grading}\nIf several things went wrong, the worst of them decides.`;
  const raised = `${ruled}\nIf the customer has complained about the same thing before, go one grade up.`;
  expect(answer(raised, "The fee was charged by mistake.")).toBe("medium");
  expect(answer(raised, matter)).toBe("high");
});

const screening = `You look for fraud in messages to a bank.
Answer with a JSON object with the keys risk and action.

risk is exactly one of these:
- none: an ordinary request
- suspected: a suspicious message that was not answered
- confirmed: money was stolen, or a code was given to a caller

action is exactly one of these:
- no_action: the risk is none
- block_card: a card was used by somebody else
- freeze_account: codes or passwords were given away`;

test("a value described by another key's value is ruled out when that key says otherwise", () => {
  expect(JSON.parse(answer(screening, "I told a man on the phone my password and the code"))).toMatchObject({
    risk: "confirmed",
    action: expect.not.stringMatching("no_action"),
  });
  expect(JSON.parse(answer(screening, "How do I order a new card?"))).toEqual({ risk: "none", action: "no_action" });
});

test("a condition told in several clauses is one condition", () => {
  expect(readRules(["If the customer was robbed, or has given a code to a stranger, the queue is fraud."])).toEqual([
    {
      kind: "if",
      condition: "the customer was robbed, or has given a code to a stranger",
      action: "the queue is fraud",
    },
  ]);
});
