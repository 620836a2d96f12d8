import type { Decision, SuiteDecision } from "../schemas/decision.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";

/**
 * The plan for a second look: with more repeats of every case of the suites that were INCONCLUSIVE and that repeats
 * would decide, at the rates seen. Never of failed cases alone: asked until they pass, anything passes. Responses there
 * are already keep their place, so that nothing is bought again.
 *
 * `null` where nothing is to be gained: the plan was made for a single look, or is a second one; the mode asks only
 * what chance does; or no suite is such. A sequential suite was looked at already: more cases decide it, not repeats.
 */
export function topUp(plan: Plan, decision: Pick<Decision, "suites">): Plan | null {
  const isFirstOfTwo = plan.looks > 1 && plan.suites.every(({ toppedUpFrom }) => toppedUpFrom === undefined);
  if (!isFirstOfTwo || plan.mode === "aa") return null;
  const repeats = new Map(decision.suites.flatMap((suite) => [[suite.suite, repeatsFor(suite)] as const]));
  const suites = plan.suites.map((suite) => withRepeats(suite, repeats.get(suite.suite) ?? null));
  return suites.some(({ toppedUpFrom }) => toppedUpFrom !== undefined) ? { ...plan, suites } : null;
}

/** As many as every undecided rule needs; `null` where one of them is not decided by repeats. */
function repeatsFor({ verdict, gates }: SuiteDecision): number | null {
  if (verdict !== "INCONCLUSIVE") return null;
  const needed = gates.filter((gate) => gate.verdict === "INCONCLUSIVE").map(({ repeatsNeeded }) => repeatsNeeded);
  const known = needed.filter((repeats) => repeats !== null);
  return known.length === 0 || known.length < needed.length ? null : Math.max(...known);
}

function withRepeats(suite: PlannedSuite, repeats: number | null): PlannedSuite {
  if (repeats === null) return suite;
  const requests = (suite.requests * repeats) / suite.repeats;
  return { ...suite, repeats, requests, toppedUpFrom: suite.repeats };
}
