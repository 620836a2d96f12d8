import { expect, test } from "vitest";
import { priceOf } from "../../src/calls/price.ts";

const tokens = { prompt: 1_000, completion: 100 };
const providers = { "openai:chat": { price: { input: 2, output: 10 } } };

test.each([
  ["what promptfoo says", tokens, 0.5, providers, 0.5],
  ["else by the price in blastgate.yaml", tokens, undefined, providers, 0.003],
  ["which counts where promptfoo says 0, too", tokens, 0, providers, 0.003],
  ["0 only where that is the price given", tokens, undefined, { openai: { price: { input: 0, output: 0 } } }, 0],
  ["unknown without a price", tokens, undefined, { anthropic: { price: { input: 1, output: 1 } } }, null],
  ["unknown where promptfoo says 0 and there is no price", tokens, 0, {}, null],
  ["unknown without tokens", null, undefined, providers, null],
  ["unknown where tokens were not counted", { prompt: 0, completion: 0 }, 0, providers, null],
])("a response costs %s", (_, used, cost, settings, costUsd) => {
  expect(priceOf("openai:chat:bank-1", used, cost, settings)).toBe(costUsd);
});
