import type { Estimate } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { drawDifference, drawRate } from "../src/terminal/interval.ts";

const estimate = (lower: number, value: number, upper: number): Estimate => ({
  lower,
  value,
  upper,
  confidence: 0.95,
  method: "tango",
});

describe("an interval of a difference", () => {
  test.each([
    ["a drop beyond the margin", estimate(-0.4, -0.3, -0.2), -0.1, " ├─●─┤  ┊ │"],
    ["a drop that spans the margin", estimate(-0.2, -0.1, 0), -0.1, " ├───●────┤"],
    ["no difference", estimate(-0.05, 0, 0.05), -0.1, " ┊   ├────●────┤"],
    ["a gain", estimate(0.1, 0.2, 0.3), -0.1, "       ┊  │  ├──●──┤"],
    ["no margin to hold", estimate(-0.1, 0.05, 0.1), null, " ├────────│────●───┤"],
  ])("shows %s", (_, difference, margin, drawn) => {
    expect(drawDifference(difference, margin, 21)).toBe(drawn);
  });

  test("stays on its line, however wide or narrow it is", () => {
    for (const each of [estimate(-1, 0, 1), estimate(0, 0, 0), estimate(-1, -1, -1), estimate(1, 1, 1)]) {
      for (const width of [34, 48]) expect(drawDifference(each, -1, width).length).toBeLessThanOrEqual(width);
    }
  });
});

test("an interval of a rate stands on a line from none to all, with its floor", () => {
  expect(drawRate(estimate(0.8, 0.9, 1), 0.5, 21)).toBe("          ┊     ├─●─┤");
  expect(drawRate(estimate(0, 0, 0.2), null, 21)).toBe("●───┤");
});
