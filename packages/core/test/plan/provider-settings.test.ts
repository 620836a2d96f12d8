import { describe, expect, test } from "vitest";
import { providerSetting, shareLimits } from "../../src/index.ts";

const providers = {
  openai: { concurrency: 4, "requests-per-minute": 100, price: { input: 1, output: 2 } },
  "openai:chat": { concurrency: 2 },
  "openai:chat:gpt-5-mini": { "tokens-per-minute": 10 },
};

describe("a setting of a provider", () => {
  test.each([
    ["openai:chat:gpt-5-mini", "concurrency", { name: "openai:chat", value: 2 }],
    ["openai:chat:gpt-5-mini", "tokens-per-minute", { name: "openai:chat:gpt-5-mini", value: 10 }],
    ["openai:chat:gpt-5-mini", "requests-per-minute", { name: "openai", value: 100 }],
    ["openai:chat:gpt-5-mini-2", "tokens-per-minute", undefined],
    ["openai:chatter", "concurrency", { name: "openai", value: 4 }],
    ["openai", "price", { name: "openai", value: { input: 1, output: 2 } }],
    ["anthropic:messages:opus", "concurrency", undefined],
  ] as const)("%s, %s", (provider, setting, found) => {
    expect(providerSetting(providers, provider, setting)).toEqual(found);
  });
});

test("machines share what a provider allows in a minute, and each may send at least one request", () => {
  expect(shareLimits(providers, 12)).toEqual({
    openai: { concurrency: 4, "requests-per-minute": 8, price: { input: 1, output: 2 } },
    "openai:chat": { concurrency: 2 },
    "openai:chat:gpt-5-mini": { "tokens-per-minute": 1 },
  });
});
