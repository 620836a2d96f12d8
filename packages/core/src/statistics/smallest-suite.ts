import type { Gate } from "../schemas/suite.ts";
import { capitalAt, drawn } from "./betting.ts";
import { casesNeeded } from "./cases-needed.ts";
import { meanInterval } from "./mean-interval.ts";
import { pairedLowerAbove } from "./paired-interval.ts";
import { rateInterval } from "./rate-interval.ts";

/** How many independent cases each rule of a pass-rate gate needs; `null` where no number is enough. */
export interface SmallestSuite {
  "max-drop"?: number | null;
  min?: number | null;
}

/** How a suite's pass rate is judged: exactly, by t, or by bets in a drawn order. */
export type Judgement = "exact" | "t" | "bets";

/**
 * The smallest suite at which a perfect candidate can be GO: no case differs from the baseline, and all pass. Counted
 * in cases, or in clusters where cases are clustered. Rules that the gate does not have are left out.
 */
export function smallestDecidableSuite(gate: Gate, judgement: Judgement): SmallestSuite {
  const rule = gate["pass-rate"];
  const drop = rule?.["max-drop"];
  const floor = rule?.min;
  const confidence = rule?.confidence ?? 0.95;
  const lowest = (n: number, value: number, min: number) =>
    meanInterval([{ total: value, size: 1, count: n }], { min, max: 1 }, confidence)?.lower ?? min;
  const isProven = (n: number, value: number, limit: number) =>
    capitalAt(n, drawn([value]), limit) > 1 / (1 - confidence);
  const holdsDrop: Record<Judgement, (n: number, margin: number) => boolean> = {
    exact: (n, margin) => pairedLowerAbove({ n, gained: 0, lost: 0 }, confidence, -margin),
    t: (n, margin) => lowest(n, 0, -1) > -margin,
    bets: (n, margin) => isProven(n, 0.5, (1 - margin) / 2),
  };
  const holdsFloor: Record<Judgement, (n: number, min: number) => boolean> = {
    exact: (n, min) => rateInterval(n, n, confidence).lower >= min,
    t: (n, min) => lowest(n, 1, 0) >= min,
    bets: (n, min) => isProven(n, 1, min),
  };
  return {
    ...(drop !== undefined && { "max-drop": casesNeeded(1, (n) => holdsDrop[judgement](n, drop)) }),
    ...(floor !== undefined && { min: casesNeeded(1, (n) => holdsFloor[judgement](n, floor)) }),
  };
}
