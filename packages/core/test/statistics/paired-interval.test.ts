import { describe, expect, it } from "vitest";
import { pairedInterval, pairedLowerAbove } from "../../src/statistics/paired-interval.ts";
import { tango } from "../../src/statistics/tango.ts";
import { worstChanceOfGo } from "./enumerate.ts";

describe("the chance of a false GO, by enumeration of every table", () => {
  it.each([
    { n: 6, margin: 0.2 },
    { n: 14, margin: 0.1 },
    { n: 25, margin: 0.05 },
    { n: 25, margin: 0.1 },
    { n: 60, margin: 0.05 },
    { n: 60, margin: 0.1 },
    { n: 75, margin: 0.03 },
    { n: 88, margin: 0.03 },
    { n: 100, margin: 0.05 },
    // The larger ones up to the most gains that a change is likely to bring, which saves time.
    { n: 247, margin: 0.03, mostGained: 0.1 },
    { n: 300, margin: 0.03, mostGained: 0.1 },
  ])("is at most α with $n cases and margin $margin, whatever is gained", ({ n, margin, mostGained }) => {
    const worst = worstChanceOfGo(n, margin, (counts) => pairedLowerAbove(counts, 0.95, -margin), mostGained);
    expect(worst).toBeLessThanOrEqual(0.05);
    // A gate that is never GO would be safe too.
    expect(worst).toBeGreaterThan(0.04);
  });

  it("is more than α by Tango's bound alone", () => {
    const byTango = (n: number, margin: number, mostGained?: number) =>
      worstChanceOfGo(n, margin, (counts) => tango(counts, 0.95).lower > -margin, mostGained);
    expect(byTango(88, 0.03)).toBeCloseTo(0.97 ** 88, 4);
    expect(byTango(247, 0.03, 0)).toBeCloseTo(0.06, 3);
    expect(byTango(6, 0.03)).toBeGreaterThan(0.09);
  });
});

describe("the interval for pairs", () => {
  const samples = [
    { n: 12, gained: 0, lost: 0 },
    { n: 12, gained: 9, lost: 3 },
    { n: 60, gained: 0, lost: 2 },
    { n: 60, gained: 4, lost: 3 },
    { n: 300, gained: 6, lost: 9 },
  ];

  it.each(samples)("of $gained gains and $lost losses in $n is Tango's or wider below, and Tango's above", (counts) => {
    const [found, score] = [pairedInterval(counts, 0.95), tango(counts, 0.95)];
    expect(found.lower).toBeLessThanOrEqual(score.lower);
    expect(found).toEqual({ ...score, lower: found.lower });
  });

  it.each(samples)("of $gained gains and $lost losses in $n lies where the test turns", (counts) => {
    const { lower } = pairedInterval(counts, 0.95);
    expect(pairedLowerAbove(counts, 0.95, lower - 1e-9)).toBe(true);
    expect(pairedLowerAbove(counts, 0.95, lower + 1e-9)).toBe(false);
  });

  it.each([60, 88, 300])("of %i pairs without difference ends where so few losses have a chance of α", (n) => {
    expect(pairedInterval({ n, gained: 0, lost: 0 }, 0.95).lower).toBeCloseTo(0.05 ** (1 / n) - 1, 4);
  });

  it("ends at −1 where every pair is lost, and holds for a single pair", () => {
    expect(pairedInterval({ n: 7, gained: 0, lost: 7 }, 0.95).lower).toBe(-1);
    expect(pairedInterval({ n: 1, gained: 1, lost: 0 }, 0.95).lower).toBeGreaterThanOrEqual(-1);
  });
});
