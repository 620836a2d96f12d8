import { binomialCdf } from "./distributions.ts";

/**
 * McNemar's exact test (McNemar, Psychometrika 1947; 12: 153-157): without a difference, each discordant pair is lost
 * or gained by the toss of a fair coin. `drop` is one-sided, that so many or more are lost; `twoSided` doubles the
 * smaller tail.
 */
export function mcnemar(gained: number, lost: number): { twoSided: number; drop: number } {
  const discordant = gained + lost;
  if (discordant === 0) return { twoSided: 1, drop: 1 };
  return {
    twoSided: Math.min(1, 2 * binomialCdf(Math.min(gained, lost), discordant, 0.5)),
    // P(X ≥ lost) = P(X ≤ gained): the coin is fair.
    drop: binomialCdf(gained, discordant, 0.5),
  };
}
