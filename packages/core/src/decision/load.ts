import type { AaReport } from "../schemas/aa-report.ts";
import type { Decision } from "../schemas/decision.ts";
import type { Finding } from "../schemas/finding.ts";
import type { OutcomeRecord } from "../schemas/outcome-record.ts";
import type { Plan } from "../schemas/plan.ts";
import type { PlannedFlakiness } from "../schemas/plan-file.ts";
import type { AaRun } from "./aa-report.ts";
import type { SuiteSize } from "./check-suite-size.ts";
import type { DecisionInput } from "./decide.ts";
import type { Flaky } from "./propose-repeats.ts";

export type { AaRun, DecisionInput, Flaky, SuiteSize };

// The distributions take 0.3 s to load from source: only what decides waits for them.

/** As `decide` in decide.ts, loaded when it is first needed. */
export async function decide(input: DecisionInput): Promise<Decision> {
  const stage = await import("./decide.ts");
  return stage.decide(input);
}

/** As `checkSuiteSize` in check-suite-size.ts, for all suites, loaded when it is first needed. */
export async function checkSuiteSizes(suites: readonly SuiteSize[]): Promise<Finding[]> {
  const stage = await import("./check-suite-size.ts");
  return suites.flatMap(stage.checkSuiteSize);
}

/** As `reportAa` in aa-report.ts, loaded when it is first needed. */
export async function reportAa(run: AaRun): Promise<AaReport> {
  const stage = await import("./aa-report.ts");
  return stage.reportAa(run);
}

/** As `proposeRepeats` in propose-repeats.ts, loaded when it is first needed. */
export async function proposeRepeats(design: Flaky): Promise<number | null> {
  const stage = await import("./propose-repeats.ts");
  return stage.proposeRepeats(design);
}

/** As `plannedFlakiness` in planned-flakiness.ts, loaded when it is first needed. */
export async function plannedFlakiness(plan: Plan, records: readonly OutcomeRecord[]): Promise<PlannedFlakiness[]> {
  const stage = await import("./planned-flakiness.ts");
  return stage.plannedFlakiness(plan, records);
}
