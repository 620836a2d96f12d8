import { describe, expect, test } from "vitest";
import { answer, persona } from "./routing.ts";

const facts = `What you know:
- A replacement card arrives within five working days.
- Overdraft fees are 6 pounds a month and are listed on the statement.
- Transfers within the country arrive the same day, transfers abroad within three working days.
- Savings interest is 2.1 percent and is paid on the first of January.`;

const chat = `${persona}\n\nAnswer the customer's question. Answer in the language of the customer.\nNever say "guaranteed".\nIf the customer lost a card, tell them to call 0800 123 456 at once.\n\n${facts}`;
const concise = chat.replace(
  "Read everything the customer wrote.",
  "Be more concise: get to the point, keep things short, and do not dwell on details.",
);

test("the fact that answers the question is told, the others are not", () => {
  const text = answer(chat, "What interest do you pay on savings?");
  expect(text).toContain("2.1 percent");
  expect(text).not.toContain("Overdraft");
});

test("what happens next is said when asked for, and only then", () => {
  const question = "What interest do you pay on savings?";
  expect(answer(chat, question)).toContain("What happens next");
  expect(answer(chat.replace("Always tell the customer what happens next.", ""), question)).not.toContain(
    "What happens next",
  );
});

test("a concise persona makes answers curt: the fact stays, the warmth and the next step go", () => {
  const question = "I am furious!! Why does my transfer to France take so long? It is unacceptable";
  expect(answer(chat, question)).toMatch(/Harbour Bank.*sorry.*three working days.*What happens next/);
  const curt = answer(concise, question);
  expect(curt).toContain("three working days");
  expect(curt).not.toMatch(/sorry|What happens next|Hello/);
});

test("a single mild word on length costs an answer less than much insistence", () => {
  const question = "I am furious!! Why does my transfer to France take so long? It is unacceptable";
  const lengths = ["", "Be concise.", "Be concise, to the point, terse, and skip the details."].map(
    (sentence) => answer(`${chat}\n${sentence}`.replace(facts, `${sentence}\n${facts}`), question).length,
  );
  expect(lengths).toEqual([...lengths].sort((one, other) => other - one));
});

test("a rule for a case is followed in that case", () => {
  expect(answer(chat, "I lost my card on the bus")).toContain("Please call 0800 123 456 at once.");
  expect(answer(chat, "What interest do you pay on savings?")).not.toContain("0800");
});

test("quoted words that are forbidden are not said", () => {
  const risky = chat.replace("Savings interest is 2.1 percent", "Savings interest is a guaranteed 2.1 percent");
  expect(answer(risky, "What interest do you pay on savings?")).not.toContain("guaranteed");
});

describe("limits on length are kept", () => {
  const message =
    "I lost my card, I am so scared!! And why is there an overdraft fee, and how long does a transfer to France take?";
  test.each([5, 12, 30, 60])("%d words", (words) => {
    const text = answer(`${chat}\nKeep answers under ${words} words.`, message);
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(words);
  });
  test.each([1, 2, 3])("%d sentences", (sentences) => {
    const text = answer(`${chat}\nUse at most ${sentences} sentences.`, message);
    expect(text.match(/[.!?](?:\s|$)/g)?.length ?? 0).toBeLessThanOrEqual(sentences);
  });
});

test("the greeting is in the customer's language when that is asked for", () => {
  expect(answer(chat, "Hola, ¿qué interés tiene la cuenta de ahorro?")).toMatch(/^Hola/);
  expect(answer(chat, "Wie hoch sind die Zinsen auf mein Sparkonto?")).toMatch(/^Guten Tag/);
  const english = chat.replace("Answer in the language of the customer.", "");
  expect(answer(english, "Wie hoch sind die Zinsen auf mein Sparkonto?")).toMatch(/^Hello/);
});

test("an e-mail has a salutation, a sign-off and, if asked for, a subject", () => {
  const email = `${persona}\nWrite an e-mail in reply to the customer. Start with a subject line. Sign off as "The Harbour Bank team".\n\n${facts}`;
  const text = answer(email, "Why did you take 6 pounds for my overdraft?\nBest wishes,\nMargaret Cole");
  expect(text).toMatch(
    /^Subject: .+\n\nDear Margaret Cole,\n\n[\s\S]*6 pounds a month[\s\S]*\n\nKind regards,\nThe Harbour Bank team$/,
  );
});

test("small talk is met with an offer, an empty message with a question", () => {
  expect(answer(persona, "hello, good morning")).toMatch(/Harbour Bank.*How can I help/);
  expect(answer(persona, "")).toMatch(/\?$/);
});

test("a summary keeps what was asked and what was done, within its limit", () => {
  const transcript = [
    "Customer: Hi, I was in Spain last week with my kids, lovely weather.",
    "Customer: My card was declined in a restaurant, can you tell me why?",
    "Agent: I am sorry to hear that.",
    "Agent: I have raised the foreign limit and it will work within an hour.",
    "Customer: thanks, bye",
  ].join("\n");
  const text = answer("Summarise the conversation in at most two sentences.", transcript);
  expect(text).toContain("declined in a restaurant");
  expect(text).toContain("raised the foreign limit");
  expect(text).not.toContain("lovely weather");
});
