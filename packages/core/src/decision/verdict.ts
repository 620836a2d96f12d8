import type { Verdict } from "../schemas/decision.ts";

/** Worst first. Evidence that is missing is worse than evidence against: it may hide anything. */
const ranking: readonly Verdict[] = ["ERROR", "NO-GO", "INCONCLUSIVE", "GO"];

export function severity(verdict: Verdict): number {
  return ranking.indexOf(verdict);
}

/** The worst of several verdicts; GO of none. */
export function worst(given: readonly Verdict[]): Verdict {
  return ranking.find((verdict) => given.includes(verdict)) ?? "GO";
}
