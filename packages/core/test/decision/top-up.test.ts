import { describe, expect, it } from "vitest";
import { decide } from "../../src/decision/decide.ts";
import { noiseOf } from "../../src/decision/repeat-noise.ts";
import { describeFinding } from "../../src/findings/catalogue.ts";
import { topUp } from "../../src/plan/top-up.ts";
import { type Changes, decideOn, passRate, type SuiteSpec, scenario } from "./builders.ts";
import { seededRandom } from "./simulate.ts";

const drop5 = passRate({ "max-drop": 0.05 });
/** One response to each: differences may all be chance. */
const noisy: SuiteSpec = { gate: drop5, outcomes: { "++": 84, "+-": 8, "-+": 8 } };
const two: Changes = { looks: 2 };

function toppedUp(specs: SuiteSpec[], changes: Changes = two) {
  const given = scenario(specs, changes);
  return topUp(given.plan, decide(given));
}

describe("two looks at the results", () => {
  it("share the error rate: bounds and claims at half of it, and they say so", () => {
    const [once] = decideOn([noisy]).suites;
    const { suites, looks } = decideOn([noisy], two);
    const [shared] = suites;
    expect([looks, once?.difference?.confidence, shared?.difference?.confidence]).toEqual([2, 0.95, 0.975]);
    expect(shared?.difference?.lower).toBeLessThan(once?.difference?.lower ?? -1);
    expect(shared?.gates[0] && describeFinding(shared.gates[0].reason).message).toContain("97.5% bounds");
  });

  it("need a drop to be twice as improbable by chance", () => {
    // Five lost of five that differ: p = 1/32, between 0.025 and 0.05.
    const lost: SuiteSpec = { gate: passRate({ "max-drop": 0.01 }), outcomes: { "++": 95, "+-": 5 } };
    expect(decideOn([lost]).verdict).toBe("NO-GO");
    expect(decideOn([lost], two).verdict).toBe("INCONCLUSIVE");
  });

  it("leave a sequential suite's bounds as they are, which hold at every look", () => {
    const spec: SuiteSpec = { ...noisy, sequential: true };
    expect(decideOn([spec], two).suites[0]?.difference?.confidence).toBe(0.95);
  });
});

describe("a top-up", () => {
  it("asks every case of the undecided suites so often as would decide, and nothing else again", () => {
    const clear: SuiteSpec = { name: "email-reply", gate: drop5, outcomes: { "++": 300 } };
    const plan = toppedUp([noisy, clear]);
    const [first, second] = plan?.suites ?? [];
    expect(first).toMatchObject({ suite: "support-routing", toppedUpFrom: 1 });
    expect(first?.repeats).toBeGreaterThan(1);
    expect(first?.cases).toHaveLength(100);
    expect(second).toEqual(scenario([clear]).plan.suites[0]);
  });

  it("asks so often as the reason says", () => {
    const given = scenario([noisy], two);
    const decision = decide(given);
    const repeats = topUp(given.plan, decision)?.suites[0]?.repeats;
    expect(decision.suites[0]?.gates[0]?.repeatsNeeded).toBe(repeats);
    expect(decision.reasons[0] && describeFinding(decision.reasons[0]).fix).toContain(
      `or ${repeats} responses to each: \`check --top-up\` asks for them`,
    );
  });

  it("decides about every other time if differences shrink as those of chance do", { timeout: 60_000 }, () => {
    const repeats = toppedUp([noisy])?.suites[0]?.repeats ?? 0;
    const random = seededRandom(4);
    // Every case passes 91 times of 100 on both sides: single responses differ in sixteen cases of a hundred.
    const toss = () => Array.from({ length: repeats }, () => (random() < 0.912 ? "+" : "-")).join("");
    const verdicts = Array.from({ length: 40 }, () => {
      const outcomes = Array.from({ length: 100 }, () => `${toss()} ${toss()}`);
      return decideOn([{ gate: drop5, repeats, outcomes }], two).verdict;
    });
    expect(verdicts.filter((verdict) => verdict === "GO").length).toBeGreaterThan(13);
  });

  it.each<[string, SuiteSpec, Changes]>([
    ["everything is decided", { gate: drop5, outcomes: { "++": 300 } }, two],
    ["the plan was made for one look", noisy, {}],
    ["a candidate runs against itself", noisy, { looks: 2, mode: "aa" }],
    [
      "there are too few cases, however often they are asked",
      { gate: drop5, outcomes: { "++": 20, "+-": 1, "-+": 1 } },
      two,
    ],
    [
      "cases differ among themselves and not by chance",
      { gate: drop5, repeats: 3, outcomes: { "+++ +++": 84, "+++ ---": 8, "--- +++": 8 } },
      two,
    ],
    [
      "one response to each tells nothing of a rate",
      { gate: passRate({ min: 0.85 }), outcomes: { "++": 88, "--": 12 } },
      two,
    ],
    [
      "another gate is undecided that repeats do not decide",
      { ...noisy, gate: { ...drop5, regressions: { max: 0, cases: ["must-pas"] } } },
      two,
    ],
    ["the suite is sequential", { ...noisy, sequential: true }, two],
    ["a suite has no gate", { outcomes: { "++": 100 } }, two],
    ["results are missing", { ...noisy, disturb: (results) => results.slice(1) }, two],
  ])("is not made where %s", (_, spec, changes) => {
    expect(toppedUp([spec], changes)).toBeNull();
  });

  it("is not made twice", () => {
    const given = scenario([noisy], two);
    const decision = decide(given);
    const second = topUp(given.plan, decision);
    expect(second && topUp(second, decision)).toBeNull();
  });
});

describe("the noise of asking only so often", () => {
  it("is what repeated runs of the same cases vary by", () => {
    const random = seededRandom(11);
    const [repeats, cases, runs] = [3, 50, 2000];
    const chances = Array.from({ length: cases }, () => random());
    const side = (chance: number) => Array.from({ length: repeats }, () => ({ pass: random() < chance }));
    const sample = () =>
      chances.map((chance, index) => ({
        id: `${index}`,
        baseline: side(chance),
        candidate: side(chance),
        identical: false,
      }));
    const means: number[] = [];
    let estimated = 0;
    for (let run = 0; run < runs; run += 1) {
      const drawn = sample();
      const passes = (of: { pass: boolean }[]) => of.filter(({ pass }) => pass).length / repeats;
      means.push(drawn.reduce((sum, each) => sum + passes(each.candidate) - passes(each.baseline), 0) / cases);
      estimated += (noiseOf(drawn, "difference")?.variance ?? 0) / runs;
    }
    const seen = means.reduce((sum, mean) => sum + mean ** 2, 0) / runs;
    expect(estimated / seen).toBeGreaterThan(0.9);
    expect(estimated / seen).toBeLessThan(1.1);
  });
});
