import { describe, expect, test } from "vitest";
import { readInstructions } from "../src/index.ts";
import { persona, routing } from "./routing.ts";

const reading = (sentence: string) => readInstructions(sentence).pressure.reading;
const writing = (sentence: string) => readInstructions(sentence).pressure.writing;

describe("haste is heard in many wordings", () => {
  test.each([
    "Be concise.",
    "Keep things brief.",
    "Get to the point.",
    "Be terse.",
    "Be succinct.",
    "Say things in as few words as you can.",
    "Do not dwell on details.",
    "Skip the pleasantries.",
    "Keep it tight.",
    "Be economical with words.",
    "No padding, no fluff.",
    "Less is more.",
  ])("%s", (sentence) => {
    expect(reading(sentence)).toBeGreaterThan(0.25);
    expect(writing(sentence)).toBeGreaterThan(0.25);
  });
});

test("strength, repetition and hedging are heard by degrees", () => {
  expect(reading("Always be very concise.")).toBeGreaterThan(reading("Be concise."));
  expect(reading("Try to be concise.")).toBeLessThan(reading("Be concise."));
  expect(reading("Be concise. Be brief.")).toBeGreaterThan(reading("Be concise."));
  expect(reading("Be concise. Be brief. Be terse. Be short. Be crisp.")).toBeLessThanOrEqual(1);
});

test("what is said of answers hurries the writing much, the reading little", () => {
  expect(writing("Keep your answers short.")).toBe(writing("Be short."));
  expect(reading("Keep your answers short.")).toBeLessThan(reading("Be short.") / 2);
});

test("a negated wording asks for the opposite", () => {
  expect(reading("Do not be brief.")).toBe(0);
  expect(reading("Be concise. Never be brief at the expense of care.")).toBeLessThan(reading("Be concise."));
  expect(reading("There is no need to read the whole message.")).toBeGreaterThan(0.3);
});

test("reading in full outweighs haste", () => {
  expect(reading("Be concise. Read every message in full, to the end.")).toBeLessThan(0.05);
  expect(writing("Be concise. Read every message in full, to the end.")).toBe(writing("Be concise."));
});

test("what stands in lists of facts and categories asks for nothing", () => {
  const quiet = `${persona}\n\nWhat you know:\n- Short loans are quick: brief forms, concise terms.\n- Keep it short is our motto.`;
  expect(readInstructions(quiet).pressure).toEqual(readInstructions(persona).pressure);
});

test("task, label, voice and limits are read from a composed prompt", () => {
  const { task, labelOnly, voice, lists, rules } = readInstructions(routing(persona));
  expect({ task, labelOnly }).toEqual({ task: "choose", labelOnly: true });
  expect(voice).toMatchObject({ name: "Nora", organisation: "Harbour Bank", nextStep: true });
  expect(lists.choices).toHaveLength(9);
  expect(rules).toContainEqual(expect.objectContaining({ kind: "if", condition: "a message has several requests" }));
  expect(readInstructions("Keep answers under 80 words, in at most four sentences.").limits).toEqual({
    words: 80,
    sentences: 4,
  });
});

test("the queue list in a reply prompt does not make it a routing prompt", () => {
  const reply = `${persona}\n\nOur teams are:\n- cards: lost cards\n- fees: charges\n\nWrite a reply to the customer.`;
  expect(readInstructions(reply).task).toBe("answer");
});
