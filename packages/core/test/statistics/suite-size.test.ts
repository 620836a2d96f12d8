import { describe, expect, it } from "vitest";
import { checkSuiteSize } from "../../src/decision/check-suite-size.ts";
import { casesNeeded } from "../../src/statistics/cases-needed.ts";
import { smallestDecidableSuite } from "../../src/statistics/smallest-suite.ts";
import { tango } from "../../src/statistics/tango.ts";

const gate = (rule: { "max-drop"?: number; min?: number }) => ({ "pass-rate": { confidence: 0.95, ...rule } });

describe("cases needed", () => {
  it("is the first number that decides, as found by trying them all", () => {
    const decides = (n: number) => tango({ n, gained: 0.02 * n, lost: 0.03 * n }, 0.95).lower > -0.03;
    let first = 100;
    while (!decides(first)) first += 1;
    expect(casesNeeded(100, decides)).toBe(first);
  });

  it("is the number there is where that decides already, and null where none ever does", () => {
    expect(casesNeeded(60, () => true)).toBe(60);
    expect(casesNeeded(60, () => false)).toBeNull();
    expect(casesNeeded(60, (n) => n >= 61)).toBe(61);
  });
});

describe("the smallest suite that can be GO", () => {
  it.each([
    [0.01, 299],
    [0.03, 99],
    [0.05, 59],
    [0.1, 29],
  ])("with a margin of %d has %i cases: so many are unlikely to show no loss at the margin", (margin, cases) => {
    expect(smallestDecidableSuite(gate({ "max-drop": margin }), "exact")).toEqual({ "max-drop": cases });
  });

  it.each([
    [0.85, 19],
    [0.95, 59],
  ])("with a floor of %d has %i cases: so many are unlikely to pass all at the floor", (min, cases) => {
    expect(smallestDecidableSuite(gate({ min }), "exact")).toEqual({ min: cases });
  });

  it("is about as large with repeats or clusters, which are judged by t", () => {
    expect(smallestDecidableSuite(gate({ "max-drop": 0.03, min: 0.85 }), "t")).toEqual({ "max-drop": 90, min: 18 });
  });

  it("is half as large again where the suite may stop at any look", () => {
    expect(smallestDecidableSuite(gate({ "max-drop": 0.03, min: 0.85 }), "bets")).toEqual({ "max-drop": 148, min: 28 });
  });

  it("does not exist without a margin, or for a floor of 1", () => {
    expect(smallestDecidableSuite(gate({ "max-drop": 0, min: 1 }), "exact")).toEqual({ "max-drop": null, min: null });
  });
});

describe("the lint of a suite's size", () => {
  const suite = {
    suite: "fraud-screening",
    repeats: 1,
    sequential: false,
    where: { path: "evals/fraud-screening/suite.yaml" },
  };
  const cases = (n: number, perCluster?: number) =>
    Array.from({ length: n }, (_, i) => (perCluster ? { cluster: `call ${Math.floor(i / perCluster)}` } : {}));
  const codes = (size: Parameters<typeof checkSuiteSize>[0]) =>
    checkSuiteSize(size).map(({ code, args }) => [code, args.gate]);

  it("tells which rule needs more cases than there are, and how many", () => {
    expect(checkSuiteSize({ ...suite, gate: gate({ "max-drop": 0.03, min: 0.85 }), cases: cases(98) })).toEqual([
      {
        code: "suite-too-small",
        severity: "warning",
        where: suite.where,
        args: { suite: "fraud-screening", gate: "pass-rate.max-drop", unit: "case", count: 98, needed: 99 },
      },
    ]);
  });

  it("is silent where the suite is large enough, or asks nothing of its pass rate", () => {
    expect(codes({ ...suite, gate: gate({ "max-drop": 0.03 }), cases: cases(99) })).toEqual([]);
    expect(codes({ ...suite, gate: { regressions: { max: 0 } }, cases: cases(3) })).toEqual([]);
  });

  it("asks for more cases of a sequential suite", () => {
    const sequential = { ...suite, sequential: true, gate: gate({ "max-drop": 0.03 }) };
    expect(checkSuiteSize({ ...sequential, cases: cases(147) }).map(({ args }) => args.needed)).toEqual([148]);
    expect(codes({ ...sequential, cases: cases(148) })).toEqual([]);
  });

  it("counts clusters, not the cases in them", () => {
    const found = checkSuiteSize({ ...suite, gate: gate({ "max-drop": 0.1 }), cases: cases(100, 5) });
    expect(found.map(({ args }) => [args.unit, args.count, args.needed])).toEqual([["cluster", 20, 27]]);
  });

  it("tells of a gate that no suite can pass", () => {
    expect(codes({ ...suite, gate: gate({ "max-drop": 0 }), cases: cases(500) })).toEqual([
      ["gate-never-go", "pass-rate.max-drop"],
    ]);
  });
});
