import { standardError } from "../statistics/standard-error.ts";
import { countUnits, meanOf, type Units } from "../statistics/units.ts";
import { type Passes, passShare } from "./shares.ts";

/** Of the variance of a mean over cases, the part that asking each only so often adds. It falls as 1 / repeats. */
export interface RepeatNoise {
  repeats: number;
  /** At so many repeats. */
  variance: number;
}

/**
 * Measured where cases were asked twice or more. Where each was asked once, all of a difference may be chance: that is
 * the most that repeats could take away. Of a single rate nothing is known then (`null`). Cases whose sides share
 * their responses differ by no chance.
 */
export function noiseOf(cases: readonly Passes[], of: "baseline" | "candidate" | "difference"): RepeatNoise | null {
  const repeats = cases[0]?.candidate.length ?? 1;
  if (repeats === 1) return of === "difference" ? { repeats, variance: Number.POSITIVE_INFINITY } : null;
  const noisy = of === "difference" ? cases.filter(({ identical }) => !identical) : cases;
  const sides = of === "difference" ? (["baseline", "candidate"] as const) : [of];
  const variances = noisy.flatMap((each) => sides.map((side) => variance(passShare(each[side] ?? []), repeats)));
  return { repeats, variance: variances.reduce((sum, each) => sum + each, 0) / cases.length ** 2 };
}

/** The sample with that many repeats of each case: its deviations from the mean are shrunk to the variance that is left. */
export function withRepeats(units: readonly Units[], noise: RepeatNoise | null, repeats: number): Units[] | null {
  if (!noise || countUnits(units) < 2) return null;
  const now = standardError(units) ** 2;
  const chance = Math.min(now, noise.variance);
  const scale = now === 0 ? 1 : Math.sqrt((now - chance + (chance * noise.repeats) / repeats) / now);
  const mean = meanOf(units);
  return units.map(({ total, size, count }) => ({ total: size * mean + (total - size * mean) * scale, size, count }));
}

/** Of the mean of so many responses, from the share that passed; unbiased. */
function variance(share: number, responses: number): number {
  return (share * (1 - share)) / (responses - 1);
}
