import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestCapital, bettingInterval, capitalAt, drawn, lookEvery } from "../../src/statistics/betting.ts";
import { seededRandom } from "../decision/simulate.ts";
import { binomialShare } from "./enumerate.ts";

const alpha = 0.05;
const patienceMs = 60_000;

/** The definition, word by word: every gambler's product over the first values, at every look, averaged. */
function bestByDefinition(values: readonly (number | null)[], mean: number): number {
  const shares = Array.from({ length: 20 }, (_, index) => (2 * index + 1) / 40);
  const looks = values.map((_, index) => index + 1).filter((end) => end % 10 === 0 || end === values.length);
  const capitals = looks.map((end) => {
    const seen = values.slice(0, end).filter((value) => value !== null);
    const products = shares.map((share) => seen.reduce((all, value) => all * (1 - share + (share * value) / mean), 1));
    return products.reduce((sum, each) => sum + each, 0) / 20;
  });
  return Math.max(1, ...capitals);
}

/** Zeros and ones, with so many ones in each block between two looks. */
function blocks(ones: readonly number[]): number[] {
  return ones.flatMap((count) => Array.from({ length: lookEvery }, (_, index) => Number(index < count)));
}

describe("a bet against a mean", () => {
  it("is a fair game where the claim is true: its capital is 1 on average, over all paths", () => {
    for (const mean of [0.1, 0.485, 0.5, 0.85]) {
      for (const n of [1, 7, 40]) {
        const expected = Array.from({ length: n + 1 }, (_, passes) => {
          const path = Array.from({ length: n }, (_, index) => Number(index < passes));
          return binomialShare(passes, n, mean) * capitalAt(n, drawn(path), mean);
        });
        expect(expected.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1, 9);
      }
    }
  });

  it.each([0.02, 0.15, 0.485, 0.5, 0.9])(
    "reaches 1/α at any of three looks with probability α at most, for a mean of %d, over all paths",
    (mean) => {
      const counts = Array.from({ length: lookEvery + 1 }, (_, ones) => ones);
      const chance = (ones: number) => binomialShare(ones, lookEvery, mean);
      const ruined = counts.flatMap((a) =>
        counts.flatMap((b) =>
          counts
            .filter((c) => bestCapital(drawn(blocks([a, b, c])), mean) >= 1 / alpha)
            .map((c) => chance(a) * chance(b) * chance(c)),
        ),
      );
      expect(ruined.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(alpha);
    },
  );

  it("makes of ten values of 1, against a mean of ½, what the integral over all stakes says", () => {
    // ∫ (1 + g)¹⁰ dg from 0 to 1 is (2¹¹ − 1) / 11; twenty stakes are near it.
    expect(bestCapital(drawn(blocks([10])), 0.5)).toBeCloseTo(2047 / 11, -1);
  });

  it("is worth what its definition says, whatever the values, and however many are not there", () => {
    const value = fc.option(fc.constantFrom(0, 0.25, 0.5, 1), { nil: null, freq: 5 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 45 }),
        fc.constantFrom(0.2, 0.485, 0.7),
        (values, mean) => {
          expect(bestCapital(drawn(values), mean)).toBeCloseTo(bestByDefinition(values, mean), 9);
        },
      ),
    );
  });

  it("has a meaning against a mean of 0 and of 1", () => {
    expect(bestCapital(drawn(blocks([1, 1])), 0)).toBeGreaterThan(1e12);
    expect(bestCapital(drawn(blocks([0, 0])), 0)).toBe(1);
    expect(bestCapital(drawn(blocks([10, 10])), 1)).toBe(1);
  });
});

describe("the interval by bets", () => {
  it("has the means that no bet disproves, as found by trying two hundred of them", () => {
    const random = seededRandom(7);
    for (const rate of [0.05, 0.5, 0.93]) {
      const values = Array.from({ length: 65 }, () => Number(random() < rate));
      const turned = values.map((each) => 1 - each);
      const { lower, upper } = bettingInterval(drawn(values), 0.95);
      for (let mean = 0.0025; mean < 1; mean += 0.005) {
        expect(mean < lower, `${mean} below ${lower}`).toBe(bestByDefinition(values, mean) > 20);
        expect(mean > upper, `${mean} above ${upper}`).toBe(bestByDefinition(turned, 1 - mean) > 20);
      }
    }
  });

  it(
    "holds at all of a hundred looks together, in 95 of 100 samples and more",
    () => {
      const runs = 400;
      for (const mean of [0.03, 0.5, 0.95]) {
        const random = seededRandom(1000 * mean);
        const missed = Array.from({ length: runs }, () =>
          drawn(Array.from({ length: 1000 }, () => Number(random() < mean))),
        ).filter((sample) => bestCapital(sample, mean) > 1 / alpha).length;
        expect(chanceOfSoMany(missed, runs)).toBeGreaterThan(0.001);
      }
    },
    patienceMs,
  );

  it("never gives back what an earlier look has shown", () => {
    const random = seededRandom(3);
    const values = Array.from({ length: 400 }, () => [0, 0.5, 0.5, 0.5, 1][Math.floor(5 * random())] ?? 0);
    let last = bettingInterval(drawn(values.slice(0, 10)), 0.95);
    for (let end = 20; end <= 400; end += 10) {
      const next = bettingInterval(drawn(values.slice(0, end)), 0.95);
      expect(next.lower).toBeGreaterThanOrEqual(last.lower);
      expect(next.upper).toBeLessThanOrEqual(last.upper);
      last = next;
    }
  });

  it("would be of a larger sample what it is of one twice as long in the same proportions, looked at once", () => {
    const values = [0, 1, 1, 1, 1, 1, 1, 1];
    const larger = bettingInterval(drawn(values), 0.95, (sample, mean) => capitalAt(16, sample, mean));
    const once = bettingInterval(drawn([...values, ...values]), 0.95, (sample, mean) => capitalAt(16, sample, mean));
    expect(larger.lower).toBeCloseTo(once.lower, 9);
    expect(larger.upper).toBeCloseTo(once.upper, 9);
  });
});

function chanceOfSoMany(found: number, runs: number): number {
  let chance = 0;
  for (let wrong = found; wrong <= runs; wrong += 1) chance += binomialShare(wrong, runs, alpha);
  return chance;
}
