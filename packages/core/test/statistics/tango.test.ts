import { describe, expect, it } from "vitest";
import { normalQuantile } from "../../src/statistics/distributions.ts";
import { type PairedCounts, tango, tangoStatistic, tangoTest } from "../../src/statistics/tango.ts";

/** n pairs as [both pass, gained, lost, both fail]. Two-sided 95 % is 0.975 for each bound alone. */
const published = [
  ["Tango 1998, crossover trial of contact lens disinfection, 90 %", [43, 0, 1, 0], 0.95, -0.096, 0.037, 3],
  ["Tango 1998, as quoted in ratesci's tests", [4, 9, 3, 16], 0.975, -0.027, 0.39, 3],
  ["Agresti and Min 2005", [53, 16, 8, 9], 0.975, -0.02, 0.207, 3],
  ["Fagerland, Lydersen and Laake 2014, airway reactivity", [1, 1, 7, 12], 0.975, -0.517, -0.026, 3],
  ["M.-L. Tang 2010", [8, 3, 1, 2], 0.975, -0.167, 0.4327, 4],
  ["Chang 2024", [7, 25, 2, 68], 0.975, 0.139, 0.321, 3],
] as const;

describe("Tango's interval", () => {
  it.each(published)("is that of %s", (_, [both, gained, lost, neither], confidence, lower, upper, digits) => {
    const found = tango({ n: both + gained + lost + neither, gained, lost }, confidence);
    expect(found.lower).toBeCloseTo(lower, digits);
    expect(found.upper).toBeCloseTo(upper, digits);
  });

  it("is what maximising the likelihood and searching for the bounds by brute force gives", () => {
    const z = normalQuantile(0.95);
    for (const counts of allCounts([1, 2, 5, 12])) {
      const found = tango(counts, 0.95);
      const value = (counts.gained - counts.lost) / counts.n;
      expect(found.lower).toBeCloseTo(value <= -1 ? -1 : search(counts, z, -1, value), 5);
      expect(found.upper).toBeCloseTo(value >= 1 ? 1 : search(counts, -z, value, 1), 5);
    }
  });

  it("mirrors itself when the sides change places", () => {
    for (const { n, gained, lost } of allCounts([1, 3, 40])) {
      const there = tango({ n, gained, lost }, 0.9);
      const back = tango({ n, gained: lost, lost: gained }, 0.9);
      expect(there.lower).toBeCloseTo(-back.upper, 12);
    }
  });

  it("is -z²/(n+z²) to z²/(n+z²) where no pair differs", () => {
    const z2 = normalQuantile(0.95) ** 2;
    const { lower, upper } = tango({ n: 300, gained: 0, lost: 0 }, 0.95);
    expect(lower).toBeCloseTo(-z2 / (300 + z2), 12);
    expect(upper).toBeCloseTo(z2 / (300 + z2), 12);
  });

  it("agrees with its own test: a bound is where p is 1 − confidence", () => {
    const counts = { n: 80, gained: 3, lost: 7 };
    const { lower, upper } = tango(counts, 0.95);
    expect(tangoTest(counts, lower).orLess).toBeCloseTo(0.05, 10);
    expect(tangoTest(counts, upper).orMore).toBeCloseTo(0.05, 10);
    // Without a difference Tango's statistic is McNemar's z.
    expect(tangoStatistic(counts, 0)).toBeCloseTo((3 - 7) / Math.sqrt(10), 12);
  });
});

function allCounts(sizes: number[]): PairedCounts[] {
  return sizes.flatMap((n) =>
    Array.from({ length: n + 1 }, (_, gained) =>
      Array.from({ length: n - gained + 1 }, (_, lost) => ({ n, gained, lost })),
    ).flat(),
  );
}

/** Where the score statistic, with its nuisance parameter found numerically, is z. It falls from `low` to `high`. */
function search(counts: PairedCounts, z: number, low: number, high: number): number {
  let [left, right] = [low, high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (left + right) / 2;
    if (numericStatistic(counts, middle) > z) left = middle;
    else right = middle;
  }
  return left;
}

function numericStatistic({ n, gained, lost }: PairedCounts, difference: number): number {
  const term = (count: number, share: number) => (count === 0 ? 0 : count * Math.log(share));
  const likelihood = (q: number) =>
    term(gained, q + difference) + term(lost, q) + term(n - gained - lost, 1 - 2 * q - difference);
  let [low, high] = [Math.max(0, -difference), (1 - difference) / 2];
  for (let step = 0; step < 200; step += 1) {
    const [a, b] = [low + (high - low) * 0.382, low + (high - low) * 0.618];
    if (likelihood(a) < likelihood(b)) low = a;
    else high = b;
  }
  const q = (low + high) / 2;
  return (gained - lost - n * difference) / Math.sqrt(n * (2 * q + difference * (1 - difference)));
}
