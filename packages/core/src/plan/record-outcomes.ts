import type { Evidence, Outcome } from "../schemas/evidence.ts";
import type { OutcomeRecord } from "../schemas/outcome-record.ts";
import type { Plan } from "../schemas/plan.ts";

/** How the responses that a run bought were judged, each once, though both sides may share it. */
export function recordOutcomes({ mode, suites }: Plan, { results }: Evidence): OutcomeRecord[] {
  const repeats = new Map(suites.map((suite) => [suite.suite, suite.repeats]));
  const records = new Map<string, OutcomeRecord>();
  for (const { suite, case: id, repeat, baseline, candidate } of results) {
    const add = (outcome: Outcome | null, repeat: number) => {
      if (outcome?.kind !== "scored" || outcome.steps.every(({ cached }) => cached)) return;
      const { asked, pass } = outcome;
      records.set(JSON.stringify([suite, id, asked, repeat]), { suite, case: id, asked, repeat, pass });
    };
    add(candidate, repeat);
    // Of two equal sides each has responses of its own.
    add(baseline, mode === "aa" ? repeat + (repeats.get(suite) ?? 0) : repeat);
  }
  return [...records.values()];
}
