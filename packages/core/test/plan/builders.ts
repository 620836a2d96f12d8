import type { Plan, RunRecord, SurveyedSuite } from "../../src/index.ts";
import { scenario } from "../decision/builders.ts";

export const provider = "openai:chat:bank-1";
export const limits = { concurrency: { total: 4, provider: 4 }, providers: {} };

/** A plan of suites, each with this many cases, its evidence and impact. */
export function planned(suites: Record<string, number>) {
  return scenario(Object.entries(suites).map(([name, count]) => ({ name, feature: name, outcomes: { "++": count } })));
}

/** A survey of a plan: what each case is still to buy, and what it shares requests with (by default nothing). */
export function surveyed(
  { suites }: Plan,
  missing: (suite: string, index: number) => number = () => 1,
  group: (suite: string, index: number) => number = own(),
): SurveyedSuite[] {
  return suites.map(({ suite, cases }) => {
    const counts = cases.map((_, index) => missing(suite, index));
    const requests = counts.reduce((sum, count) => sum + count, 0);
    return {
      suite,
      calls: [{ step: "classify", provider, requests, cached: 0, promptTokens: 400 }],
      cases: cases.map(({ id }, index) => ({ id, missing: [counts[index] ?? 0], group: group(suite, index) })),
    };
  });
}

function own(): () => number {
  let next = 0;
  return () => next++;
}

/** What the newest run of a suite took, for a call and for a case. */
export function recorded(suite: string, { latencyMs = 1_000, costUsd = 0.01 as number | null } = {}): RunRecord {
  const tokens = { prompt: 1_000, completion: 100 };
  return { suite, cases: 10, costUsd, calls: [{ step: "classify", latencyMs, costUsd, tokens }] };
}
