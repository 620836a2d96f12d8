import { describe, expect, it } from "vitest";
import { clopperPearson } from "../../src/statistics/clopper-pearson.ts";
import { holm } from "../../src/statistics/holm.ts";
import { mcnemar } from "../../src/statistics/mcnemar.ts";
import { percentile95 } from "../../src/statistics/percentile.ts";
import { rateInterval } from "../../src/statistics/rate-interval.ts";
import { wilson } from "../../src/statistics/wilson.ts";
import { chanceAboveFloor } from "./enumerate.ts";

describe("Wilson's interval", () => {
  it.each([
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [81, 263, 0.2553, 0.3662],
  ])("for %i of %i is that of Newcombe 1998, table I, method 3", (passes, n, lower, upper) => {
    const found = wilson(passes, n, 0.975);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it("ends exactly at 0 and 1", () => {
    expect(wilson(0, 7, 0.95).lower).toBe(0);
    expect(wilson(7, 7, 0.95).upper).toBe(1);
  });
});

describe("Clopper and Pearson's interval", () => {
  it.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])("for %i of %i is that of Newcombe 1998, table I, method 5", (passes, n, lower, upper) => {
    const found = clopperPearson(passes, n, 0.975);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });
});

describe("the chance of a false GO above a floor, by enumeration", () => {
  const sizes = Array.from({ length: 60 }, (_, index) => index + 1);
  const worst = (floor: number, interval: typeof wilson) =>
    Math.max(...sizes.map((n) => chanceAboveFloor(n, floor, (passes) => interval(passes, n, 0.95).lower)));

  it.each([0.5, 0.7, 0.8, 0.85, 0.9, 0.95])("is at most α for a floor of %d, whatever the number of cases", (floor) => {
    expect(worst(floor, rateInterval)).toBeLessThanOrEqual(0.05);
    expect(worst(floor, rateInterval)).toBeGreaterThan(0.045);
  });

  it("is more than α by Wilson's bound alone", () => {
    expect(worst(0.85, wilson)).toBeCloseTo(0.85 ** 16, 10);
  });
});

describe("McNemar's exact test", () => {
  it.each([
    ["Fagerland, Lydersen and Laake 2014, airway reactivity", 1, 7, 0.0703],
    ["Fagerland, Lydersen and Laake 2017, consolidation therapy", 6, 16, 0.0525],
    ["Agresti 1990, approval of the Prime Minister (R: exact2x2)", 86, 150, 3.716e-5],
  ])("is that of %s", (_, gained, lost, p) => {
    expect(mcnemar(gained, lost).twoSided).toBeCloseTo(p, p < 0.001 ? 8 : 4);
  });

  it("is the share of all outcomes of the coin tosses that are as extreme", () => {
    for (let discordant = 1; discordant <= 12; discordant += 1) {
      for (let lost = 0; lost <= discordant; lost += 1) {
        const tosses = Array.from(
          { length: 2 ** discordant },
          (_, bits) => bits.toString(2).replaceAll("0", "").length,
        );
        const share = (extreme: (heads: number) => boolean) => tosses.filter(extreme).length / tosses.length;
        const found = mcnemar(discordant - lost, lost);
        expect(found.drop).toBeCloseTo(
          share((heads) => heads >= lost),
          12,
        );
        const distance = Math.abs(2 * lost - discordant);
        expect(found.twoSided).toBeCloseTo(
          share((heads) => Math.abs(2 * heads - discordant) >= distance),
          12,
        );
      }
    }
  });

  it("says nothing where no pair differs", () => {
    expect(mcnemar(0, 0)).toEqual({ twoSided: 1, drop: 1 });
  });
});

describe("Holm's correction", () => {
  it("gives R's p.adjust for the example of Dmisc, in the order given", () => {
    const adjusted = holm([0.042, 0.001, 0.031, 0.014, 0.007]);
    for (const [index, p] of [0.062, 0.005, 0.062, 0.042, 0.028].entries()) expect(adjusted[index]).toBeCloseTo(p, 12);
  });

  it("rejects what Holm's procedure rejects in the example of the R package HDLSSkST", () => {
    const adjusted = holm([0.5, 0.01, 0.001, 0.69, 0.02, 0.05, 0.0025]);
    // That package rejects below α only, and 5 × 0.01 is α.
    expect(adjusted.map((p) => p < 0.05)).toEqual([false, false, true, false, false, false, true]);
  });

  it("leaves a single p as it is and never gives more than 1", () => {
    expect(holm([0.04])).toEqual([0.04]);
    expect(holm([0.9, 0.8])).toEqual([1, 1]);
    expect(holm([])).toEqual([]);
  });
});

describe("the 95th percentile", () => {
  it("is the value at the rank ⌈0.95 n⌉", () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, index) => n - index);
    expect([1, 19, 20, 21, 60, 100].map((n) => percentile95(upTo(n)))).toEqual([1, 19, 19, 20, 57, 95]);
  });

  it("is null of nothing", () => {
    expect(percentile95([])).toBeNull();
  });
});
