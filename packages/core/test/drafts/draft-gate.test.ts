import { describe, expect, test } from "vitest";
import { checkSuiteSize } from "../../src/decision/check-suite-size.ts";
import { draftGate } from "../../src/drafts/draft-gate.ts";

describe("a drafted gate", () => {
  test.each([1, 14, 15, 19, 28, 29, 58, 59, 400])("is one that a suite of %i cases can pass", (count) => {
    const { gate } = draftGate(count);
    const cases = Array.from({ length: count }, () => ({}));
    expect(checkSuiteSize({ suite: "support-routing", gate, repeats: 1, sequential: false, cases })).toEqual([]);
  });

  test.each([
    { count: 14, gate: { regressions: { max: 0 } } },
    { count: 15, gate: { "pass-rate": { "max-drop": 0.2, min: 0.8, confidence: 0.95 } } },
    { count: 29, gate: { "pass-rate": { "max-drop": 0.1, min: 0.8, confidence: 0.95 } } },
    { count: 59, gate: { "pass-rate": { "max-drop": 0.05, min: 0.8, confidence: 0.95 } } },
  ])("of $count cases is as strict as they allow", ({ count, gate }) => {
    expect(draftGate(count).gate).toEqual(gate);
  });

  test("says how many cases a stricter one takes", () => {
    expect(draftGate(30).notes[0]).toContain("No more than 5 points takes 59 cases, and here are 30.");
    expect(draftGate(1).notes[0]).toMatch(/^With one case nothing can be proven .* takes 15\./);
  });
});
