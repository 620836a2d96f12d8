import fc from "fast-check";
import { describe, expect, test } from "vitest";
import createDefault, { createSimulatedModel } from "../src/index.ts";
import { accuracy, answer, persona, routing } from "./routing.ts";

const chat = (message: string) =>
  JSON.stringify([
    { role: "system", content: routing(persona) },
    { role: "user", content: message },
  ]);

test("it answers as a promptfoo provider does: output, token use, cost", async () => {
  const response = await createSimulatedModel().callApi(chat("I lost my debit card"));
  expect(response.output).toBe("cards");
  const { prompt, completion, total } = response.tokenUsage;
  expect(total).toBe(prompt + completion);
  expect(prompt).toBeGreaterThan(100);
  expect(response.cost).toBeGreaterThan(0);
});

test("promptfoo's way of making a provider, new with options, works too", async () => {
  const provider = new createDefault({ id: "nora", config: { seed: 3 } });
  expect(provider.id()).toBe("nora");
  expect((await provider.callApi(chat("I lost my debit card"))).output).toBe("cards");
});

test("latency is reported, longer for longer answers, and can be set", async () => {
  const slow = createSimulatedModel({
    config: { latencyMs: { base: 5000, perPromptToken: 0, perCompletionToken: 100 } },
  });
  expect((await slow.callApi(chat("I lost my debit card"))).latencyMs).toBe(5200);
});

test("the same request gives the same response, from any instance", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 200 }), fc.nat(5), async (message, seed) => {
      const [one, other] = [createSimulatedModel({ config: { seed } }), createSimulatedModel({ config: { seed } })];
      expect(await one.callApi(chat(message))).toEqual(await other.callApi(chat(message)));
    }),
    { numRuns: 50 },
  );
});

test("seeds change a few decisions, more of them with more noise, and none without noise", () => {
  const unsure = [
    "a question about my account and the card",
    "money",
    "I need help with the app and a payment",
    "rate",
    "my statement",
    "what about the fee for the transfer",
  ];
  const different = (noise: number) =>
    unsure.filter(
      (message) =>
        new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => answer(routing(persona), message, { seed, noise }))).size > 1,
    ).length;
  expect(different(0)).toBe(0);
  expect(different(0.4)).toBeGreaterThan(0);
  expect(different(0.4)).toBeGreaterThanOrEqual(different(0.02));
});

test("no seed is much better than another", () => {
  const reached = [1, 2, 3].map((seed) => accuracy(routing(persona), { seed, noise: 0.02 }));
  expect(Math.max(...reached) - Math.min(...reached)).toBeLessThan(0.05);
});

describe("a prompt that is not a list of messages is refused, with the reason", () => {
  test.each([
    ["Classify this", "not JSON"],
    ['{"role":"user","content":"hi"}', "not an array"],
    ["[]", "empty array"],
    ['[{"role":"user","content":"hi"},{"role":"user"}]', "Message 2"],
    ['[{"role":"user","content":[{"type":"text","text":"hi"}]}]', "Message 1"],
    ["[null]", "Message 1"],
  ])("%s", async (prompt, reason) => {
    await expect(createSimulatedModel().callApi(prompt)).rejects.toThrow(reason);
  });
});

test("a very long message is answered", async () => {
  const long = "I have been with you for many years and like it. ".repeat(5000);
  expect((await createSimulatedModel().callApi(chat(`${long} I lost my debit card`))).output).toMatch(/^\w+$/);
});

test("a prompt without system message takes its last paragraph as the message", async () => {
  const prompt = JSON.stringify([{ role: "user", content: `${routing(persona)}\n\nI lost my debit card` }]);
  expect((await createSimulatedModel().callApi(prompt)).output).toBe("cards");
});
