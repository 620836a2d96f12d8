import { clopperPearson } from "./clopper-pearson.ts";
import type { Interval } from "./interval.ts";
import { wilson } from "./wilson.ts";

/**
 * Wilson's interval, with Clopper and Pearson's lower bound where that is lower: it exceeds the true rate with
 * probability 1 − confidence at most, whatever the number of cases. Wilson's own does so more often near 1, in 7.4 %
 * instead of 5 % of samples of 16 at a rate of 0.85.
 *
 * `passes` need not be whole, so that a larger sample of the same proportions can be asked about; the exact bound
 * counts whole ones.
 */
export function rateInterval(passes: number, n: number, confidence: number): Interval {
  const score = wilson(passes, n, confidence);
  return { ...score, lower: Math.min(score.lower, clopperPearson(Math.floor(passes), n, confidence).lower) };
}
