import type { Usage } from "../schemas/decision.ts";
import type { CaseResult, ModelCall } from "../schemas/evidence.ts";

export interface CallsOfResults {
  steps: (ModelCall & { step: string })[];
  graders: ModelCall[];
}

/** Every model call behind some results, both sides. */
export function modelCalls(results: readonly CaseResult[]): CallsOfResults {
  const outcomes = results.flatMap(({ baseline, candidate }) => (baseline ? [baseline, candidate] : [candidate]));
  return {
    steps: outcomes.flatMap(({ steps }) => steps),
    graders: outcomes.flatMap(({ graders }) => graders),
  };
}

/** What calls took together. A request counts once, and as bought where any of its calls bought it. */
export function usageOf(calls: readonly ModelCall[]): Usage {
  const byRequest = new Map<string, ModelCall>();
  for (const call of calls) {
    if (!byRequest.has(call.request) || !call.cached) byRequest.set(call.request, call);
  }
  const bought = [...byRequest.values()].filter(({ cached }) => !cached);
  const tokens = bought.map((call) => call.tokens);
  const costs = bought.map(({ costUsd }) => costUsd);
  return {
    bought: bought.length,
    cached: byRequest.size - bought.length,
    tokens: tokens.includes(null)
      ? null
      : {
          prompt: sum(tokens.map((each) => each?.prompt ?? 0)),
          completion: sum(tokens.map((each) => each?.completion ?? 0)),
        },
    costUsd: costs.includes(null) ? null : sum(costs.map((cost) => cost ?? 0)),
  };
}

/** Added from the smallest up, so that the order of results does not show in the last digit. */
function sum(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b).reduce((total, value) => total + value, 0);
}
