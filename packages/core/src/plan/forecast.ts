import type { RunRecord } from "../schemas/blast-radius.ts";
import type { Config } from "../schemas/config.ts";
import type { Forecast, ForecastCalls } from "../schemas/plan-file.ts";
import { priceOfTokens } from "./provider-settings.ts";
import type { SurveyedCalls, SurveyedSuite } from "./survey.ts";
import { type Limits, timeNeeded, type Work } from "./time-needed.ts";

/** What a call is taken to need where no earlier run says. */
const assumed = { latencyMs: 2_000, promptTokens: 500, completionTokens: 300 };

/** What one call of a step is expected to take. */
export interface ExpectedCall {
  latencyMs: number;
  tokens: { prompt: number; completion: number };
  /** `null` where neither an earlier run nor `blastgate.yaml` gives a price. */
  costUsd: number | null;
  /** An earlier run says so. */
  recorded: boolean;
}

export type ExpectCall = (suite: string, calls: SurveyedCalls) => ExpectedCall;

/** What calls are expected to take: as in earlier runs of the suite, else by the price and the length of prompts. */
export function expectCalls(records: readonly RunRecord[], providers: Config["providers"]): ExpectCall {
  const recorded = new Map(
    records.flatMap(({ suite, calls }) => calls.map((call) => [keyOf(suite, call.step), call] as const)),
  );
  return (suite, { step, provider, promptTokens }) => {
    const record = recorded.get(keyOf(suite, step));
    const tokens = record?.tokens ?? {
      prompt: promptTokens ?? assumed.promptTokens,
      completion: assumed.completionTokens,
    };
    return {
      latencyMs: record?.latencyMs ?? assumed.latencyMs,
      tokens,
      costUsd: record?.costUsd ?? priceOfTokens(providers, provider, tokens),
      recorded: record !== undefined,
    };
  };
}

/** What a plan will take on one machine. */
export function forecast(survey: readonly SurveyedSuite[], expect: ExpectCall, limits: Limits): Forecast {
  const suites = survey.map(({ suite, calls, cases }) => {
    const forecasts = calls.map((each) => forecastCalls(each, expect(suite, each)));
    return { suite, cases: cases.length, calls: forecasts, costUsd: total(forecasts.map(({ costUsd }) => costUsd)) };
  });
  const missing = survey.flatMap(({ suite, calls }) =>
    calls.filter(({ requests, cached }) => requests > cached).map((each) => ({ each, call: expect(suite, each) })),
  );
  const calls = suites.flatMap((each) => each.calls);
  return {
    suites,
    requests: calls.reduce((sum, { requests }) => sum + requests, 0),
    cached: calls.reduce((sum, { cached }) => sum + cached, 0),
    costUsd: total(suites.map(({ costUsd }) => costUsd)),
    timeMs: missing.every(({ call }) => call.recorded)
      ? timeNeeded(
          missing.map(({ each, call }) => workOf(each.provider, each.requests - each.cached, call)),
          limits,
        )
      : null,
  };
}

export function workOf(provider: string, calls: number, { latencyMs, tokens }: ExpectedCall): Work {
  return { provider, calls, latencyMs, tokens: tokens.prompt + tokens.completion };
}

function forecastCalls({ step, provider, requests, cached }: SurveyedCalls, { costUsd }: ExpectedCall): ForecastCalls {
  const missing = requests - cached;
  const cost = missing === 0 ? 0 : costUsd === null ? null : missing * costUsd;
  return { step, provider, requests, cached, costUsd: cost };
}

function total(costs: readonly (number | null)[]): number | null {
  return costs.reduce((sum: number | null, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

function keyOf(suite: string, step: string | null): string {
  return JSON.stringify([suite, step]);
}
