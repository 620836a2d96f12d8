import { describe, expect, it } from "vitest";
import { binomialShare } from "../statistics/enumerate.ts";
import { designs, pairedDesign, simulate } from "./simulate.ts";

const runs = 300;
const alpha = 0.05;
const patienceMs = 60_000;

// `scripts/simulate-decisions.ts` prints the same designs over more runs.
describe("simulated runs whose truth is exactly at the limit", () => {
  it.each(designs.map((design) => [design.name, design] as const))(
    "%s: false GO no more often than α",
    (_, design) => {
      const { GO: falseGo } = simulate(design, design.atLimit, runs, 20_240_611);
      expect(chanceOfSoMany(falseGo)).toBeGreaterThan(0.001);
    },
    patienceMs,
  );

  it("would notice a false GO twice as often as α allows", () => {
    expect(chanceOfSoMany(2 * alpha * runs)).toBeLessThan(0.001);
  });
});

describe("simulated runs that should be decided", () => {
  const main = designs.filter(({ name, sequential }) => name.includes("flip each way") && !sequential);

  it.each(main.map((design) => [design.name, design] as const))(
    "%s: mostly GO where nothing changed",
    (_, design) => {
      const { GO, "NO-GO": falseNoGo } = simulate(design, design.unchanged, runs, 1);
      expect(GO / runs).toBeGreaterThan(0.7);
      expect(chanceOfSoMany(falseNoGo)).toBeGreaterThan(0.001);
    },
    patienceMs,
  );

  it(
    "take fewer cases where they may stop early, and prove a clear drop as surely",
    () => {
      const design = pairedDesign(300, 0.03, 0.02, true);
      const [same, worse] = [simulate(design, 0, runs, 3), simulate(design, design.clearlyWorse, runs, 4)];
      expect(same.run).toBeLessThan(0.85);
      expect(same.GO / runs).toBeGreaterThan(0.4);
      expect(worse.run).toBeLessThan(0.5);
      expect(worse["NO-GO"] / runs).toBeGreaterThan(0.9);
    },
    patienceMs,
  );

  it(
    "are decided more often by a second look, with repeats for what the first left open",
    () => {
      const [first] = designs.filter(({ looks }) => looks === 2);
      if (!first) throw new Error("no design with two looks");
      const once = simulate({ ...first, looks: 1 }, 0, runs, 5);
      const twice = simulate(first, 0, runs, 5);
      expect(twice.GO).toBeGreaterThan(1.2 * once.GO);
    },
    patienceMs,
  );

  it.each(main.map((design) => [design.name, design] as const))(
    "%s: NO-GO for three times the margin",
    (_, design) => {
      const { GO, "NO-GO": rightNoGo } = simulate(design, design.clearlyWorse, runs, 2);
      expect(GO).toBe(0);
      expect(rightNoGo / runs).toBeGreaterThan(0.9);
    },
    patienceMs,
  );
});

/** P(X ≥ found) among the runs, if each is wrong with probability α. */
function chanceOfSoMany(found: number): number {
  let chance = 0;
  for (let wrong = found; wrong <= runs; wrong += 1) chance += binomialShare(wrong, runs, alpha);
  return chance;
}
