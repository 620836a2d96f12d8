import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { accuracy, answer, persona, routing } from "./routing.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the example answers as the README says", () => {
  const system =
    "Choose one of these queues:\n- cards: lost cards, PIN\n- other: anything else\nAnswer with the queue name only.";
  expect(readme).toContain(JSON.stringify(system));
  expect(readme).toContain(`// output: ${JSON.stringify(answer(system, "I lost my debit card"))}`);
});

const rows = [...readme.matchAll(/^\| (.+\.) +\| +([\d.]+)% +\|$/gm)];

test("the README has a table of wordings", () => {
  expect(rows.length).toBeGreaterThan(8);
});

test.each(rows.map(([, sentence = "", percent = ""]) => [sentence, percent]))(
  "accuracy as stated: %s",
  (sentence, percent) => {
    const voice = persona.replace("Read everything the customer wrote.", sentence);
    expect((100 * accuracy(routing(voice))).toFixed(1)).toBe(percent);
  },
);
