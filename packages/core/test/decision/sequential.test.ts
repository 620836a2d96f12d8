import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import { stopsAfter } from "../../src/decision/sequential.ts";
import { describeFinding } from "../../src/findings/catalogue.ts";
import { suiteSchema } from "../../src/schemas/suite.ts";
import { type Changes, invariant, outputSchema, passRate, type SuiteSpec, scenario } from "./builders.ts";

const drop3 = passRate({ "max-drop": 0.03 });
const still: SuiteSpec = { gate: drop3, sequential: true, outcomes: { "++": 300 } };

/** After how many cases the first of these suites stops, with all results at hand. */
function stopOf(specs: SuiteSpec[], changes?: Changes): number | null {
  const { plan, evidence } = scenario(specs, changes);
  const [suite] = plan.suites;
  const own = evidence.results.filter((result) => result.suite === suite?.suite);
  return suite ? stopsAfter(plan, suite, own) : null;
}

/** The decision on the first cases of a single suite. */
function decideOnFirst(spec: SuiteSpec, cases: number) {
  return decide(scenario([{ ...spec, disturb: (results) => results.slice(0, cases * (spec.repeats ?? 1)) }]));
}

describe("a sequential suite", () => {
  it("stops with GO at the first look after which the margin is proven, and is complete without the rest", () => {
    expect(stopOf([still])).toBe(150);
    const decision = decideOnFirst(still, 150);
    expect(decision.suites[0]).toMatchObject({
      verdict: "GO",
      cases: { planned: 300, scored: 150, spared: 150 },
      difference: { method: "betting", value: 0, mcnemar: null },
    });
    expect(decision.unchecked.map((found) => describeFinding(found).message)).toEqual([
      "support-routing was decided after 150 of 300 cases, in an order drawn beforehand; the others were not run.",
    ]);
  });

  it.each([
    [140, "results-missing"],
    [149, "results-missing"],
    [151, "results-unplanned"],
    [300, "results-unplanned"],
  ])("is in error with the first %i cases, where 150 decide", (cases, code) => {
    const decision = decideOnFirst(still, cases);
    expect([decision.verdict, decision.reasons[0]?.code]).toEqual(["ERROR", code]);
  });

  it("is in error where a case in the middle is missing, though others follow", () => {
    const decision = decide(scenario([{ ...still, disturb: (results) => results.slice(0, 150).toSpliced(70, 1) }]));
    expect([decision.verdict, decision.reasons[0]?.code]).toEqual(["ERROR", "results-missing"]);
  });

  it("stops with NO-GO where the drop is proven", () => {
    const broken: SuiteSpec = {
      ...still,
      outcomes: Array.from({ length: 300 }, (_, i) => (i % 4 === 1 ? "+-" : "++")),
    };
    const stop = stopOf([broken]) ?? 0;
    expect(stop).toBeLessThan(100);
    const decision = decideOnFirst(broken, stop);
    expect(decision.verdict).toBe("NO-GO");
    expect(decision.suites[0]?.gates[0]?.p?.holm).toBeLessThan(0.05);
  });

  it("is judged by the same bounds where it ran to the end, and says how many cases would decide", () => {
    const undecided: SuiteSpec = { ...still, outcomes: { "++": 100 } };
    expect(stopOf([undecided])).toBeNull();
    const { verdict, suites } = decideOnFirst(undecided, 100);
    expect(verdict).toBe("INCONCLUSIVE");
    expect(suites[0]?.gates[0]).toMatchObject({ casesNeeded: 148, repeatsNeeded: null });
  });

  it("stops only where its decision then is GO or NO-GO, and did not so at any look before", () => {
    const outcome = fc.constantFrom("++", "++", "++", "++", "++", "++", "--", "+-", "-+", "!+");
    const gate = fc.record({ drop: fc.constantFrom(0.05, 0.2), min: fc.constantFrom(undefined, 0.3, 0.8) });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 20, maxLength: 120 }), gate, (outcomes, { drop, min }) => {
        const spec: SuiteSpec = {
          gate: { ...passRate({ "max-drop": drop, ...(min !== undefined && { min }) }), "max-errors": 12 },
          sequential: true,
          outcomes,
        };
        const { plan, evidence } = scenario([spec]);
        const [suite] = plan.suites;
        if (!suite) return;
        const stop = stopsAfter(plan, suite, evidence.results);
        if (stop === null) return;
        expect(["GO", "NO-GO"]).toContain(decideOnFirst(spec, stop).verdict);
        expect(stopsAfter(plan, suite, evidence.results.slice(0, stop - 1))).toBeNull();
      }),
      { numRuns: 200 },
    );
  });

  it("needs more proof of a drop where several suites claim one, so that Holm's correction lets it stand", () => {
    const dropping: SuiteSpec = {
      ...still,
      outcomes: Array.from({ length: 300 }, (_, i) => (i % 6 === 1 ? "+-" : "++")),
    };
    const others = ["support-chat", "email-reply", "brand-voice"].map(
      (name): SuiteSpec => ({ name, gate: drop3, outcomes: { "++": 300 } }),
    );
    const [alone, among] = [stopOf([dropping]) ?? 0, stopOf([dropping, ...others]) ?? 0];
    expect(among).toBeGreaterThan(alone);
    const first = {
      ...dropping,
      disturb: (results: Parameters<NonNullable<SuiteSpec["disturb"]>>[0]) => results.slice(0, among),
    };
    const { suites } = decide(scenario([first, ...others]));
    expect(suites.find(({ suite }) => suite === "support-routing")?.verdict).toBe("NO-GO");
    // Suites whose requests cannot differ claim nothing.
    const same = others.map((suite) => ({ ...suite, outcomes: { "=": 300 }, sameClosure: true }));
    expect(stopOf([dropping, ...same])).toBe(alone);
    // Against itself a candidate has the same requests everywhere, with responses of their own.
    expect(stopOf([dropping, ...same], { mode: "aa" })).toBe(among);
  });
});

describe("a sequential suite does not stop with GO", () => {
  const failing: SuiteSpec = { ...still, outcomes: Array.from({ length: 300 }, (_, i) => (i % 3 === 1 ? "+-" : "++")) };

  it.each<[string, Partial<SuiteSpec>]>([
    ["where any case may still regress", { gate: { ...drop3, regressions: { max: 2 } } }],
    [
      "where a guarded case has not been run",
      {
        gate: { ...drop3, regressions: { max: 0, cases: ["must-pass"] } },
        tags: Array.from({ length: 300 }, (_, i) => (i === 299 ? ["must-pass"] : [])),
      },
    ],
    [
      "where a contract has an invariant for every output",
      { checks: { baseline: [invariant(true)], candidate: [invariant(true)] } },
    ],
    [
      "where a contract has a schema for every output",
      { checks: { baseline: [outputSchema(true)], candidate: [outputSchema(true)] } },
    ],
    ["where it is new and has no floor", { paired: false, outcomes: { "+": 300 } }],
    ["where it has no pass-rate gate", { gate: { cost: { "max-increase": 0.2 } } }],
    ["where its floor is not proven as well", { gate: passRate({ "max-drop": 0.03, min: 0.999 }) }],
    ["where more cases have no score than the gate tolerates", { outcomes: { "+!": 1, "++": 299 } }],
    ["where it has clusters", { clusterSize: 5 }],
    ["where it is not sequential", { sequential: false }],
  ])("%s", (_, changes) => {
    expect(stopOf([{ ...still, ...changes }])).toBeNull();
  });

  it("but does with NO-GO, where some other gate is open", () => {
    const regressions = { ...drop3, regressions: { max: 0 } };
    const checks = { baseline: [invariant(true)], candidate: [invariant(true)] };
    expect(stopOf([{ ...failing, gate: regressions, checks }])).toBe(stopOf([failing]));
    expect(stopOf([failing])).toBeLessThan(60);
  });

  it("but does once every guarded case has been run, or has failed for good", () => {
    const gate = { ...drop3, regressions: { max: 0, cases: ["must-pass"] } };
    const tags = Array.from({ length: 300 }, (_, i) => (i === 180 ? ["must-pass"] : []));
    expect(stopOf([{ ...still, gate, tags }])).toBe(190);
    const broken = Array.from({ length: 300 }, (_, i) => (i === 0 ? "+-" : "++"));
    const all = { ...still, gate: { ...drop3, regressions: { max: 0 } }, outcomes: broken };
    const stop = stopOf([all]) ?? 0;
    expect(stop).toBeLessThan(300);
    expect(decideOnFirst(all, stop).reasons[0]?.code).toBe("regressions-found");
  });
});

describe("a new sequential suite", () => {
  it("is decided by its floor alone", () => {
    const spec: SuiteSpec = { gate: passRate({ min: 0.85 }), paired: false, sequential: true, outcomes: { "+": 100 } };
    expect(stopOf([spec])).toBe(30);
    expect(decideOnFirst(spec, 30).verdict).toBe("GO");
    const bad = { ...spec, outcomes: { "-": 100 } };
    expect(stopOf([bad])).toBe(10);
    expect(decideOnFirst(bad, 10).reasons[0]?.code).toBe("floor-missed");
  });
});

describe("cost and latency of a sequential suite", () => {
  it("are judged on what was run, and the decision says so", () => {
    const gate = { ...drop3, cost: { "max-increase": 0.2 } };
    expect(stopOf([{ ...still, gate }])).toBe(150);
    const { unchecked } = decideOnFirst({ ...still, gate }, 150);
    expect(unchecked.map((found) => describeFinding(found).message)[0]).toMatch(
      /not run\. Judged on those that were run alone: `cost`\.$/,
    );
  });
});

describe("a suite file", () => {
  it("cannot ask for both clusters and an early stop", () => {
    const parsed = suiteSchema.safeParse({ feature: "support-routing", sequential: true, cluster: "conversation" });
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([["sequential"]]);
  });
});
