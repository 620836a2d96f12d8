import { describe, expect, it } from "vitest";
import { finding } from "../../src/findings/catalogue.ts";
import type { Verdict } from "../../src/schemas/decision.ts";
import { decideOn, invariant, outputSchema, passRate, type SuiteSpec } from "./builders.ts";

/** What happened, the verdict, and the code of the reason that decides it (of a warning, where it is GO). */
type Row = [what: string, suite: SuiteSpec, verdict: Verdict, reason: string];

const drop3 = passRate({ "max-drop": 0.03 });
const only = { outcomes: { "++": 100 } };
const both = (baseline: number, candidate: number) => ({ baseline, candidate });

const policy: Record<string, Row[]> = {
  "pass-rate.max-drop 0.03": [
    ["300 cases, none differs", { gate: drop3, outcomes: { "++": 300 } }, "GO", "all-gates-held"],
    ["99 cases, none differs", { gate: drop3, outcomes: { "++": 99 } }, "GO", "all-gates-held"],
    ["98 cases, none differs", { gate: drop3, outcomes: { "++": 98 } }, "INCONCLUSIVE", "pass-rate-undecided"],
    ["2 break, 2 are mended", { gate: drop3, outcomes: { "++": 296, "+-": 2, "-+": 2 } }, "GO", "all-gates-held"],
    ["2 of 300 break", { gate: drop3, outcomes: { "++": 298, "+-": 2 } }, "GO", "all-gates-held"],
    ["3 of 300 break", { gate: drop3, outcomes: { "++": 297, "+-": 3 } }, "GO", "pass-rate-worse-within-margin"],
    ["4 of 300 break", { gate: drop3, outcomes: { "++": 296, "+-": 4 } }, "INCONCLUSIVE", "pass-rate-drop-unproven"],
    ["5 of 300 break", { gate: drop3, outcomes: { "++": 295, "+-": 5 } }, "NO-GO", "pass-rate-dropped"],
    ["20 of 300 break", { gate: drop3, outcomes: { "++": 280, "+-": 20 } }, "NO-GO", "pass-rate-dropped"],
    ["3 of 100 break", { gate: drop3, outcomes: { "++": 97, "+-": 3 } }, "INCONCLUSIVE", "pass-rate-drop-unproven"],
    [
      "8 break, 3 are mended",
      { gate: drop3, outcomes: { "++": 289, "+-": 8, "-+": 3 } },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
    ["every case breaks", { gate: drop3, outcomes: { "+-": 300 } }, "NO-GO", "pass-rate-dropped"],
    ["a single case", { gate: drop3, outcomes: { "++": 1 } }, "INCONCLUSIVE", "pass-rate-undecided"],
    [
      "20 cases, and nothing can differ",
      { gate: drop3, outcomes: { "=": 20 }, sameClosure: true },
      "GO",
      "all-gates-held",
    ],
    [
      "20 cases without difference, of requests that could differ",
      { gate: drop3, outcomes: { "=": 20 } },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
    [
      "a margin of 0, none differs",
      { gate: passRate({ "max-drop": 0 }), outcomes: { "++": 900 } },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
  ],
  "pass-rate.max-drop 0.05 with repeats or clusters": [
    [
      "three repeats, none differs",
      { gate: passRate({ "max-drop": 0.05 }), repeats: 3, outcomes: { "+++ +++": 60 } },
      "GO",
      "all-gates-held",
    ],
    [
      "three repeats, 50 cases, none differs",
      { gate: passRate({ "max-drop": 0.05 }), repeats: 3, outcomes: { "+++ +++": 50 } },
      "INCONCLUSIVE",
      "pass-rate-undecided",
    ],
    [
      "three repeats, half the cases lose one",
      { gate: passRate({ "max-drop": 0.05 }), repeats: 3, outcomes: { "+++ +++": 30, "+++ ++-": 30 } },
      "NO-GO",
      "pass-rate-dropped",
    ],
    [
      "60 conversations of 5, none differs",
      { gate: passRate({ "max-drop": 0.05 }), clusterSize: 5, outcomes: { "++": 300 } },
      "GO",
      "all-gates-held",
    ],
    [
      "15 broken cases in 3 conversations do not prove what 15 single ones would",
      { gate: passRate({ "max-drop": 0.05 }), clusterSize: 5, outcomes: { "+-": 15, "++": 285 } },
      "INCONCLUSIVE",
      "pass-rate-drop-unproven",
    ],
    [
      "one conversation",
      { gate: passRate({ "max-drop": 0.05 }), clusterSize: 300, outcomes: { "++": 300 } },
      "INCONCLUSIVE",
      "too-few-independent-cases",
    ],
  ],
  "pass-rate.min 0.85": [
    ["95 of 100 pass", { gate: passRate({ min: 0.85 }), outcomes: { "++": 95, "--": 5 } }, "GO", "all-gates-held"],
    [
      "86 of 100 pass",
      { gate: passRate({ min: 0.85 }), outcomes: { "++": 86, "--": 14 } },
      "INCONCLUSIVE",
      "floor-undecided",
    ],
    [
      "80 of 100 pass",
      { gate: passRate({ min: 0.85 }), outcomes: { "++": 80, "--": 20 } },
      "INCONCLUSIVE",
      "floor-undecided",
    ],
    ["70 of 100 pass", { gate: passRate({ min: 0.85 }), outcomes: { "++": 70, "--": 30 } }, "NO-GO", "floor-missed"],
    [
      "a new suite, 95 of 100 pass",
      { gate: passRate({ min: 0.85 }), paired: false, outcomes: { "+": 95, "-": 5 } },
      "GO",
      "all-gates-held",
    ],
    [
      "a new suite, 70 of 100 pass",
      { gate: passRate({ min: 0.85 }), paired: false, outcomes: { "+": 70, "-": 30 } },
      "NO-GO",
      "floor-missed",
    ],
    [
      "a new suite with a margin and no floor",
      { gate: drop3, paired: false, outcomes: { "+": 300 } },
      "INCONCLUSIVE",
      "no-floor",
    ],
  ],
  "regressions max 0 of must-pass": [
    [
      "an untagged case breaks",
      { ...guarding([["must-pass"]]), outcomes: { "++": 99, "+-": 1 } },
      "GO",
      "all-gates-held",
    ],
    [
      "a tagged case breaks",
      { ...guarding([["vip", "must-pass"]]), outcomes: { "+-": 1, "++": 99 } },
      "NO-GO",
      "regressions-found",
    ],
    [
      "a tagged case failed before",
      { ...guarding([["must-pass"]]), outcomes: { "--": 1, "++": 99 } },
      "GO",
      "all-gates-held",
    ],
    [
      "no case has the tag",
      { ...guarding([["must-pas"]]), outcomes: { "++": 100 } },
      "INCONCLUSIVE",
      "regressions-unguarded",
    ],
    [
      "one repeat of three breaks",
      { ...guarding([["must-pass"]]), repeats: 3, outcomes: { "+++ ++-": 1, "+++ +++": 9 } },
      "NO-GO",
      "regressions-found",
    ],
    [
      "a flaky case stays so",
      { ...guarding([["must-pass"]]), repeats: 3, outcomes: { "++- +-+": 1, "+++ +++": 9 } },
      "GO",
      "all-gates-held",
    ],
    [
      "a case that mostly failed fails",
      { ...guarding([["must-pass"]]), repeats: 3, outcomes: { "+-- ---": 1, "+++ +++": 9 } },
      "GO",
      "all-gates-held",
    ],
    [
      "two of any break, two allowed",
      { gate: { regressions: { max: 2 } }, outcomes: { "+-": 2, "++": 98 } },
      "GO",
      "all-gates-held",
    ],
    [
      "three of any break, two allowed",
      { gate: { regressions: { max: 2 } }, outcomes: { "+-": 3, "++": 97 } },
      "NO-GO",
      "regressions-found",
    ],
  ],
  "cost and latency, at most 20 % more": [
    [
      "20 % dearer",
      { ...only, gate: { cost: { "max-increase": 0.2 } }, costUsd: both(0.1, 0.12) },
      "GO",
      "all-gates-held",
    ],
    [
      "21 % dearer",
      { ...only, gate: { cost: { "max-increase": 0.2 } }, costUsd: both(0.1, 0.121) },
      "NO-GO",
      "cost-grew",
    ],
    [
      "free before and now",
      { ...only, gate: { cost: { "max-increase": 0.2 } }, costUsd: both(0, 0) },
      "GO",
      "all-gates-held",
    ],
    [
      "free before",
      { ...only, gate: { cost: { "max-increase": 0.2 } }, costUsd: both(0, 0.001) },
      "NO-GO",
      "cost-grew",
    ],
    [
      "price not known",
      { ...only, gate: { cost: { "max-increase": 0.2 } }, costUsd: { baseline: 0.1, candidate: null } },
      "INCONCLUSIVE",
      "cost-unknown",
    ],
    [
      "20 % slower",
      { ...only, gate: { "latency-p95": { "max-increase": 0.2 } }, latencyMs: both(500, 600) },
      "GO",
      "all-gates-held",
    ],
    [
      "21 % slower",
      { ...only, gate: { "latency-p95": { "max-increase": 0.2 } }, latencyMs: both(500, 605) },
      "NO-GO",
      "latency-grew",
    ],
  ],
  "contracts' checks, whatever the gate": [
    [
      "an invariant holds",
      { ...only, gate: drop3, checks: { baseline: [invariant(true)], candidate: [invariant(true)] } },
      "GO",
      "all-gates-held",
    ],
    [
      "an invariant breaks",
      { ...only, gate: drop3, checks: { baseline: [invariant(true)], candidate: [invariant(false)] } },
      "NO-GO",
      "invariants-broken",
    ],
    [
      "a new invariant does not hold",
      { ...only, gate: drop3, checks: { baseline: [], candidate: [invariant(false)] } },
      "NO-GO",
      "invariants-broken",
    ],
    [
      "an invariant was broken before",
      { ...only, gate: drop3, checks: { baseline: [invariant(false)], candidate: [invariant(false)] } },
      "GO",
      "invariants-still-broken",
    ],
    [
      "another invariant was broken before",
      { ...only, gate: drop3, checks: { baseline: [invariant(false, "no-promises")], candidate: [invariant(false)] } },
      "NO-GO",
      "invariants-broken",
    ],
    [
      "a new suite breaks an invariant",
      {
        gate: passRate({ min: 0.85 }),
        paired: false,
        outcomes: { "+": 100 },
        checks: { baseline: [], candidate: [invariant(false)] },
      },
      "NO-GO",
      "invariants-broken",
    ],
    [
      "an output no longer fits",
      { ...only, gate: drop3, checks: { baseline: [outputSchema(true)], candidate: [outputSchema(false)] } },
      "NO-GO",
      "output-schema-broken",
    ],
    [
      "an output did not fit before",
      { ...only, gate: drop3, checks: { baseline: [outputSchema(false)], candidate: [outputSchema(false)] } },
      "GO",
      "output-schema-still-broken",
    ],
  ],
  "gates that judge nothing": [
    ["no gate", { ...only }, "INCONCLUSIVE", "no-gate"],
    ["a pass-rate gate that asks nothing", { ...only, gate: passRate({}) }, "INCONCLUSIVE", "no-gate"],
  ],
  "evidence that is not what was planned": [
    ["no cases", { gate: drop3, outcomes: {} }, "ERROR", "suite-empty"],
    ["a candidate without score", { gate: drop3, outcomes: { "++": 299, "+!": 1 } }, "ERROR", "results-without-score"],
    ["a baseline without score", { gate: drop3, outcomes: { "++": 299, "!+": 1 } }, "ERROR", "results-without-score"],
    [
      "an error beside a clear drop",
      { gate: drop3, outcomes: { "+-": 299, "+!": 1 } },
      "ERROR",
      "results-without-score",
    ],
    [
      "a result is missing",
      { gate: drop3, outcomes: { "++": 300 }, disturb: (results) => results.slice(1) },
      "ERROR",
      "results-missing",
    ],
    [
      "a repeat is missing",
      { gate: drop3, repeats: 3, outcomes: { "+++ +++": 90 }, disturb: (results) => results.slice(1) },
      "ERROR",
      "results-missing",
    ],
    [
      "a result stands twice",
      { gate: drop3, outcomes: { "++": 300 }, disturb: (results) => [...results, ...results.slice(7, 8)] },
      "ERROR",
      "results-repeated",
    ],
    [
      "a case that was not planned",
      {
        gate: drop3,
        outcomes: { "++": 300 },
        disturb: (results) => [...results, ...results.slice(0, 1).map((one) => ({ ...one, case: "case-x" }))],
      },
      "ERROR",
      "results-unplanned",
    ],
    [
      "a repeat that was not planned",
      {
        gate: drop3,
        outcomes: { "++": 300 },
        disturb: (results) => [...results, ...results.slice(0, 1).map((one) => ({ ...one, repeat: 1 }))],
      },
      "ERROR",
      "results-unplanned",
    ],
    [
      "a suite that was not planned",
      {
        gate: drop3,
        outcomes: { "++": 300 },
        disturb: (results) => [...results, ...results.slice(0, 1).map((one) => ({ ...one, suite: "support-chat" }))],
      },
      "ERROR",
      "results-unplanned",
    ],
    [
      "no baseline, though paired",
      {
        gate: drop3,
        outcomes: { "++": 300 },
        disturb: (results) => results.map((one) => ({ ...one, baseline: null })),
      },
      "ERROR",
      "baselines-missing",
    ],
    [
      "a baseline, though not paired",
      {
        gate: passRate({ min: 0.8 }),
        paired: false,
        outcomes: { "+": 300 },
        disturb: (results) => results.map((one) => ({ ...one, baseline: one.candidate })),
      },
      "ERROR",
      "baselines-unplanned",
    ],
  ],
};

for (const [gate, rows] of Object.entries(policy)) {
  describe(gate, () => {
    it.each(rows)("%s", (_, suite, verdict, reason) => {
      const decision = decideOn([suite]);
      const codes = decision.reasons.map(({ code }) => code);
      const warned = verdict === "GO" && reason !== "all-gates-held";
      expect([decision.verdict, codes]).toEqual([verdict, warned ? ["all-gates-held", reason] : [reason]]);
    });
  });
}

describe("several suites and features", () => {
  const good: SuiteSpec = { gate: drop3, outcomes: { "++": 300 } };
  const bad: SuiteSpec = { gate: drop3, outcomes: { "++": 280, "+-": 20 } };
  const unclear: SuiteSpec = { gate: drop3, outcomes: { "++": 20 } };
  const broken: SuiteSpec = { gate: drop3, outcomes: { "++": 299, "+!": 1 } };

  it.each<[string, SuiteSpec[], Verdict]>([
    ["GO and GO", [good, good], "GO"],
    ["GO and INCONCLUSIVE", [good, unclear], "INCONCLUSIVE"],
    ["INCONCLUSIVE and NO-GO", [unclear, bad], "NO-GO"],
    ["NO-GO and ERROR", [bad, broken], "ERROR"],
  ])("%s is the worse of the two", (_, suites, verdict) => {
    const named = suites.map((suite, index) => ({ ...suite, name: ["support-chat", "email-reply"][index] ?? "" }));
    expect(decideOn(named).verdict).toBe(verdict);
    const together = decideOn(named.map((suite) => ({ ...suite, feature: "support-routing" })));
    expect(together.features).toEqual([
      { feature: "support-routing", owner: "@acme/support-platform", verdict, suites: ["email-reply", "support-chat"] },
    ]);
  });

  it("gives the worst reason first", () => {
    const { reasons } = decideOn([
      { ...unclear, name: "brand-voice" },
      { ...bad, name: "support-chat" },
      { ...broken, name: "support-routing" },
    ]);
    expect(reasons.map(({ code }) => code)).toEqual([
      "results-without-score",
      "pass-rate-dropped",
      "pass-rate-undecided",
    ]);
  });

  it("does not believe one small drop among four suites, as chance would bring it", () => {
    const slight: SuiteSpec = { gate: drop3, outcomes: { "++": 294, "+-": 6 } };
    const alone = decideOn([slight]);
    const others = Array.from({ length: 3 }, (_, index) => ({ ...good, name: `suite-${index}` }));
    const among = decideOn([slight, ...others]);
    expect(alone.verdict).toBe("NO-GO");
    expect(among.verdict).toBe("INCONCLUSIVE");
    expect(among.reasons.map(({ code }) => code)).toEqual(["pass-rate-drop-unproven"]);
    // Suites whose requests cannot differ make no claim, and do not weaken this one.
    const still = others.map((suite) => ({ ...suite, outcomes: { "=": 300 }, sameClosure: true }));
    expect(decideOn([slight, ...still]).verdict).toBe("NO-GO");
  });

  it("is INCONCLUSIVE about a feature that no suite evaluates", () => {
    const gap = finding("feature-without-suite", { feature: "case-resolution", owner: "@acme/case-automation" });
    const decision = decideOn([good], { gaps: [gap] });
    expect(decision.verdict).toBe("INCONCLUSIVE");
    expect(decision.reasons).toEqual([gap]);
    expect(decision.features.map(({ feature, verdict }) => [feature, verdict])).toEqual([
      ["case-resolution", "INCONCLUSIVE"],
      ["support-routing", "GO"],
    ]);
  });
});

function guarding(tags: string[][]): Pick<SuiteSpec, "gate" | "tags"> {
  return { gate: { regressions: { max: 0, cases: ["must-pass"] } }, tags };
}
