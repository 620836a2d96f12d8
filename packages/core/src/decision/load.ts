import type { Decision } from "../schemas/decision.ts";
import type { Finding } from "../schemas/finding.ts";
import type { SuiteSize } from "./check-suite-size.ts";
import type { DecisionInput } from "./decide.ts";

export type { DecisionInput, SuiteSize };

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
