import type { CaseResult } from "../schemas/evidence.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import { Bet, lookEvery } from "../statistics/betting.ts";
import { type ScoredCase, scoreCase } from "./check-evidence.ts";
import { isGuarded, isRegression } from "./gates/regressions.ts";
import { differenceOf, differenceRange, toUnit } from "./measure-drawn.ts";
import { asFailed, type Passes, passShare } from "./shares.ts";

/** Whether a suite may stop early. Cases that depend on each other cannot be drawn one by one. */
export function isSequential({ sequential, cases }: PlannedSuite): boolean {
  return sequential && cases.every(({ cluster }) => cluster === undefined);
}

/** Follows a suite case by case, in the order of the plan. */
export interface SuiteWatch {
  /**
   * Hands over every result of the next case. True once the suite is decided by those handed over, and there are others,
   * which then may not follow. It is looked at after every tenth case.
   */
  take: (results: readonly CaseResult[]) => boolean;
}

/** After how many of its cases a suite is decided; `null` where the results at hand, from the plan's first case on, do not decide it. */
export function stopsAfter(plan: Plan, suite: PlannedSuite, results: readonly CaseResult[]): number | null {
  if (!isSequential(suite)) return null;
  const byCase = Map.groupBy(results, (result) => result.case);
  const watch = watchSuite(plan, suite);
  for (const [index, { id }] of suite.cases.entries()) {
    const found = byCase.get(id) ?? [];
    if (found.length < suite.repeats) return null;
    if (watch.take(found)) return index + 1;
  }
  return null;
}

/**
 * A sequential suite stops where its pass-rate gate is decided by bets, as `decide` judges them: every rule is held and
 * no other gate could still fail on a case that was not run, or some rule is failed. (What contracts ask of every
 * output can fail on any case, so such a suite stops early for a NO-GO alone. Cost and latency have no claim to
 * certainty, and are judged on what was run.) More errors than the gate tolerates stop nothing.
 */
export function watchSuite(plan: Plan, suite: PlannedSuite): SuiteWatch {
  const { gate, cases, repeats, paired } = suite;
  const tolerated = gate["max-errors"] ?? 0;
  const rules = isSequential(suite) ? passRateBets(plan, suite) : [];
  const others = regressionWatch(suite);
  let [taken, missing, contracted] = [0, 0, false];
  const isDecided = () => {
    if (taken % lookEvery !== 0 || taken === cases.length || missing > tolerated || rules.length === 0) return false;
    for (const { holds, fails } of rules) for (const { bet } of [holds, fails]) bet.look();
    if (rules.some(({ holds, fails }) => !isWon(holds) && isWon(fails))) return true;
    return rules.every(({ holds }) => isWon(holds)) && !contracted && others.isSettled();
  };
  const take = (results: readonly CaseResult[]) => {
    const planned = cases[taken];
    if (!planned) return false;
    taken += 1;
    const inOrder = results.toSorted((a, b) => a.repeat - b.repeat).slice(0, repeats);
    const scored = scoreCase(planned, inOrder, paired);
    if (!scored) missing += 1;
    for (const { holds, fails } of rules) {
      holds.bet.take(holds.value(scored ?? asFailed(planned, repeats)));
      if (scored) fails.bet.take(fails.value(scored));
    }
    others.take(planned, scored);
    contracted ||= scored?.candidate.some(({ assertions }) => assertions.some(isContracted)) ?? false;
    return isDecided();
  };
  return { take };
}

/** The most suites among which NO-GO is claimed, for which every claim is corrected. Known before anything is run. */
export function countClaims({ mode, suites }: Plan): number {
  return suites.filter(
    ({ paired, gate, closure }) =>
      paired &&
      gate["pass-rate"]?.["max-drop"] !== undefined &&
      (mode === "aa" || closure.baseline !== closure.candidate),
  ).length;
}

interface SidedBet {
  bet: Bet;
  value: (each: Passes) => number;
  /** The capital that proves it. */
  proof: number;
}

/** For each rule of the pass-rate gate a bet that it holds, and one that it fails. */
function passRateBets(plan: Plan, { gate, paired }: PlannedSuite): { holds: SidedBet; fails: SidedBet }[] {
  const { "max-drop": margin, min, confidence = 0.95 } = gate["pass-rate"] ?? {};
  // A suite without baseline is judged by its floor alone, and is never GO without one.
  if (!paired && min === undefined) return [];
  const proof = 1 / (1 - confidence);
  const difference = (each: Passes) => toUnit(differenceOf(each), differenceRange);
  const rate = (each: Passes) => passShare(each.candidate);
  const bets = (value: (each: Passes) => number, floor: number, ceiling: number, proofOfFailure: number) => ({
    holds: { bet: new Bet(floor), value, proof },
    fails: { bet: new Bet(1 - ceiling), value: (each: Passes) => 1 - value(each), proof: proofOfFailure },
  });
  return [
    ...(paired && margin !== undefined
      ? [
          bets(
            difference,
            toUnit(-margin, differenceRange),
            toUnit(0, differenceRange),
            proof * plan.looks * Math.max(1, countClaims(plan)),
          ),
        ]
      : []),
    ...(min !== undefined ? [bets(rate, min, min, proof)] : []),
  ];
}

/** A hair more than the proof: the bounds that `decide` finds by halving must not miss it in the last digit. */
function isWon({ bet, proof }: SidedBet): boolean {
  return bet.best > proof * 1.001;
}

/** Whether the regressions gate can still turn. Cases without score, and those not run, may all be regressions. */
function regressionWatch({ gate: { regressions }, cases, paired }: PlannedSuite) {
  if (!regressions || !paired) return { take: () => undefined, isSettled: () => true };
  const guarded = (each: { tags: string[] }) => isGuarded(each, regressions.cases);
  let [open, found] = [cases.filter(guarded).length, 0];
  return {
    take: (planned: PlannedSuite["cases"][number], scored: ScoredCase | undefined) => {
      if (!scored || !guarded(planned)) return;
      open -= 1;
      if (isRegression(scored)) found += 1;
    },
    isSettled: () => found > regressions.max || found + open <= regressions.max,
  };
}

function isContracted({ origin }: { origin: { kind: string } }): boolean {
  return origin.kind !== "suite";
}
