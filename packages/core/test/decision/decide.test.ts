import { describe, expect, it } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import { BlastgateError, describeFinding, finding } from "../../src/findings/catalogue.ts";
import { decisionSchema } from "../../src/schemas/decision.ts";
import type { CaseResult } from "../../src/schemas/evidence.ts";
import type { Requirement } from "../../src/schemas/review.ts";
import { pairedLowerAbove } from "../../src/statistics/paired-interval.ts";
import { decideOn, invariant, outputSchema, passRate, reachedFeature, type SuiteSpec, scenario } from "./builders.ts";

const drop3 = passRate({ "max-drop": 0.03 });
/** The story of the README: 94 % before, and 20 cases of 300 break. */
const story: SuiteSpec = { gate: drop3, outcomes: { "++": 262, "+-": 20, "--": 18 } };

describe("a NO-GO", () => {
  const decision = decideOn([story]);

  it("says in numbers what happened and how the change got there", () => {
    expect(decision.reasons.map((reason) => describeFinding(reason).message)).toEqual([
      "support-routing fell from 94.0% to 87.3%: −6.7 points (95% bounds −9.5 to −4.7), margin −3.0. " +
        "The drop is not chance: p < 0.0001, corrected over all suites.",
    ]);
    expect(decision.reasons[0]?.args.path).toEqual([
      "prompt:shared/persona",
      "prompt:support/classify",
      "feature:support-routing",
    ]);
  });

  it("keeps its numbers unrounded, with the test that they come from", () => {
    const [suite] = decision.suites;
    expect(suite?.difference).toMatchObject({ value: -20 / 300, method: "tango", confidence: 0.95, mcnemar: 2 ** -19 });
    expect(suite?.gates[0]).toMatchObject({ limit: -0.03, p: { raw: 2 ** -20, holm: 2 ** -20 }, casesNeeded: null });
    expect(suite?.passRate).toMatchObject({
      baseline: { value: 0.94, method: "wilson" },
      candidate: { value: 262 / 300 },
    });
    expect(suite?.cases).toEqual({ planned: 300, scored: 300, errors: 0, identical: 0, spared: 0 });
  });

  it("names the broken cases in order, each with what its first failing assertion says", () => {
    expect(decision.suites[0]?.broken).toHaveLength(20);
    expect(decision.suites[0]?.broken[0]).toEqual({
      case: "case-0262",
      baseline: 1,
      candidate: 0,
      tags: [],
      why: "expected fraud",
    });
    expect(decision.suites[0]?.mended).toEqual([]);
  });

  it("is the artefact that its schema describes, and nothing more", () => {
    expect(decisionSchema.parse(decision)).toEqual(decision);
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  });
});

describe("a decision", () => {
  it("does not depend on the order in which results and suites came", () => {
    const { plan, evidence, impact } = scenario([
      { ...story, name: "support-routing" },
      {
        gate: passRate({ "max-drop": 0.05 }),
        name: "support-chat",
        repeats: 3,
        outcomes: { "+++ ++-": 70, "++- +++": 50 },
      },
      { ...story, name: "email-reply", outcomes: { "++": 200, "+!": 3 } },
    ]);
    const turned = { ...evidence, results: evidence.results.toReversed() };
    const { digests, ...found } = decide({ plan, evidence, impact, review: null });
    const { digests: others, ...again } = decide({ plan, evidence: turned, impact, review: null });
    expect(again).toEqual(found);
    expect(others.plan).toBe(digests.plan);
    expect(found.suites.map(({ suite }) => suite)).toEqual(["email-reply", "support-chat", "support-routing"]);
  });

  it("is refused for evidence of another plan", () => {
    const { plan, evidence, impact } = scenario([story]);
    const other = { ...plan, mode: "isolated" as const };
    expect(() => decide({ plan: other, evidence, impact, review: null })).toThrow(BlastgateError);
    expect(() => decide({ plan: other, evidence, impact, review: null })).toThrow("evidence-of-another-plan");
  });

  it("takes cases with the same requests for equal, whatever stands in the results", () => {
    const { suites } = decideOn([
      {
        gate: drop3,
        outcomes: { "+-": 100, "++": 200 },
        disturb: (results) =>
          results.map((one) => ({ ...one, identical: one.candidate.kind === "scored" && !one.candidate.pass })),
      },
    ]);
    expect(suites[0]).toMatchObject({ verdict: "GO", difference: { value: 0 }, broken: [], cases: { identical: 100 } });
  });

  it("takes an error for an error even where the requests are the same", () => {
    const decision = decideOn([
      {
        gate: drop3,
        outcomes: { "++": 299, "!!": 1 },
        disturb: (results) => results.map((one) => ({ ...one, identical: true })),
      },
    ]);
    expect(decision.verdict).toBe("ERROR");
  });

  it("concludes nothing from a suite in error, and lists what it knows", () => {
    const [suite] = decideOn([{ gate: drop3, outcomes: { "++": 250, "+-": 40, "+!": 10 } }]).suites;
    expect(suite).toMatchObject({ verdict: "ERROR", gates: [], difference: null, passRate: { candidate: null } });
    expect(suite?.broken).toHaveLength(40);
    expect(suite?.errors[0]).toEqual({
      case: "case-0290",
      baseline: null,
      candidate: null,
      tags: [],
      why: "no response in 60 s",
    });
    expect(suite?.cases).toEqual({ planned: 300, scored: 290, errors: 10, identical: 0, spared: 0 });
  });

  it("names the first of the missing results and how many there are", () => {
    const [reason] = decideOn([
      { gate: drop3, outcomes: { "++": 300 }, disturb: (results) => results.slice(8) },
    ]).reasons;
    expect(reason && describeFinding(reason).message).toBe(
      "support-routing: no result for 8 of 300 planned runs: case-0000, case-0001, case-0002, case-0003, case-0004, ….",
    );
  });

  it("says how many cases would decide, and they do", () => {
    const short = decideOn([{ gate: drop3, outcomes: { "++": 50 } }]);
    expect(short.suites[0]?.gates[0]?.casesNeeded).toBe(99);
    expect(describeFinding(short.reasons[0] ?? finding("no-gate", { suite: "", path: [] })).fix).toBe(
      "At the rates seen, this would decide it: 99 cases in all (now 50): add cases.",
    );
    const flips = decideOn([{ gate: passRate({ "max-drop": 0.02 }), outcomes: { "++": 196, "+-": 2, "-+": 2 } }]);
    const decides = (n: number) =>
      pairedLowerAbove({ n, gained: Math.floor(n / 100), lost: Math.ceil(n / 100) }, 0.95, -0.02);
    let first = 200;
    while (!decides(first)) first += 1;
    expect(flips.suites[0]?.gates[0]?.casesNeeded).toBe(first);
    const drop = decideOn([{ gate: passRate({ "max-drop": 0.1 }), outcomes: { "++": 44, "+-": 5, "-+": 1 } }]);
    const needed = drop.suites[0]?.gates[0]?.casesNeeded ?? 0;
    const scale = Math.ceil(needed / 50);
    const larger = { "++": 44 * scale, "+-": 5 * scale, "-+": scale };
    expect(decideOn([{ gate: passRate({ "max-drop": 0.1 }), outcomes: larger }]).verdict).not.toBe("INCONCLUSIVE");
  });

  it("says that no number of cases decides where the candidate stands exactly on the floor", () => {
    const decision = decideOn([{ gate: passRate({ min: 0.9 }), outcomes: { "++": 90, "--": 10 } }]);
    expect(decision.suites[0]?.gates[0]).toMatchObject({ verdict: "INCONCLUSIVE", casesNeeded: null });
  });

  it("warns of what is significantly worse and of what was broken before, and is GO", () => {
    const decision = decideOn([
      {
        gate: drop3,
        outcomes: { "++": 297, "+-": 3 },
        checks: { baseline: [invariant(false)], candidate: [invariant(false)] },
      },
    ]);
    expect(decision.verdict).toBe("GO");
    expect(decision.reasons.map(({ code, severity }) => [code, severity])).toEqual([
      ["all-gates-held", "info"],
      ["pass-rate-worse-within-margin", "warning"],
      ["invariants-still-broken", "warning"],
    ]);
  });

  it("tells what the baseline breaks too beside what is newly broken, and beside what was not checked", () => {
    const checks = {
      baseline: [invariant(false, "no-promises"), invariant(true), outputSchema(false)],
      candidate: [invariant(false, "no-promises"), invariant(false), outputSchema(false)],
    };
    const fresh = decideOn([{ gate: drop3, outcomes: { "++": 299, "+-": 1 }, checks }]);
    expect(fresh.verdict).toBe("NO-GO");
    expect(fresh.reasons.map(({ code, severity, args }) => [code, severity, args.checks])).toEqual([
      ["invariants-broken", "error", ["shared/persona (@acme/ai-platform): no-legal-advice, at classify"]],
      ["invariants-still-broken", "warning", ["shared/persona (@acme/ai-platform): no-promises, at classify"]],
      ["output-schema-still-broken", "warning", ["support/classify, at classify"]],
    ]);

    const old = { baseline: [invariant(false)], candidate: [invariant(false)] };
    const gaps = decideOn([{ gate: { ...drop3, "max-errors": 1 }, outcomes: { "++": 299, "+!": 1 }, checks: old }]);
    expect(gaps.verdict).toBe("INCONCLUSIVE");
    expect(gaps.reasons.map(({ code }) => code)).toEqual(["invariants-unscored", "invariants-still-broken"]);
  });

  it("names what a new suite could not be compared by", () => {
    const decision = decideOn([
      {
        gate: { ...passRate({ "max-drop": 0.03, min: 0.8 }), cost: { "max-increase": 0.2 }, regressions: { max: 0 } },
        paired: false,
        outcomes: { "+": 100 },
      },
    ]);
    expect(decision.verdict).toBe("GO");
    expect(decision.suites[0]?.gates.map(({ gate }) => gate)).toEqual(["pass-rate.min"]);
    expect(decision.unchecked.map(({ code, args }) => [code, args.gate])).toEqual([
      ["gate-not-applicable", "pass-rate.max-drop"],
      ["gate-not-applicable", "regressions"],
      ["gate-not-applicable", "cost"],
    ]);
  });

  it("counts an invariant as newly broken where it fails in more repeats than before", () => {
    const flaky = (before: number, after: number) =>
      decideOn([
        {
          gate: passRate({ "max-drop": 0.05 }),
          repeats: 3,
          outcomes: { "+++ +++": 90 },
          disturb: (results) =>
            results.map((one) => {
              const check = (side: typeof one.candidate, failing: number) =>
                side.kind === "scored" ? { ...side, assertions: [invariant(one.repeat >= failing)] } : side;
              return {
                ...one,
                baseline: one.baseline && check(one.baseline, before),
                candidate: check(one.candidate, after),
              };
            }),
        },
      ]).verdict;
    expect([flaky(1, 1), flaky(2, 1), flaky(1, 2), flaky(0, 1)]).toEqual(["GO", "GO", "NO-GO", "NO-GO"]);
  });

  it("uses t where there are repeats, and clusters where there are any", () => {
    const methodOf = (suite: SuiteSpec) => {
      const [decided] = decideOn([{ gate: passRate({ "max-drop": 0.1, min: 0.5 }), ...suite }]).suites;
      return [decided?.difference?.method, decided?.passRate.candidate?.method, decided?.difference?.mcnemar];
    };
    expect(methodOf({ outcomes: { "++": 60 } })).toEqual(["tango", "wilson", 1]);
    expect(methodOf({ repeats: 2, outcomes: { "++ ++": 60 } })).toEqual(["paired-t", "paired-t", null]);
    expect(methodOf({ clusterSize: 2, outcomes: { "++": 60 } })).toEqual(["clustered-t", "clustered-t", null]);
  });

  it("measures repeats as shares of a case", () => {
    const [suite] = decideOn([
      { gate: drop3, repeats: 3, outcomes: { "+++ ++-": 10, "+-- +++": 20, "+++ +++": 30 } },
    ]).suites;
    expect(suite?.difference?.value).toBeCloseTo((20 * (2 / 3) - 10 / 3) / 60, 12);
    expect(suite?.passRate.candidate?.value).toBeCloseTo((10 * (2 / 3) + 50) / 60, 12);
    expect(suite?.mended[0]).toMatchObject({ baseline: 1 / 3, candidate: 1, why: "expected fraud" });
  });

  it("adds up what was spent, without what came from the cache or was shared", () => {
    const cached = (suite: SuiteSpec) => decideOn([{ gate: drop3, ...suite }]).usage.total.costUsd;
    expect(cached({ outcomes: { "++": 100 } })).toBeCloseTo(2, 12);
    expect(cached({ outcomes: { "=": 100 } })).toBeCloseTo(1, 12);
    expect(cached({ outcomes: { "++": 100 }, costUsd: { baseline: 0.01, candidate: null } })).toBeNull();
    const fromCache = (results: CaseResult[]) =>
      results.map((one) => ({
        ...one,
        candidate: { ...one.candidate, steps: one.candidate.steps.map((step) => ({ ...step, cached: true })) },
      }));
    expect(cached({ outcomes: { "++": 100 }, disturb: fromCache })).toBeCloseTo(1, 12);
  });
});

describe("what the change reaches", () => {
  it("is GO where it is nothing, and says what was looked at", () => {
    const decision = decideOn([]);
    expect(decision.verdict).toBe("GO");
    expect(decision.reasons.map((reason) => describeFinding(reason).message)).toEqual([
      "No feature is reached by 1 changed file. Looked at: 34 prompts, 9 features, 9 suites.",
    ]);
  });

  it("is not GO where a reached feature is in no suite of the plan", () => {
    const nodes = [reachedFeature("support-routing"), reachedFeature("fraud-screening", "@acme/fraud")];
    const decision = decideOn([{ gate: drop3, outcomes: { "++": 300 } }], { impact: { nodes } });
    expect(decision.verdict).toBe("INCONCLUSIVE");
    expect(decision.reasons.map(({ code }) => code)).toEqual(["feature-not-planned"]);
    expect(decision.features[0]).toEqual({
      feature: "fraud-screening",
      owner: "@acme/fraud",
      verdict: "INCONCLUSIVE",
      suites: [],
    });
  });

  it("leaves out features whose owner alone changed", () => {
    const nodes = [reachedFeature("support-routing"), { ...reachedFeature("fraud-screening"), affected: false }];
    expect(decideOn([{ gate: drop3, outcomes: { "++": 300 } }], { impact: { nodes } }).verdict).toBe("GO");
  });

  it("is not GO where a suite was removed; a removed feature is only told", () => {
    const good: SuiteSpec = { gate: drop3, outcomes: { "++": 300 } };
    const suite = finding("suite-removed", { suite: "fraud-screening" });
    const feature = finding("feature-removed", { feature: "fraud-screening" });
    expect(decideOn([good], { gaps: [suite] })).toMatchObject({ verdict: "INCONCLUSIVE", reasons: [suite] });
    expect(decideOn([good], { gaps: [feature] })).toMatchObject({ verdict: "GO", unchecked: [feature] });
  });

  it("passes on why the impact was widened", () => {
    const widened = [finding("reference-undeclared", { written: "{{> (lookup . 'name')}}" })];
    const { reasons } = decideOn([{ gate: drop3, outcomes: { "++": 300 } }], { impact: { widened } });
    expect(reasons.map(({ code }) => code)).toEqual(["all-gates-held", "reference-undeclared"]);
  });
});

describe("what a review finds missing", () => {
  const good: SuiteSpec = { gate: drop3, outcomes: { "++": 300 } };
  const noted = finding("note-missing", { prompt: "shared/persona", needed: "patch" });
  const asked: Requirement = {
    any: 1,
    of: ["@acme/ai-platform"],
    because: [],
    approvedBy: [],
    missing: finding("approval-missing", {
      any: 1,
      of: ["@acme/ai-platform"],
      have: 0,
      because: ["prompt:shared/persona"],
    }),
  };

  it("blocks what the evals would let pass, each for its own reason, and they stay what they are", () => {
    const decision = decideOn([good], { review: { findings: [noted], requirements: [asked] } });
    expect(decision).toMatchObject({ verdict: "NO-GO", evals: "GO" });
    expect(decision.reasons.map(({ code }) => code)).toEqual(["all-gates-held", "note-missing", "approval-missing"]);
  });

  it("does not hide that evidence is missing, nor what is INCONCLUSIVE", () => {
    const gaps = [finding("feature-without-suite", { feature: "fraud-screening", owner: "@acme/fraud" })];
    const review = { findings: [noted] };
    expect(decideOn([good], { gaps, review })).toMatchObject({ verdict: "NO-GO", evals: "INCONCLUSIVE" });
    const lost = { ...good, disturb: () => [] };
    expect(decideOn([lost], { review })).toMatchObject({ verdict: "ERROR", evals: "ERROR" });
  });

  it("warns without blocking where nobody can tell", () => {
    const open = finding("difference-undecidable", { prompt: "shared/persona", paths: ["/output/pattern"] });
    const decision = decideOn([good], { review: { findings: [open] } });
    expect(decision).toMatchObject({ verdict: "GO" });
    expect(decision.reasons).toContainEqual(open);
  });

  it("is told where it was not looked for", () => {
    const { verdict, unchecked } = decideOn([good], { review: null });
    expect([verdict, unchecked.map(({ code }) => code)]).toEqual(["GO", ["review-not-made"]]);
  });
});
