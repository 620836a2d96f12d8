import { repeatsNeeded } from "../statistics/cases-needed.ts";
import { normalQuantile } from "../statistics/distributions.ts";
import { meanInterval } from "../statistics/mean-interval.ts";
import type { Units } from "../statistics/units.ts";

/** How often a candidate that changes nothing should be GO. */
const power = 0.8;

export interface Flaky {
  /** Mean over the cases: the probability that two responses to one question are judged differently. */
  flakeRate: number;
  cases: number;
  /** Independent ones among them: all, or as many as there are clusters. */
  units: number;
  /** The margin `max-drop`, as a share. */
  margin: number;
  confidence: number;
}

/**
 * The fewest repeats, at most ten, at which a candidate that changes nothing holds the margin four times of five. Its
 * difference then varies by the flake rate alone: one response on each side has the variance p(1 − p), and the two
 * together 2p(1 − p), which is the flake rate. `null` where ten are not enough; more cases are then the only way.
 */
export function proposeRepeats(design: Flaky): number | null {
  const { flakeRate, cases, margin, confidence } = design;
  return repeatsNeeded(0, (repeats) => {
    const error = Math.sqrt(flakeRate / repeats / cases);
    const lower = meanInterval(typicalSample(design, repeats), { min: -1, max: 1 }, confidence)?.lower ?? -1;
    return lower - normalQuantile(power) * error > -margin;
  });
}

/** Units that differ either way by as much as one response more or less, as many of them as the variance asks for. */
function typicalSample({ flakeRate, cases, units }: Flaky, repeats: number): Units[] {
  const size = cases / units;
  const differing = Math.min(1, size * flakeRate * repeats);
  const total = differing === 0 ? 0 : Math.sqrt((size * flakeRate) / repeats / differing);
  const share = (of: number, value: number) => ({ total: value, size, count: of * units });
  return [share(differing / 2, total), share(differing / 2, -total), share(1 - differing, 0)];
}
