import { expect, test } from "vitest";
import { answer, persona, queues, routing } from "./routing.ts";

const standard = routing(persona);

test("a category answers to its new name", () => {
  const renamed = routing(persona, queues.replace("- cards:", "- plastic_money:"));
  expect(answer(standard, "I lost my debit card")).toBe("cards");
  expect(answer(renamed, "I lost my debit card")).toBe("plastic_money");
});

test("what belonged to a removed category goes to the one that takes the rest", () => {
  const without = routing(persona, queues.replace(/^- savings:.*\n/m, ""));
  expect(answer(standard, "What interest do you pay on savings?")).toBe("savings");
  expect(answer(without, "What interest do you pay on savings?")).toBe("general");
});

test("merged categories take in what either of them took", () => {
  const merged = routing(
    persona,
    `Choose exactly one of these teams:
- payments_and_cards: lost cards, PIN, limits, transfers, direct debits, missing payments
- lending: mortgages and loans
- other: anything else`,
  );
  expect(answer(merged, "I lost my debit card")).toBe("payments_and_cards");
  expect(answer(merged, "my transfer to France has not arrived")).toBe("payments_and_cards");
  expect(answer(merged, "how much can we borrow for a house")).toBe("lending");
  expect(answer(merged, "what time do you open")).toBe("other");
});

test("a category the training knows nothing of is found by its description", () => {
  const kennel = routing(
    persona,
    `Choose exactly one of these queues:
- kennels: boarding of dogs and cats while their owners are away
- grooming: washing, clipping and trimming of fur
- other: anything else`,
  );
  expect(answer(kennel, "Could you clip my poodle, her fur is a mess, and trimming the paws too")).toBe("grooming");
  expect(answer(kennel, "We need boarding for two cats in August")).toBe("kennels");
});

test("an empty message goes to the category that takes the rest", () => {
  for (const message of ["", "   \n", "????"]) expect(answer(standard, message)).toBe("general");
});

test("a rule that puts one category first decides where a message has several requests", () => {
  const message =
    "Please order a second card for my wife. Also, there are payments on my statement that I did not make.";
  const first = (name: string) =>
    standard.replace(/choose fraud before anything else/, `choose ${name} before anything else`);
  expect(answer(standard, message)).toBe("fraud");
  expect(answer(first("cards"), message)).toBe("cards");
});

test("a condition in the instructions draws the messages it describes", () => {
  const message = "The cash machine in your lobby gave me a torn banknote";
  const ruled = `${standard}\nIf the customer received a torn banknote, choose complaints.`;
  expect(answer(standard, message)).not.toBe("complaints");
  expect(answer(ruled, message)).toBe("complaints");
});

test("without a word on the format, the label comes in a sentence", () => {
  const prose = standard.replace("Answer with the queue name only, nothing else.", "");
  expect(answer(prose, "I lost my debit card")).toMatch(/^This belongs to "cards"\.$/);
});

test("grades of severity, kinds of document and risk are told apart by their descriptions", () => {
  const grade = `${persona}\nGrade the complaint. Choose exactly one level:
- low: a remark or a small annoyance
- medium: time lost, or a mistake we can put right
- high: money lost, privacy breached, or repeated failures
- critical: legal action, regulator, press, or somebody may come to harm
Answer with the level only.`;
  expect(answer(grade, "the queue was a bit long, no harm done")).toBe("low");
  expect(answer(grade, "I waited 50 minutes on the phone, twice, and nobody called back")).toBe("medium");
  expect(answer(grade, "Your mistake cost me 700 and I could not pay my rent")).toBe("high");
  expect(answer(grade, "My lawyer will be in touch and I have told the ombudsman")).toBe("critical");
});
