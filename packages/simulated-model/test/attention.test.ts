import fc from "fast-check";
import { expect, test } from "vitest";
import { attentionAt, attentionBudget } from "../src/index.ts";

const pressure = fc.double({ min: 0, max: 1, noNaN: true });
const position = fc.nat(3000);

test("without pressure every word is read in full", () => {
  expect(attentionBudget(0)).toBe(Number.POSITIVE_INFINITY);
  fc.assert(fc.property(position, (at) => attentionAt(at, 0) === 1));
});

test("more pressure never reads more of any word", () => {
  fc.assert(
    fc.property(position, pressure, pressure, (at, one, other) => {
      expect(attentionAt(at, Math.max(one, other))).toBeLessThanOrEqual(attentionAt(at, Math.min(one, other)));
    }),
  );
});

test("later words are never read better than earlier ones", () => {
  fc.assert(
    fc.property(position, position, pressure, (one, other, hurry) => {
      expect(attentionAt(Math.max(one, other), hurry)).toBeLessThanOrEqual(attentionAt(Math.min(one, other), hurry));
    }),
  );
});

test("attention fades after the budget instead of ending there", () => {
  const budget = attentionBudget(0.8);
  const after = [1, 4, 8].map((words) => attentionAt(Math.ceil(budget) + words, 0.8));
  expect(after.every((weight) => weight > 0 && weight < 1)).toBe(true);
  expect(after).toEqual([...after].sort((a, b) => b - a));
});
