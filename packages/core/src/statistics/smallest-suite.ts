import type { Gate } from "../schemas/suite.ts";
import { casesNeeded } from "./cases-needed.ts";
import { meanInterval } from "./mean-interval.ts";
import { pairedLowerAbove } from "./paired-interval.ts";
import { rateInterval } from "./rate-interval.ts";

/** How many independent cases each rule of a pass-rate gate needs; `null` where no number is enough. */
export interface SmallestSuite {
  "max-drop"?: number | null;
  min?: number | null;
}

/**
 * The smallest suite at which a perfect candidate can be GO: no case differs from the baseline, and all pass. Counted
 * in cases, or in clusters where cases are clustered. Rules that the gate does not have are left out.
 */
export function smallestDecidableSuite(gate: Gate, binary: boolean): SmallestSuite {
  const rule = gate["pass-rate"];
  const drop = rule?.["max-drop"];
  const floor = rule?.min;
  const confidence = rule?.confidence ?? 0.95;
  const lowest = (n: number, value: number, min: number) =>
    meanInterval([{ total: value, size: 1, count: n }], { min, max: 1 }, confidence)?.lower ?? min;
  return {
    ...(drop !== undefined && {
      "max-drop": casesNeeded(1, (n) =>
        binary ? pairedLowerAbove({ n, gained: 0, lost: 0 }, confidence, -drop) : lowest(n, 0, -1) > -drop,
      ),
    }),
    ...(floor !== undefined && {
      min: casesNeeded(1, (n) => (binary ? rateInterval(n, n, confidence).lower : lowest(n, 1, 0)) >= floor),
    }),
  };
}
