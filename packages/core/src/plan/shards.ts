import type { Config } from "../schemas/config.ts";
import type { Plan, PlannedSuite } from "../schemas/plan.ts";
import type { PlannedShard, Unit } from "../schemas/plan-file.ts";
import { type ExpectCall, workOf } from "./forecast.ts";
import { shareLimits } from "./provider-settings.ts";
import type { SurveyedSuite } from "./survey.ts";
import { type Limits, timeNeeded, type Work } from "./time-needed.ts";

/** What `auto` aims at for each machine, and how many machines it asks for at most. */
export const automatic = { timeMs: 5 * 60_000, shards: 32 } as const;

/** Our own time for a case, so that cases that are cached are spread too. */
const ownMs = 2;

export interface ShardingInput {
  plan: Plan;
  survey: readonly SurveyedSuite[];
  expect: ExpectCall;
  limits: Limits;
}

/** Cases that stay together: they share requests, or their suite may stop early. */
interface Piece {
  cases: PlacedCase[];
  weightMs: number;
}

interface PlacedCase {
  /** In the plan. */
  position: number;
  suite: PlannedSuite;
  id: string;
  work: Work[];
  group: number | undefined;
}

/**
 * Parts a plan among machines, the heaviest pieces first and each to the machine with least to do. A sequential suite
 * stays whole, since each of its cases waits for what the earlier ones say. Cases that share requests stay together
 * too, unless that would be more than a machine's fair share: then a shared request is bought once on each.
 */
export function planShards(input: ShardingInput, count: number | "auto"): PlannedShard[] {
  const { limits } = input;
  const cases = placeCases(input);
  const of = count === "auto" ? automaticCount(cases, limits) : count;
  const totalMs = cases.reduce((sum, each) => sum + weightOf(each), 0);
  const machines = Array.from({ length: of }, () => ({ loadMs: 0, cases: [] as PlacedCase[] }));
  for (const piece of pieces(cases, totalMs / of)) {
    const least = machines.reduce((a, b) => (b.loadMs < a.loadMs ? b : a));
    least.loadMs += piece.weightMs;
    least.cases.push(...piece.cases);
  }
  const shared: Limits = { ...limits, providers: shareLimits(limits.providers, of) };
  const known = isRecorded(input);
  return machines.map((machine, index) => ({
    index: index + 1,
    of,
    units: unitsOf(machine.cases),
    timeMs: known ? timeNeeded(merge(machine.cases), shared) : null,
  }));
}

function placeCases({ plan, survey, expect }: ShardingInput): PlacedCase[] {
  const surveyed = new Map(survey.map((each) => [each.suite, each]));
  let position = 0;
  return plan.suites.flatMap((suite) => {
    const { calls = [], cases = [] } = surveyed.get(suite.suite) ?? {};
    const expected = calls.map((each) => ({ provider: each.provider, call: expect(suite.suite, each) }));
    const known = new Map(cases.map((each) => [each.id, each]));
    return suite.cases.map(({ id }): PlacedCase => {
      const { missing = [], group } = known.get(id) ?? {};
      const work = expected.flatMap(({ provider, call }, index) => {
        const count = missing[index] ?? 0;
        return count > 0 ? [workOf(provider, count, call)] : [];
      });
      return { position: position++, suite, id, work, group };
    });
  });
}

/** Heaviest first; of equal weight in the plan's order. */
function pieces(cases: readonly PlacedCase[], fairMs: number): Piece[] {
  const together = [...joined(cases).values()].flatMap((group) => {
    const whole = pieceOf(group);
    if (whole.weightMs <= fairMs || group.length === 1) return [whole];
    const sequential = Map.groupBy(
      group.filter(({ suite }) => suite.sequential),
      ({ suite }) => suite.suite,
    );
    return [
      ...[...sequential.values()].map(pieceOf),
      ...group.filter(({ suite }) => !suite.sequential).map((each) => pieceOf([each])),
    ];
  });
  const first = ({ cases: [each] }: Piece) => each?.position ?? 0;
  return together.sort((a, b) => b.weightMs - a.weightMs || first(a) - first(b));
}

/** Cases by what keeps them together: a sequential suite takes along the groups its cases are in. */
function joined(cases: readonly PlacedCase[]): Map<string, PlacedCase[]> {
  const suiteOfGroup = new Map<number, string>();
  for (const { suite, group } of cases) {
    if (suite.sequential && group !== undefined) suiteOfGroup.set(group, suite.suite);
  }
  return Map.groupBy(cases, ({ suite, group, position }) => {
    if (suite.sequential) return `suite ${suite.suite}`;
    if (group === undefined) return `case ${position}`;
    const along = suiteOfGroup.get(group);
    return along === undefined ? `group ${group}` : `suite ${along}`;
  });
}

function pieceOf(cases: PlacedCase[]): Piece {
  return { cases, weightMs: cases.reduce((sum, each) => sum + weightOf(each), 0) };
}

function weightOf({ work }: PlacedCase): number {
  return work.reduce((sum, { calls, latencyMs }) => sum + calls * latencyMs, ownMs);
}

function automaticCount(cases: readonly PlacedCase[], { concurrency, providers }: Limits): number {
  // What a provider allows by the minute is shared by all machines, so that more of them gain nothing there.
  const unhurried: Config["providers"] = Object.fromEntries(
    Object.entries(providers).map(([name, { concurrency }]) => [
      name,
      concurrency === undefined ? {} : { concurrency },
    ]),
  );
  const timeMs = timeNeeded(merge(cases), { concurrency, providers: unhurried });
  return Math.max(1, Math.min(automatic.shards, cases.length, Math.ceil(timeMs / automatic.timeMs)));
}

function merge(cases: readonly PlacedCase[]): Work[] {
  return cases.flatMap(({ work }) => work);
}

function unitsOf(cases: readonly PlacedCase[]): Unit[] {
  const ordered = cases.toSorted((a, b) => a.position - b.position);
  return [...Map.groupBy(ordered, ({ suite }) => suite.suite)].map(([suite, own]) => ({
    suite,
    cases: own.map(({ id }) => id),
  }));
}

function isRecorded({ survey, expect }: ShardingInput): boolean {
  return survey.every(({ suite, calls }) =>
    calls.every((each) => each.requests === each.cached || expect(suite, each).recorded),
  );
}
