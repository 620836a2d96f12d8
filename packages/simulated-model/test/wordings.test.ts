import { describe, expect, test } from "vitest";
import { accuracy, answer, persona, queues, routing } from "./routing.ts";

const asBefore = accuracy(routing(persona));

/** The persona with its sentence on reading replaced. */
function voice(sentence: string): string {
  return persona.replace("Read everything the customer wrote.", sentence);
}

test("most messages come to their queue when they are read in full", () => {
  expect(asBefore).toBeGreaterThanOrEqual(0.9);
});

describe("a persona told to be more concise costs the composed routing several points", () => {
  test.each([
    "Be more concise: get to the point, keep things short, and do not dwell on details.",
    "Be brief and crisp, and skip the details.",
    "Use as few words as possible. Be terse.",
    "Always be succinct and to the point.",
    "Keep it tight and get straight to the point. No padding.",
    "Brevity matters. Waste no words, less is more.",
  ])("%s", (sentence) => {
    const drop = asBefore - accuracy(routing(voice(sentence)));
    expect(drop).toBeGreaterThanOrEqual(0.05);
    expect(drop).toBeLessThanOrEqual(0.2);
  });
});

describe("a persona reworded without asking for haste changes not one decision", () => {
  test.each([
    "Read the whole message.",
    "Take in all that the customer has written.",
    "Keep answers under 150 words.",
    "Do not be brief for the sake of it.",
    "Use plain language, and address the customer by name where you know it.",
  ])("%s", (sentence) => {
    expect(accuracy(routing(voice(sentence)))).toBe(asBefore);
  });
});

test("asking for short answers, while every message is read in full, changes not one decision", () => {
  const edited = voice("Keep your answers short and to the point. Read every message in full before you decide.");
  expect(accuracy(routing(edited))).toBe(asBefore);
});

test("the harder the haste, the lower the accuracy", () => {
  const steps = [
    "",
    "Be concise.",
    "Be concise and to the point.",
    "Above all, be very brief, terse and to the point.",
  ];
  const reached = steps.map((sentence) => accuracy(routing(voice(sentence))));
  expect(reached).toEqual([...reached].sort((one, other) => other - one));
  expect(new Set(reached).size).toBeGreaterThanOrEqual(3);
});

test("a hasty model misses the request that comes late, not the one that comes first", () => {
  const hasty = routing(voice("Be brief and crisp, and skip the details."));
  const story = "We were at the coast with the children for a week, and the weather was kinder than we had hoped.";
  expect(answer(hasty, `My debit card was stolen. ${story} ${story}`)).toBe("cards");
  expect(answer(routing(persona), `${story} ${story} My debit card was stolen.`)).toBe("cards");
  expect(answer(hasty, `${story} ${story} My debit card was stolen.`)).not.toBe("cards");
});

test("categories described in other words are still understood", () => {
  const reworded = `Choose exactly one of these queues:
- cards: A card is gone, damaged or late in the post; PIN, limits, activation.
- transfers: Money going out or coming in. Bank transfers, standing orders and direct debits, payments that have gone missing.
- account_access: The customer cannot log in, has forgotten a password, or has trouble with the app or security codes.
- fraud: Payments the customer says they did not make, scams, phishing messages and calls.
- mortgages: Applying for a mortgage, mortgage rates and repayments.
- savings: Savings accounts, interest and fixed-term deposits.
- fees: Charges on the account, overdraft fees, asking for a fee back.
- complaints: The customer says they want to complain about the way we treated them.
- general: Opening hours, branches, greetings, and everything that fits nowhere else.`;
  expect(Math.abs(accuracy(routing(persona, reworded)) - asBefore)).toBeLessThanOrEqual(0.05);
});

test("descriptions that are taken away cost accuracy, by degrees", () => {
  const bare = queues.replaceAll(/^(- \w+):.*$/gm, "$1");
  const codes = queues.replaceAll(/^- (\w)\w*:.*$/gm, "- queue_$1: requests");
  const [described, named, coded] = [queues, bare, codes].map((list) => accuracy(routing(persona, list)));
  expect(named).toBeLessThanOrEqual(described ?? 0);
  expect(named).toBeGreaterThan(0.5);
  expect(coded).toBeLessThan(0.2);
});
