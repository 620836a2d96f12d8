import { describe, expect, it } from "vitest";
import { reportAa } from "../../src/decision/aa-report.ts";
import { decide } from "../../src/decision/decide.ts";
import { flakeRates } from "../../src/decision/flake-rates.ts";
import { proposeRepeats } from "../../src/decision/propose-repeats.ts";
import { aaReportSchema } from "../../src/schemas/aa-report.ts";
import type { OutcomeRecord } from "../../src/schemas/outcome-record.ts";
import { passRate, type SuiteSpec, scenario } from "./builders.ts";
import { seededRandom } from "./simulate.ts";

/** Records of one case: a `+` or `-` for each response to one question. */
function answers(signs: string, { suite = "support-routing", id = "case-1", asked = "q" } = {}): OutcomeRecord[] {
  return [...signs].map((sign, repeat) => ({ suite, case: id, asked, repeat, pass: sign === "+" }));
}
const rateOf = (records: OutcomeRecord[]) => flakeRates(records)[0]?.cases[0]?.rate;

describe("a flake rate", () => {
  it.each([
    ["++++", 0],
    ["+-", 1],
    ["++-", 2 / 3],
    ["++--", 2 / 3],
    ["+++++-----", 5 / 9],
  ])("of %s is the share of pairs that differ: %d", (signs, rate) => {
    expect(rateOf(answers(signs))).toBeCloseTo(rate, 12);
  });

  it("is 2p(1 − p) on average, however few the responses", () => {
    const random = seededRandom(5);
    const draw = () => rateOf(answers(Array.from({ length: 3 }, () => (random() < 0.8 ? "+" : "-")).join(""))) ?? 0;
    const mean = Array.from({ length: 20_000 }, draw).reduce((sum, rate) => sum + rate, 0) / 20_000;
    expect(mean).toBeCloseTo(0.32, 2);
  });

  it("compares responses to the same question only, and pools questions by how much each tells", () => {
    expect(flakeRates([...answers("+", { asked: "before" }), ...answers("-", { asked: "after" })])).toEqual([]);
    // Three pairs of which two differ, and one that agrees: (2 · 2/3 + 1 · 0) / 3.
    expect(rateOf([...answers("++-", { asked: "before" }), ...answers("++", { asked: "after" })])).toBeCloseTo(
      4 / 9,
      12,
    );
  });

  it("counts a response once, though it was used in many runs", () => {
    expect(flakeRates([...answers("+-"), ...answers("+-"), ...answers("+")])[0]?.cases[0]).toMatchObject({
      rate: 1,
      responses: 2,
    });
  });

  it("of a suite is the mean over its cases, those that never flaked included", () => {
    const records = [
      ...answers("+-", { id: "b" }),
      ...answers("++++++", { id: "a" }),
      ...answers("+", { id: "asked-once" }),
      ...answers("--", { suite: "email-reply" }),
    ];
    expect(flakeRates(records)).toEqual([
      { suite: "email-reply", rate: 0, cases: [{ case: "case-1", rate: 0, responses: 2 }] },
      {
        suite: "support-routing",
        rate: 0.5,
        cases: [
          { case: "a", rate: 0, responses: 6 },
          { case: "b", rate: 1, responses: 2 },
        ],
      },
    ]);
  });
});

describe("proposed repeats", () => {
  const design = { cases: 200, units: 200, margin: 0.05, confidence: 0.95 };

  it("are one where nothing flakes, and more the flakier the suite and the narrower the margin", () => {
    const at = (flakeRate: number, margin = 0.05) => proposeRepeats({ ...design, flakeRate, margin });
    expect(at(0)).toBe(1);
    const [some, more] = [at(0.1) ?? 0, at(0.3) ?? 0];
    expect(some).toBeGreaterThan(1);
    expect(more).toBeGreaterThan(some);
    expect(at(0.1, 0.03)).toBeGreaterThan(some);
  });

  it("are none where repeats are not enough, since there are too few cases", () => {
    expect(proposeRepeats({ ...design, cases: 30, units: 30, flakeRate: 0 })).toBeNull();
    expect(proposeRepeats({ ...design, flakeRate: 0.5, margin: 0.02 })).toBeNull();
    expect(proposeRepeats({ ...design, cases: 200, units: 20, flakeRate: 0 })).toBeNull();
  });

  it("make an unchanged candidate GO about four times of five", { timeout: 60_000 }, () => {
    const [flakeRate, cases] = [0.2, 120];
    const repeats = proposeRepeats({ ...design, cases, units: cases, flakeRate }) ?? 0;
    expect(repeats).toBeGreaterThan(1);
    const random = seededRandom(9);
    const chance = (1 + Math.sqrt(1 - 2 * flakeRate)) / 2;
    const toss = () => Array.from({ length: repeats }, () => (random() < chance ? "+" : "-")).join("");
    const runs = 60;
    const verdicts = Array.from({ length: runs }, () => {
      const outcomes = Array.from({ length: cases }, () => `${toss()} ${toss()}`);
      return decide(scenario([{ gate: passRate({ "max-drop": 0.05 }), repeats, outcomes }])).verdict;
    });
    const held = verdicts.filter((verdict) => verdict === "GO").length / runs;
    expect(held).toBeGreaterThan(0.65);
    expect(held).toBeLessThan(0.97);
  });
});

describe("the report of a candidate against itself", () => {
  const flaky: SuiteSpec = {
    gate: passRate({ "max-drop": 0.05 }),
    outcomes: { "++": 170, "+-": 12, "-+": 8, "--": 10 },
    // Of a chain the second step is asked what the first one said, so that the question differs.
    disturb: (results) =>
      results.map((one) => ({ ...one, baseline: one.baseline && { ...one.baseline, asked: "other" } })),
  };
  const given = scenario([flaky], { mode: "aa" });
  const report = reportAa({ ...given, decision: decide(given) });

  it("says what the gates would have said, how flaky the suite is, and how many repeats would do", () => {
    expect(report.suites).toMatchObject([
      { suite: "support-routing", verdict: "INCONCLUSIVE", cases: 200, repeats: 1, flakeRate: 0.1 },
    ]);
    expect(report.suites[0]?.gates.map(({ gate, verdict }) => [gate, verdict])).toEqual([
      ["pass-rate.max-drop", "INCONCLUSIVE"],
    ]);
    expect(report.suites[0]?.repeatsProposed).toBe(
      proposeRepeats({ flakeRate: 0.1, cases: 200, units: 200, margin: 0.05, confidence: 0.95 }),
    );
  });

  it("names the cases that flaked, and not the others", () => {
    expect(report.suites[0]?.flaky).toHaveLength(20);
    expect(report.suites[0]?.flaky[0]).toEqual({ case: "case-0170", rate: 1, responses: 2 });
  });

  it("is the artefact that its schema describes", () => {
    expect(aaReportSchema.parse(report)).toEqual(report);
  });
});
