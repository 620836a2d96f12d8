import { checkEvidence, type ScoredOutcome } from "../../src/decision/check-evidence.ts";
import { judgeSuite } from "../../src/decision/judge-suite.ts";
import type { Measurement } from "../../src/decision/measure.ts";
import { type MeasuredSuite, measureSuite } from "../../src/decision/measure-suite.ts";
import { stopsAfter } from "../../src/decision/sequential.ts";
import { topUp } from "../../src/plan/top-up.ts";
import type { SuiteDecision, Verdict } from "../../src/schemas/decision.ts";
import type { CaseResult, Outcome } from "../../src/schemas/evidence.ts";
import type { Plan, PlannedSuite } from "../../src/schemas/plan.ts";
import type { Gate } from "../../src/schemas/suite.ts";
import type { Interval } from "../../src/statistics/interval.ts";
import { base, head } from "./builders.ts";

/** A seeded generator of numbers in [0, 1): mulberry32. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One case: the chance that a response to it passes, on each side. */
interface DrawnCase {
  cluster?: string;
  baseline: number;
  candidate: number;
}

export interface Design {
  name: string;
  gate: Gate;
  repeats: number;
  /** Stops when decided; by default all cases are run. */
  sequential?: boolean;
  /** 2: what is INCONCLUSIVE is topped up with repeats. */
  looks?: number;
  /** What is false if the verdict is GO: the drop at the margin, or the rate at the floor. */
  atLimit: number;
  /** Something bad enough that a good test should see it. */
  clearlyWorse: number;
  /** Nothing has changed; for a floor, well above it. */
  unchanged: number;
  /** One run of the suite with this true drop (max-drop) or this true pass rate (min). */
  draw: (truth: number, random: () => number) => DrawnCase[];
}

const maxDrop = (margin: number): Gate => ({ "pass-rate": { "max-drop": margin, confidence: 0.95 } });
const floor = (min: number): Gate => ({ "pass-rate": { min, confidence: 0.95 } });

/** Cases that flip either way with probability `noise`, and break with probability `drop` besides. */
function flipping(n: number, noise: number) {
  return (drop: number, random: () => number): DrawnCase[] =>
    Array.from({ length: n }, () => {
      const at = random();
      const [baseline, candidate] =
        at < drop + noise ? [true, false] : at < drop + 2 * noise ? [false, true] : [true, true];
      return { baseline: Number(baseline), candidate: Number(candidate) };
    });
}

/** A fifth of the cases are flaky. The drop breaks whole cases (`rare`) or lowers each one's chance. */
function repeated(n: number, kind: "rare" | "spread") {
  return (drop: number, random: () => number): DrawnCase[] =>
    Array.from({ length: n }, () => {
      const chance = random() < 0.2 ? 0.7 : 1;
      const broken = kind === "rare" && random() < drop / 0.94;
      return { baseline: chance, candidate: kind === "rare" ? (broken ? 0 : chance) : chance - drop };
    });
}

/** Conversations that break as a whole, with single turns that flip either way. */
function clustered(clusters: number, sizeOf: (random: () => number) => number) {
  return (drop: number, random: () => number): DrawnCase[] =>
    Array.from({ length: clusters }, (_, cluster) => {
      const broken = random() < drop;
      return Array.from({ length: sizeOf(random) }, () => {
        const at = random();
        const flipped = broken ? [true, false] : at < 0.02 ? [true, false] : at < 0.04 ? [false, true] : [true, true];
        return {
          cluster: `conversation ${cluster}`,
          baseline: Number(flipped[0]),
          candidate: Number(flipped[1]),
        };
      });
    }).flat();
}

/** `n` cases, or clusters of four that pass or fail together half of the time. */
function passing(n: number, size: number) {
  return (rate: number, random: () => number): DrawnCase[] =>
    Array.from({ length: n / size }, (_, cluster) => {
      const shared = random() < rate;
      return Array.from({ length: size }, () => {
        const pass = size > 1 && random() < 0.5 ? shared : random() < rate;
        const chance = Number(pass);
        return { ...(size > 1 && { cluster: `conversation ${cluster}` }), baseline: chance, candidate: chance };
      });
    }).flat();
}

const drops = (margin: number) => ({ gate: maxDrop(margin), atLimit: margin, clearlyWorse: 3 * margin, unchanged: 0 });
const floors = (min: number) => ({
  gate: floor(min),
  atLimit: min - 1e-12,
  clearlyWorse: min - 0.15,
  unchanged: (1 + min) / 2,
});

export const designs: Design[] = [
  { name: "300 cases, δ 0.03, 2 % flip each way", ...drops(0.03), repeats: 1, draw: flipping(300, 0.02) },
  { name: "300 cases, δ 0.03, nothing flips", ...drops(0.03), repeats: 1, draw: flipping(300, 0) },
  { name: "60 cases, δ 0.10, 3 % flip each way", ...drops(0.1), repeats: 1, draw: flipping(60, 0.03) },
  { name: "60 cases, δ 0.10, nothing flips", ...drops(0.1), repeats: 1, draw: flipping(60, 0) },
  { name: "100 cases × 3, δ 0.05, whole cases break", ...drops(0.05), repeats: 3, draw: repeated(100, "rare") },
  { name: "100 cases × 3, δ 0.05, all get worse", ...drops(0.05), repeats: 3, draw: repeated(100, "spread") },
  { name: "60 clusters of 5, δ 0.05", ...drops(0.05), repeats: 1, draw: clustered(60, () => 5) },
  {
    name: "60 clusters of 1 to 9, δ 0.10",
    ...drops(0.1),
    repeats: 1,
    draw: clustered(60, (random) => 1 + Math.floor(9 * random())),
  },
  {
    name: "10 clusters of 1 to 20, δ 0.30",
    ...drops(0.3),
    repeats: 1,
    draw: clustered(10, (random) => 1 + Math.floor(20 * random())),
  },
  { name: "100 cases, floor 0.85", ...floors(0.85), repeats: 1, draw: passing(100, 1) },
  { name: "200 cases in clusters of 4, floor 0.85", ...floors(0.85), repeats: 1, draw: passing(200, 4) },
  {
    name: "sequential, at most 300 cases, δ 0.03, 2 % flip each way",
    ...drops(0.03),
    repeats: 1,
    sequential: true,
    draw: flipping(300, 0.02),
  },
  {
    name: "sequential, at most 300 cases, δ 0.03, nothing flips",
    ...drops(0.03),
    repeats: 1,
    sequential: true,
    draw: flipping(300, 0),
  },
  {
    name: "sequential, at most 100 cases × 3, δ 0.05, all get worse",
    ...drops(0.05),
    repeats: 3,
    sequential: true,
    draw: repeated(100, "spread"),
  },
  {
    name: "sequential, at most 100 cases, floor 0.85",
    ...floors(0.85),
    repeats: 1,
    sequential: true,
    draw: passing(100, 1),
  },
  {
    name: "two looks, 100 cases, δ 0.05, all get worse",
    ...drops(0.05),
    repeats: 1,
    looks: 2,
    draw: repeated(100, "spread"),
  },
  {
    name: "two looks, 100 cases × 2, δ 0.05, whole cases break",
    ...drops(0.05),
    repeats: 2,
    looks: 2,
    draw: repeated(100, "rare"),
  },
  {
    name: "300 cases, δ 0.03, 3 errors that hide broken cases",
    ...drops(0.03),
    gate: { ...maxDrop(0.03), "max-errors": 3 },
    repeats: 1,
    draw: flipping(300, 0.005),
  },
  {
    name: "sequential, at most 300 cases, δ 0.03, 3 errors that hide broken cases",
    ...drops(0.03),
    gate: { ...maxDrop(0.03), "max-errors": 3 },
    repeats: 1,
    sequential: true,
    draw: flipping(300, 0.005),
  },
];

/** A paired suite of so many cases, of which a share flips either way whatever the change. */
export function pairedDesign(n: number, margin: number, flips: number, sequential: boolean): Design {
  return { name: `${n}`, ...drops(margin), repeats: 1, sequential, draw: flipping(n, flips) };
}

export interface Simulated extends Record<Verdict, number> {
  /** Share of the cases that were run, on average. */
  run: number;
  /** Responses to a case, on average. */
  repeats: number;
}

/** How often each verdict comes out of `runs` runs of a design, by the rules that `decide` applies. */
export function simulate(design: Design, truth: number, runs: number, seed: number): Simulated {
  const random = seededRandom(seed);
  const found = { GO: 0, "NO-GO": 0, INCONCLUSIVE: 0, ERROR: 0, run: 0, repeats: 0 };
  // Runs that differ in the order of their cases alone are judged once, where the order does not matter.
  const judged = new Map<string, Judged>();
  for (let run = 0; run < runs; run += 1) {
    const drawn = design.draw(truth, random);
    const tossed = drawn.map((each) => toss(each, design.repeats, random));
    const ordered = tossed.map((each, index) => `${drawn[index]?.cluster} ${each.key}`);
    const key = design.sequential || design.looks ? "" : ordered.sort().join();
    const result = judged.get(key) ?? runOnce(design, drawn, tossed, random);
    if (key !== "") judged.set(key, result);
    found[result.verdict] += 1;
    found.run += result.run / runs;
    found.repeats += result.repeats / runs;
  }
  return found;
}

interface Judged {
  verdict: Verdict;
  run: number;
  repeats: number;
}

/** Which repeats of a case passed. */
interface Tossed {
  key: string;
  baseline: boolean[];
  candidate: boolean[];
}

function toss({ baseline, candidate }: DrawnCase, repeats: number, random: () => number): Tossed {
  const side = (chance: number) => Array.from({ length: repeats }, () => random() < chance);
  const sides = { baseline: side(baseline), candidate: side(candidate) };
  return { ...sides, key: JSON.stringify(sides) };
}

function runOnce(design: Design, drawn: readonly DrawnCase[], tossed: readonly Tossed[], random: () => number): Judged {
  const suite = planned(design, drawn);
  const plan: Plan = {
    mode: "composed",
    baseline: base,
    candidate: head,
    inputs: { baseline: "base", candidate: "head" },
    rulesOfBaseline: [],
    looks: design.looks ?? 1,
    suites: [suite],
    gaps: [],
  };
  const decision = judge(plan, suite, toResults(suite, tossed));
  const again = topUp(plan, { suites: [decision] })?.suites[0];
  if (!again) return asJudged(decision, suite);
  const more = drawn.map((each, index): Tossed => {
    const [first, added] = [tossed[index], toss(each, again.repeats - suite.repeats, random)];
    const both = (side: "baseline" | "candidate") => [...(first?.[side] ?? []), ...added[side]];
    return { key: "", baseline: both("baseline"), candidate: both("candidate") };
  });
  return asJudged(judge({ ...plan, suites: [again] }, again, toResults(again, more)), again);
}

function asJudged({ verdict, cases }: SuiteDecision, { repeats }: PlannedSuite): Judged {
  return { verdict, run: 1 - cases.spared / cases.planned, repeats };
}

function judge(plan: Plan, suite: PlannedSuite, results: CaseResult[]): SuiteDecision {
  const stop = stopsAfter(plan, suite, results);
  const needed = results.slice(0, (stop ?? suite.cases.length) * suite.repeats);
  const checked = checkEvidence(suite, needed, { path: [], stop });
  const { rate, difference, ...measured } = measureSuite(suite, checked, { path: [], looks: plan.looks });
  // Where the gate is a floor, differences are drawn and not judged, and the other way round.
  const judgesRate = suite.gate["pass-rate"]?.min !== undefined;
  const asSeen: MeasuredSuite = {
    ...measured,
    rate: {
      baseline: null,
      candidate: { ...rate.candidate, ...onlyAsSeen(rate.candidate, judgesRate), ifRepeated: () => null },
    },
    difference: difference && {
      ...difference,
      ...onlyAsSeen(difference, !judgesRate),
      isAbove: () => true,
      ...(plan.looks === 1 && { ifRepeated: () => null }),
    },
  };
  const raw = difference?.dropP() ?? 1;
  const allowed = 0.05 / plan.looks;
  return judgeSuite(asSeen, checked, { raw, holm: raw, family: 1, allowed }).decision;
}

/** Asked how many cases would decide, the gates would spend most of the time on samples that are not there. */
function onlyAsSeen(measurement: Measurement, judged: boolean): Pick<Measurement, "interval"> {
  if (!judged) return { interval: () => ({ value: 0, lower: 0, upper: 0 }) };
  const known = new Map<number, Interval>();
  return {
    interval: (confidence) => {
      const found = known.get(confidence) ?? measurement.interval(confidence);
      known.set(confidence, found);
      return found;
    },
  };
}

function planned(design: Design, drawn: readonly DrawnCase[]): PlannedSuite {
  return {
    suite: "support-routing",
    feature: "support-routing",
    owner: "@acme/support-platform",
    where: { path: "evals/support-routing/suite.yaml" },
    paired: true,
    because: "impacted",
    closure: { baseline: "before", candidate: "after" },
    repeats: design.repeats,
    sequential: design.sequential ?? false,
    gate: design.gate,
    cases: drawn.map(({ cluster }, index) => ({ id: `case-${index}`, tags: [], ...(cluster && { cluster }) })),
    requests: 0,
  };
}

/** Errors, where the gate tolerates them, come where they hide most: at cases that broke. */
function toResults({ suite, repeats, gate, cases }: PlannedSuite, tossed: readonly Tossed[]): CaseResult[] {
  let hidden = gate["max-errors"] ?? 0;
  return tossed.flatMap(({ baseline, candidate }, index) => {
    const hides = hidden > 0 && baseline[0] === true && candidate[0] === false;
    if (hides) hidden -= 1;
    return Array.from({ length: repeats }, (_, repeat) => ({
      suite,
      case: cases[index]?.id ?? "",
      repeat,
      baseline: toOutcome(baseline[repeat]),
      candidate: hides ? noScore : toOutcome(candidate[repeat]),
      identical: false,
    }));
  });
}

const nothingAsked = { asked: "", steps: [], graders: [] };
const noScore: Outcome = { kind: "error", code: "timeout", message: "no response in 60 s", ...nothingAsked };
const [failed, passed] = [false, true].map(
  (pass): ScoredOutcome => ({ kind: "scored", pass, score: Number(pass), assertions: [], ...nothingAsked }),
) as [ScoredOutcome, ScoredOutcome];

function toOutcome(pass: boolean | undefined): ScoredOutcome {
  return pass ? passed : failed;
}
