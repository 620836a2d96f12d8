import type { RecordedCall, RunRecord } from "../schemas/blast-radius.ts";
import type { Evidence, ModelCall } from "../schemas/evidence.ts";

/** What each suite of some evidence took on the candidate's side, whoever paid for it. */
export function recordRun({ results }: Evidence): RunRecord[] {
  return [...Map.groupBy(results, ({ suite }) => suite)].flatMap(([suite, own]) => {
    const outcomes = own.map(({ candidate }) => candidate);
    const steps = Map.groupBy(
      outcomes.flatMap((outcome) => outcome.steps),
      ({ step }) => step,
    );
    const graders = outcomes.flatMap((outcome) => outcome.graders);
    const all = [...steps.values(), graders].flat();
    if (all.length === 0) return [];
    const cases = new Set(own.map((result) => result.case)).size;
    const costUsd = meanOf(all, (call) => call.costUsd);
    return [
      {
        suite,
        cases,
        costUsd: costUsd === null ? null : (costUsd * all.length) / cases,
        calls: [
          ...[...steps].map(([step, calls]) => recordCalls(step, calls)),
          ...(graders.length > 0 ? [recordCalls(null, graders)] : []),
        ],
      },
    ];
  });
}

function recordCalls(step: string | null, calls: readonly ModelCall[]): RecordedCall {
  const prompt = meanOf(calls, ({ tokens }) => tokens?.prompt ?? null);
  const completion = meanOf(calls, ({ tokens }) => tokens?.completion ?? null);
  return {
    step,
    latencyMs: meanOf(calls, ({ latencyMs }) => latencyMs) ?? 0,
    costUsd: meanOf(calls, ({ costUsd }) => costUsd),
    tokens: prompt === null || completion === null ? null : { prompt, completion },
  };
}

/** `null` where one of them is not known: a mean of the others would say too little. */
function meanOf(calls: readonly ModelCall[], value: (call: ModelCall) => number | null): number | null {
  let sum = 0;
  for (const call of calls) {
    const known = value(call);
    if (known === null) return null;
    sum += known;
  }
  return sum / calls.length;
}
