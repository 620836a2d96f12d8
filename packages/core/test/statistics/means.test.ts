import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boundedScore, boundedScoreStatistic } from "../../src/statistics/bounded-score.ts";
import { normalQuantile, tQuantile } from "../../src/statistics/distributions.ts";
import { meanDropP, meanInterval } from "../../src/statistics/mean-interval.ts";
import { standardError } from "../../src/statistics/standard-error.ts";
import { tango, tangoStatistic } from "../../src/statistics/tango.ts";
import { meanOf, type Units } from "../../src/statistics/units.ts";
import { wilson } from "../../src/statistics/wilson.ts";

const differences = { min: -1, max: 1 };
const unit = (total: number, size = 1, count = 1): Units => ({ total, size, count });

/** Extra hours of sleep under two drugs (Student, Biometrika 1908; 6: 1-25), as in R's `sleep`. */
const sleep = [
  [0.7, 1.9],
  [-1.6, 0.8],
  [-0.2, 1.1],
  [-1.2, 0.1],
  [-0.1, -0.1],
  [3.4, 4.4],
  [3.7, 5.5],
  [0.8, 1.6],
  [0, 4.6],
  [2, 3.4],
] as const;

describe("the standard error", () => {
  it("of single cases gives Student's paired t and R's interval for it", () => {
    const units = sleep.map(([first, second]) => unit(first - second));
    expect(meanOf(units) / standardError(units)).toBeCloseTo(-4.0621, 4);
    expect(meanOf(units) + tQuantile(0.975, 9) * standardError(units)).toBeCloseTo(-0.7001142, 6);
    expect(meanOf(units) - tQuantile(0.975, 9) * standardError(units)).toBeCloseTo(-2.4598858, 6);
  });

  it("of clusters is the sandwich X'X⁻¹ (Σ Xg' Ag eg eg' Ag Xg) X'X⁻¹ (G − 1)/G with Ag = (I − Hgg)⁻¹", () => {
    const clusters = [[0, -1, -1], [0, 0], [1], [-1, 0, 0, 0, 1], [0, 0, -1, 0]];
    const units = clusters.map((values) => unit(sum(values), values.length));
    expect(standardError(units)).toBeCloseTo(Math.sqrt(sandwich(clusters)), 12);
  });

  it("of clusters is the jackknife that leaves one cluster out at a time", () => {
    const units = [unit(-2, 3), unit(1, 5), unit(0, 1), unit(-1, 2), unit(3, 7)];
    const without = units.map((_, left) => meanOf(units.filter((_, index) => index !== left)));
    const squares = sum(without.map((mean) => (mean - meanOf(units)) ** 2));
    expect(standardError(units)).toBeCloseTo(Math.sqrt((squares * 4) / 5), 12);
  });

  it("of clusters of one size is Miller's, times √(G / (G − 1)) for the mean that was estimated", () => {
    const clusters = [
      [0, -1],
      [0, 0],
      [1, 1],
      [-1, -1],
      [0, 1],
      [0, 0],
    ];
    const mean = sum(clusters.flat()) / 12;
    const pairs = clusters.flatMap((values) => values.flatMap((a) => values.map((b) => (a - mean) * (b - mean))));
    const miller = Math.sqrt(sum(pairs)) / 12;
    expect(standardError(clusters.map((values) => unit(sum(values), 2)))).toBeCloseTo(miller * Math.sqrt(6 / 5), 12);
  });
});

describe("the score interval for bounded values", () => {
  const z = normalQuantile(0.95);

  it("is Tango's where values are −1, 0 and 1", () => {
    const counts = fc.record({ gained: fc.nat(20), lost: fc.nat(20), same: fc.nat(60) });
    fc.assert(
      fc.property(counts, ({ gained, lost, same }) => {
        const n = gained + lost + same;
        fc.pre(n > 0);
        const found = boundedScore([unit(1, 1, gained), unit(-1, 1, lost), unit(0, 1, same)], differences, z);
        const expected = tango({ n, gained, lost }, 0.95);
        expect(found.lower).toBeCloseTo(expected.lower, 9);
        expect(found.upper).toBeCloseTo(expected.upper, 9);
      }),
    );
  });

  it("is Tango's where the likeliest distribution is first sought beside a pole", () => {
    const statistic = boundedScoreStatistic([unit(1, 1, 2), unit(-1, 1, 2), unit(0, 1, 46)], differences, -0.1);
    expect(statistic).toBeCloseTo(tangoStatistic({ n: 50, gained: 2, lost: 2 }, -0.1), 9);
  });

  it("is Wilson's where values are 0 and 1", () => {
    for (let passes = 0; passes <= 25; passes += 1) {
      const found = boundedScore([unit(1, 1, passes), unit(0, 1, 25 - passes)], { min: 0, max: 1 }, z);
      const expected = wilson(passes, 25, 0.95);
      expect(found.lower).toBeCloseTo(expected.lower, 9);
      expect(found.upper).toBeCloseTo(expected.upper, 9);
    }
  });

  it("treats clusters of one size as single values of their means", () => {
    const shares = [-1, -0.5, 0, 0, 0, 0.25, 0, 0, 0, 0];
    const single = boundedScore(
      shares.map((share) => unit(share)),
      differences,
      z,
    );
    const clusters = boundedScore(
      shares.map((share) => unit(4 * share, 4)),
      differences,
      z,
    );
    expect(clusters.lower).toBeCloseTo(single.lower, 9);
    expect(clusters.upper).toBeCloseTo(single.upper, 9);
  });
});

describe("the interval for a mean", () => {
  it("does not look certain where no case differs", () => {
    const t2 = tQuantile(0.95, 49) ** 2;
    expect(meanInterval([unit(0, 1, 50)], differences, 0.95)?.lower).toBeCloseTo(-t2 / (50 + t2), 9);
    // Clusters count once each, however many cases they hold.
    expect(meanInterval([unit(0, 20, 50)], differences, 0.95)?.lower).toBeCloseTo(-t2 / (50 + t2), 9);
  });

  it("does not trust t where one case in a hundred differs", () => {
    const units = [unit(-1, 1, 1), unit(0, 1, 99)];
    const t = -0.01 - tQuantile(0.95, 99) * standardError(units);
    expect(t).toBeGreaterThan(-0.03);
    expect(meanInterval(units, differences, 0.95)?.lower).toBeLessThan(-0.03);
  });

  it("is t's where differences are many and even", () => {
    const units = [-2, -1, 0, 1, 2].map((third) => unit(third / 3, 1, 40));
    const half = tQuantile(0.95, 199) * standardError(units);
    const found = meanInterval(units, differences, 0.95);
    expect(found?.lower).toBeCloseTo(-half, 3);
    expect(found?.upper).toBeCloseTo(half, 3);
  });

  it("is wider for a large cluster among small ones than for even ones", () => {
    const even = [unit(-3, 10), unit(0, 10), unit(-1, 10), unit(0, 10)];
    const uneven = [unit(-3, 34), unit(0, 2), unit(-1, 2), unit(0, 2)];
    const width = (units: Units[]) => {
      const found = meanInterval(units, differences, 0.95);
      return (found?.upper ?? 0) - (found?.lower ?? 0);
    };
    expect(width(uneven)).toBeGreaterThan(width(even));
  });

  it("cannot be given from a single cluster", () => {
    expect(meanInterval([unit(-3, 40)], differences, 0.95)).toBeNull();
  });

  it("excludes zero wherever the p of a drop is below 1 − confidence", () => {
    const thirds = fc.array(fc.integer({ min: -3, max: 1 }), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(thirds, (values) => {
        const units = values.map((value) => unit(value / 3));
        const upper = meanInterval(units, differences, 0.95)?.upper ?? 1;
        const differing = values.filter((value) => value !== 0).length;
        fc.pre(Math.abs(upper) > 1e-9 && 0.5 ** differing < 0.05);
        expect(meanDropP(units, differences) < 0.05).toBe(upper < 0);
      }),
    );
  });

  it("takes three clusters that broke for no more than three heads in a row", () => {
    const p = meanDropP([unit(-5, 5, 3), unit(0, 5, 57)], differences);
    expect(p).toBe(1 / 8);
  });
});

/** CV3 for a regression on a constant, by the matrices. */
function sandwich(clusters: number[][]): number {
  const n = clusters.flat().length;
  const mean = sum(clusters.flat()) / n;
  const meat = clusters.map((values) => {
    const size = values.length;
    // I − H restricted to the cluster has 1 − 1/n on its diagonal and −1/n elsewhere.
    const matrix = values.map((_, row) => values.map((_, column) => (row === column ? 1 : 0) - 1 / n));
    const adjusted = solve(
      matrix,
      values.map((value) => value - mean),
    );
    expect(adjusted).toHaveLength(size);
    return sum(adjusted) ** 2;
  });
  return ((clusters.length - 1) / clusters.length) * (sum(meat) / n ** 2);
}

/** Gauss–Jordan elimination. */
function solve(matrix: number[][], right: number[]): number[] {
  const rows = matrix.map((row, index) => [...row, right[index] ?? 0]);
  for (const [pivot, row] of rows.entries()) {
    const scale = row[pivot] ?? 1;
    for (const [column, value] of row.entries()) row[column] = value / scale;
    for (const other of rows) {
      if (other === row) continue;
      const factor = other[pivot] ?? 0;
      for (const [column, value] of row.entries()) other[column] = (other[column] ?? 0) - factor * value;
    }
  }
  return rows.map((row) => row.at(-1) ?? 0);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
