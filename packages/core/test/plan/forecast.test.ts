import { describe, expect, test } from "vitest";
import { expectCalls, forecast, type RunRecord, type SurveyedSuite } from "../../src/index.ts";
import { limits, planned, provider, recorded, surveyed } from "./builders.ts";

const { plan } = planned({ chat: 20, routing: 12 });
const price = { input: 2, output: 10 };

function forecastOf(
  records: RunRecord[],
  { survey = surveyed(plan), providers = {} }: { survey?: SurveyedSuite[]; providers?: Record<string, object> } = {},
) {
  return forecast(survey, expectCalls(records, providers), { ...limits, providers });
}

const both = [recorded("chat"), recorded("routing")];

describe("a forecast", () => {
  test("counts requests, and takes cost and time from earlier runs", () => {
    expect(forecastOf(both)).toEqual({
      suites: [
        {
          suite: "chat",
          cases: 20,
          calls: [{ step: "classify", provider, requests: 20, cached: 0, costUsd: 0.2 }],
          costUsd: 0.2,
        },
        {
          suite: "routing",
          cases: 12,
          calls: [{ step: "classify", provider, requests: 12, cached: 0, costUsd: 0.12 }],
          costUsd: 0.12,
        },
      ],
      requests: 32,
      cached: 0,
      costUsd: 0.32,
      timeMs: 8_000,
    });
  });

  test("is of nothing where all is cached, though no price is known", () => {
    const survey = surveyed(plan, () => 0).map((suite) => ({
      ...suite,
      calls: suite.calls.map((each) => ({ ...each, requests: 20, cached: 20 })),
    }));
    expect(forecastOf([], { survey })).toMatchObject({ requests: 40, cached: 40, costUsd: 0, timeMs: 0 });
  });

  test("is unknown, not zero, where neither an earlier run nor a price says", () => {
    expect(forecastOf([recorded("chat")])).toMatchObject({ costUsd: null, timeMs: null });
    expect(forecastOf([recorded("chat"), recorded("routing", { costUsd: null })])).toMatchObject({
      suites: [{ costUsd: 0.2 }, { costUsd: null }],
      costUsd: null,
      timeMs: 8_000,
    });
  });

  test("goes by the price in blastgate.yaml where no cost was recorded, and by the tokens that were", () => {
    const records = [recorded("chat", { costUsd: null })];
    const { suites } = forecastOf(records, { providers: { openai: { price } } });
    // 1000 tokens in and 100 out, of a recorded call.
    expect(suites[0]?.costUsd).toBeCloseTo(20 * 0.003, 10);
    // 400 tokens in, of the prompt's length, and 300 out.
    expect(suites[1]?.costUsd).toBeCloseTo(12 * 0.0038, 10);
  });

  test.each([
    ["requests at once", { openai: { concurrency: 2 } }, 16_000],
    ["requests in a minute", { openai: { "requests-per-minute": 16 } }, 120_000],
    ["tokens in a minute", { "openai:chat": { "tokens-per-minute": 11_000 } }, 192_000],
    ["limits of other providers", { "openai:embedding": { "requests-per-minute": 1 } }, 8_000],
    ["the longer name's limit", { openai: { concurrency: 1 }, "openai:chat": { concurrency: 4 } }, 8_000],
  ])("heeds %s", (_, providers, timeMs) => {
    expect(forecastOf(both, { providers }).timeMs).toBe(timeMs);
  });

  test("lets providers that take a limit from one name share it", () => {
    const survey = surveyed(plan).map((suite, index) => ({
      ...suite,
      calls: suite.calls.map((each) => ({ ...each, provider: `openai:chat:bank-${index}` })),
    }));
    const providers = { openai: { "requests-per-minute": 16 } };
    expect(forecastOf(both, { survey, providers }).timeMs).toBe(120_000);
  });
});
