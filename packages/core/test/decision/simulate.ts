import type { CheckedSuite, ScoredCase, ScoredOutcome } from "../../src/decision/check-evidence.ts";
import { judgeSuite } from "../../src/decision/judge-suite.ts";
import type { Measurement } from "../../src/decision/measure.ts";
import { type MeasuredSuite, measureSuite } from "../../src/decision/measure-suite.ts";
import type { Verdict } from "../../src/schemas/decision.ts";
import type { PlannedSuite } from "../../src/schemas/plan.ts";
import type { Gate } from "../../src/schemas/suite.ts";
import type { Interval } from "../../src/statistics/interval.ts";

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

/** Repeats of one case: did it pass, on each side? */
interface DrawnCase {
  cluster?: string;
  baseline: boolean[];
  candidate: boolean[];
}

export interface Design {
  name: string;
  gate: Gate;
  repeats: number;
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
      return { baseline: [baseline], candidate: [candidate] };
    });
}

/** Three repeats; a fifth of the cases are flaky. The drop breaks whole cases (`rare`) or lowers each one's chance. */
function repeated(n: number, kind: "rare" | "spread") {
  return (drop: number, random: () => number): DrawnCase[] =>
    Array.from({ length: n }, () => {
      const chance = random() < 0.2 ? 0.7 : 1;
      const broken = kind === "rare" && random() < drop / 0.94;
      const after = kind === "rare" ? (broken ? 0 : chance) : chance - drop;
      const toss = (p: number) => Array.from({ length: 3 }, () => random() < p);
      return { baseline: toss(chance), candidate: toss(after) };
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
          baseline: [flipped[0] === true],
          candidate: [flipped[1] === true],
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
        return { ...(size > 1 && { cluster: `conversation ${cluster}` }), baseline: [pass], candidate: [pass] };
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
];

/** How often each verdict comes out of `runs` runs of a design, judged by the rules that `decide` applies. */
export function simulate(design: Design, truth: number, runs: number, seed: number): Record<Verdict, number> {
  const random = seededRandom(seed);
  const found: Record<Verdict, number> = { GO: 0, "NO-GO": 0, INCONCLUSIVE: 0, ERROR: 0 };
  // Runs that differ in the order of their cases alone are judged once.
  const judged = new Map<string, Verdict>();
  for (let run = 0; run < runs; run += 1) {
    const drawn = design.draw(truth, random);
    const key = drawn
      .map((each) => JSON.stringify(each))
      .sort()
      .join();
    const verdict = judged.get(key) ?? judge(design, drawn);
    judged.set(key, verdict);
    found[verdict] += 1;
  }
  return found;
}

function judge(design: Design, drawn: DrawnCase[]): Verdict {
  const cases = drawn.map(
    ({ cluster, baseline, candidate }, index): ScoredCase => ({
      id: `case-${index}`,
      tags: [],
      cluster,
      baseline: baseline.map(toOutcome),
      candidate: candidate.map(toOutcome),
      identical: false,
    }),
  );
  const suite: PlannedSuite = {
    suite: "support-routing",
    feature: "support-routing",
    owner: "@acme/support-platform",
    where: { path: "evals/support-routing/suite.yaml" },
    paired: true,
    because: "impacted",
    closure: { baseline: "before", candidate: "after" },
    repeats: design.repeats,
    gate: design.gate,
    cases: cases.map(({ id }) => ({ id, tags: [] })),
    requests: 0,
  };
  const { rate, difference, ...measured } = measureSuite(suite, cases, []);
  const asSeen: MeasuredSuite = {
    ...measured,
    rate: { ...rate, candidate: onlyAsSeen(rate.candidate) },
    difference: difference && { ...onlyAsSeen(difference), isAbove: () => true },
  };
  const checked: CheckedSuite = { scored: cases, errors: [], problems: [] };
  const raw = difference?.dropP() ?? 1;
  return judgeSuite(asSeen, checked, { raw, holm: raw, family: 1 }).decision.verdict;
}

/** Asked how many cases would decide, the gates would spend most of the time on samples that are not there. */
function onlyAsSeen<M extends Measurement>(measurement: M): M {
  const known = new Map<number, Interval>();
  const interval = (confidence: number) => {
    const found = known.get(confidence) ?? measurement.interval(confidence);
    known.set(confidence, found);
    return found;
  };
  return { ...measurement, interval };
}

const outcomes = [false, true].map(
  (pass): ScoredOutcome => ({ kind: "scored", pass, score: Number(pass), steps: [], assertions: [] }),
);

function toOutcome(pass: boolean): ScoredOutcome {
  return outcomes[Number(pass)] as ScoredOutcome;
}
