import type { OutcomeRecord } from "../schemas/outcome-record.ts";
import type { Plan } from "../schemas/plan.ts";
import type { PlannedFlakiness } from "../schemas/plan-file.ts";
import { repeatsFor } from "./aa-report.ts";
import { flakeRates } from "./flake-rates.ts";

/** How flaky the suites of a plan have been, by the outcomes of earlier runs, and the repeats that would ask for. */
export function plannedFlakiness({ suites }: Plan, records: readonly OutcomeRecord[]): PlannedFlakiness[] {
  const rates = new Map(flakeRates(records).map((each) => [each.suite, each]));
  return suites.flatMap((suite) => {
    const seen = rates.get(suite.suite);
    if (!seen) return [];
    const { rate, cases } = seen;
    const flaky = cases.filter((each) => each.rate > 0).length;
    const { repeats } = suite;
    return [
      { suite: suite.suite, rate, cases: cases.length, flaky, repeats, repeatsProposed: repeatsFor(suite, rate) },
    ];
  });
}
