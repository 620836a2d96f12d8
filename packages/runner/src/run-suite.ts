import { type CaseResult, type Plan, watchSuite } from "@blastgate/core";
import pLimit from "p-limit";
import type { Judging } from "./judge-output.ts";
import type { PreparedSuite } from "./prepare-suites.ts";
import { runCase } from "./run-case.ts";

export interface SuiteRun {
  plan: Plan;
  /** Each has a request on each side under way, at most. */
  casesAtOnce: number;
  report: (result: CaseResult) => void;
}

/**
 * Runs a suite's cases in the order of the plan. Each suite has a queue of its own, so that one whose provider is slow
 * holds up no other. A sequential suite ends where the results so far decide it: a matter of the cases' order alone,
 * not of which response came first.
 */
export async function runSuite(
  suite: PreparedSuite,
  judging: Judging,
  { plan, casesAtOnce, report }: SuiteRun,
): Promise<CaseResult[]> {
  const { planned, cases } = suite;
  const watch = planned.sequential ? watchSuite(plan, planned) : undefined;
  const results: CaseResult[][] = [];
  let watched = 0;
  let end = cases.length;
  const runOne = async (index: number): Promise<void> => {
    const question = cases[index];
    if (!question || index >= end) return;
    results[index] = await Promise.all(
      Array.from({ length: planned.repeats }, async (_, repeat) => {
        const result = await runCase(suite, question, repeat, judging);
        report(result);
        return result;
      }),
    );
    for (let next = results[watched]; watch && next && watched < end; next = results[watched]) {
      watched += 1;
      if (watch.take(next)) end = watched;
    }
  };
  await pLimit(casesAtOnce).map(cases.keys(), runOne);
  return results.slice(0, end).flat();
}
