import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeFinding } from "../../src/findings/catalogue.ts";
import type { Gate } from "../../src/schemas/suite.ts";
import { decideOn, invariant, passRate, type SuiteSpec } from "./builders.ts";

const drop3 = passRate({ "max-drop": 0.03 });
const tolerant = (gate: Gate, most: number): Gate => ({ ...gate, "max-errors": most });
const decideGate = (gate: Gate, outcomes: SuiteSpec["outcomes"], more: Partial<SuiteSpec> = {}) => {
  const { verdict, reasons } = decideOn([{ gate, outcomes, ...more }]);
  return [verdict, reasons[0]?.code];
};

describe("cases without score", () => {
  it.each<[string, Gate, SuiteSpec["outcomes"], string, string]>([
    ["are an error by default", drop3, { "++": 299, "+!": 1 }, "ERROR", "results-without-score"],
    ["are an error beyond max-errors", tolerant(drop3, 2), { "++": 297, "+!": 3 }, "ERROR", "results-without-score"],
    ["are an error where there is nothing else", tolerant(drop3, 5), { "+!": 5 }, "ERROR", "results-without-score"],
    ["leave GO where it holds had they all broken", tolerant(drop3, 2), { "++": 298, "+!": 2 }, "GO", "all-gates-held"],
    [
      "take GO where it would not hold had they broken",
      tolerant(drop3, 4),
      { "++": 296, "!+": 4 },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
    [
      "leave NO-GO where it holds without them",
      tolerant(drop3, 4),
      { "++": 276, "+-": 20, "!!": 4 },
      "NO-GO",
      "pass-rate-dropped",
    ],
    [
      "make no NO-GO by themselves",
      tolerant(drop3, 40),
      { "++": 260, "+!": 40 },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
    [
      "count as failed against a floor",
      tolerant(passRate({ min: 0.85 }), 5),
      { "++": 90, "!+": 5 },
      "GO",
      "all-gates-held",
    ],
    [
      "do not let a floor be missed",
      tolerant(passRate({ min: 0.85 }), 30),
      { "++": 90, "!+": 30 },
      "INCONCLUSIVE",
      "floor-undecided",
    ],
  ])("%s", (_, gate, outcomes, verdict, reason) => {
    expect(decideGate(gate, outcomes)).toEqual([verdict, reason]);
  });

  it("are named where they are tolerated, with what was judged without them", () => {
    const gate = { ...tolerant(drop3, 3), cost: { "max-increase": 0.2 }, "latency-p95": { "max-increase": 0.2 } };
    const { unchecked, suites } = decideOn([{ gate, outcomes: { "++": 298, "+!": 2 } }]);
    expect(unchecked.map((found) => [found.severity, describeFinding(found).message])).toEqual([
      [
        "warning",
        "support-routing: 2 cases (case-0298, case-0299) have no score, which `max-errors` tolerates. " +
          "For GO they count as failed by the candidate alone; for NO-GO they are left out. " +
          "Judged on the 298 other cases alone: `cost` and `latency-p95`.",
      ],
    ]);
    expect(suites[0]?.cases).toEqual({ planned: 300, scored: 298, errors: 2, identical: 0, spared: 0 });
    expect(suites[0]?.errors.map((each) => each.case)).toEqual(["case-0298", "case-0299"]);
  });

  it("widen the interval down to where they had all broken, and leave its upper bound", () => {
    const [known] = decideOn([{ gate: drop3, outcomes: { "++": 290, "+-": 5 } }]).suites;
    const [worst] = decideOn([{ gate: drop3, outcomes: { "++": 290, "+-": 10 } }]).suites;
    const [tolerated] = decideOn([{ gate: tolerant(drop3, 5), outcomes: { "++": 290, "+-": 5, "+!": 5 } }]).suites;
    expect(tolerated?.difference).toMatchObject({
      value: known?.difference?.value,
      lower: worst?.difference?.lower,
      upper: known?.difference?.upper,
    });
  });

  it("count as regressions where they are guarded", () => {
    const gate = (max: number) => tolerant({ regressions: { max, cases: ["must-pass"] } }, 1);
    const tags = [["must-pass"]];
    expect(decideGate(gate(0), { "+!": 1, "++": 9 }, { tags })).toEqual(["INCONCLUSIVE", "regressions-unscored"]);
    expect(decideGate(gate(1), { "+!": 1, "++": 9 }, { tags })).toEqual(["GO", "all-gates-held"]);
    expect(decideGate(gate(0), { "++": 9, "+!": 1 }, { tags })).toEqual(["GO", "all-gates-held"]);
  });

  it("cannot be GO where a contract asks something of every output", () => {
    const checks = { baseline: [invariant(true)], candidate: [invariant(true)] };
    expect(decideGate(tolerant(drop3, 1), { "++": 299, "+!": 1 }, { checks })).toEqual([
      "INCONCLUSIVE",
      "invariants-unscored",
    ]);
    const broken = { baseline: [invariant(true)], candidate: [invariant(false)] };
    expect(decideGate(tolerant(drop3, 1), { "++": 299, "+!": 1 }, { checks: broken })).toEqual([
      "NO-GO",
      "invariants-broken",
    ]);
  });

  it("count as whole cases, though a repeat of them was scored", () => {
    const spec = { repeats: 2 };
    expect(decideGate(tolerant(drop3, 1), { "++ ++": 299, "++ +!": 1 }, spec)).toEqual(["GO", "all-gates-held"]);
    expect(decideGate(tolerant(drop3, 1), { "++ ++": 298, "++ +!": 2 }, spec)[0]).toBe("ERROR");
  });

  it("are never GO where some outcome of them would not be", { timeout: 60_000 }, () => {
    const counts = fc.record({ same: fc.integer({ min: 40, max: 150 }), lost: fc.nat(3), gained: fc.nat(3) });
    const designs = fc.constantFrom<Partial<SuiteSpec>>({}, { clusterSize: 3 });
    const hidden = fc.array(fc.constantFrom("++", "+-", "-+", "--"), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        counts,
        designs,
        hidden,
        fc.infiniteStream(fc.nat(1000)),
        ({ same, lost, gained }, design, truth, places) => {
          const known = [..."x".repeat(same)].map(() => "++");
          known.splice(5, 0, ...Array<string>(lost).fill("+-"));
          known.splice(20, 0, ...Array<string>(gained).fill("-+"));
          const at = truth.map(() => (places.next().value ?? 0) % known.length);
          const withAll = (signs: (index: number) => string) =>
            known.map((each, index) => (at.includes(index) ? signs(at.indexOf(index)) : each));
          const gate = tolerant(passRate({ "max-drop": 0.08, min: 0.7 }), 4);
          const judge = (outcomes: string[]) => decideOn([{ gate, ...design, outcomes }]).verdict;
          if (judge(withAll(() => "+!")) === "GO") expect(judge(withAll((index) => truth[index] ?? "++"))).toBe("GO");
        },
      ),
      { numRuns: 60 },
    );
  });
});
