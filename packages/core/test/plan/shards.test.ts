import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { automatic, expectCalls, type Plan, type PlannedShard, planShards, type RunRecord } from "../../src/index.ts";
import { limits, planned, recorded, surveyed } from "./builders.ts";

const classify = (records: RunRecord[]) => expectCalls(records, {});

function shardsOf(plan: Plan, count: number | "auto", survey = surveyed(plan), records: RunRecord[] = []) {
  return planShards({ plan, survey, expect: classify(records), limits }, count);
}

function casesIn({ units }: PlannedShard): string[] {
  return units.flatMap(({ suite, cases }) => cases.map((id) => `${suite} ${id}`));
}

function sequential(plan: Plan, name: string): Plan {
  return { ...plan, suites: plan.suites.map((each) => ({ ...each, sequential: each.suite === name })) };
}

describe("shards", () => {
  test("hold each case once, whatever their number, and the same cases each time", () => {
    const counts = fc.dictionary(fc.constantFrom("routing", "chat", "mortgage"), fc.integer({ min: 1, max: 30 }));
    const property = fc.property(
      counts,
      fc.integer({ min: 1, max: 40 }),
      fc.nat(9),
      fc.boolean(),
      (suites, of, groups, early) => {
        const { plan: drawn } = planned(suites);
        const plan = early ? sequential(drawn, "chat") : drawn;
        const survey = surveyed(
          plan,
          (suite, index) => (suite.length * index) % 4,
          (_, index) => index % (groups + 1),
        );
        const shards = shardsOf(plan, of, survey);
        expect(shards.map(({ index }) => index)).toEqual(Array.from({ length: of }, (_, index) => index + 1));
        const all = plan.suites.flatMap(({ suite, cases }) => cases.map(({ id }) => `${suite} ${id}`));
        expect(shards.flatMap(casesIn).toSorted()).toEqual(all.toSorted());
        expect(shardsOf(plan, of, survey)).toEqual(shards);
      },
    );
    fc.assert(property);
  });

  test("are balanced by how long the calls of each suite took before", () => {
    const { plan } = planned({ chat: 20, routing: 20 });
    const records = [recorded("chat", { latencyMs: 9_000 }), recorded("routing", { latencyMs: 1_000 })];
    const shards = shardsOf(plan, 4, surveyed(plan), records);
    for (const shard of shards) expect(shard.timeMs).toBe(50_000 / limits.concurrency.total);
  });

  test("leave what is cached out of the balance, and spread it", () => {
    const { plan } = planned({ chat: 40 });
    const shards = shardsOf(
      plan,
      2,
      surveyed(plan, (_, index) => (index < 10 ? 1 : 0)),
      [recorded("chat")],
    );
    expect(shards.map(({ timeMs }) => timeMs)).toEqual([1_250, 1_250]);
    expect(shards.map((shard) => casesIn(shard).length)).toEqual([20, 20]);
  });

  test("keep a sequential suite whole", () => {
    const { plan } = planned({ chat: 30, routing: 10 });
    const shards = shardsOf(sequential(plan, "chat"), 4);
    expect(shards.filter(({ units }) => units.some(({ suite }) => suite === "chat"))).toHaveLength(1);
    expect(shards.map((shard) => casesIn(shard).length)).toEqual([30, 4, 3, 3]);
  });

  test("keep cases together that share requests, so that none is bought twice", () => {
    const { plan } = planned({ chat: 12, routing: 12 });
    const shards = shardsOf(
      plan,
      3,
      surveyed(
        plan,
        () => 1,
        (_, index) => index,
      ),
    );
    for (const { units } of shards) {
      const [chat, routing] = units;
      expect(chat?.cases).toHaveLength(4);
      expect(routing?.cases).toEqual(chat?.cases);
    }
  });

  test("part cases that share a request where together they are more than a fair share", () => {
    const { plan } = planned({ chat: 12 });
    const shards = shardsOf(
      plan,
      3,
      surveyed(
        plan,
        () => 1,
        () => 0,
      ),
    );
    expect(shards.map((shard) => casesIn(shard).length)).toEqual([4, 4, 4]);
  });

  test("are empty where there are more of them than cases, and still there", () => {
    const { plan } = planned({ chat: 2 });
    const shards = shardsOf(plan, 5);
    expect(shards.map(({ units }) => units.length)).toEqual([1, 1, 0, 0, 0]);
    expect(shards.every(({ of }) => of === 5)).toBe(true);
  });

  test("say no time where a step was never run", () => {
    const { plan } = planned({ chat: 2, routing: 2 });
    expect(shardsOf(plan, 2, surveyed(plan), [recorded("chat")]).map(({ timeMs }) => timeMs)).toEqual([null, null]);
  });

  test("share what a provider allows in a minute", () => {
    const { plan } = planned({ chat: 40 });
    const input = { plan, survey: surveyed(plan), expect: classify([recorded("chat")]) };
    const providers = { openai: { "requests-per-minute": 60 } };
    const [shard] = planShards({ ...input, limits: { ...limits, providers } }, 2);
    expect(shard?.timeMs).toBe(40_000);
  });
});

describe("auto", () => {
  const hour = 3_600_000;
  const latencyMs = 60_000;
  const shardsFor = (minutes: number) => {
    const { plan } = planned({ chat: minutes * limits.concurrency.total });
    return shardsOf(plan, "auto", surveyed(plan), [recorded("chat", { latencyMs })]);
  };

  test.each([
    { minutes: 4, shards: 1 },
    { minutes: 10, shards: 2 },
    { minutes: 23, shards: 5 },
    { minutes: (40 * automatic.timeMs) / latencyMs, shards: automatic.shards },
  ])("asks for $shards machines for $minutes minutes of work", ({ minutes, shards }) => {
    expect(shardsFor(minutes)).toHaveLength(shards);
  });

  test("asks for no more machines than there are cases", () => {
    const { plan } = planned({ chat: 2 });
    expect(shardsOf(plan, "auto", surveyed(plan), [recorded("chat", { latencyMs: hour })])).toHaveLength(2);
  });

  test("asks for no more machines where a provider's limit by the minute is what takes the time", () => {
    const { plan } = planned({ chat: 100 });
    const input = { plan, survey: surveyed(plan), expect: classify([recorded("chat")]) };
    const providers = { openai: { "requests-per-minute": 1 } };
    expect(planShards({ ...input, limits: { ...limits, providers } }, "auto")).toHaveLength(1);
  });

  test("asks for one machine, which has nothing to do, where there is no work", () => {
    expect(shardsOf(planned({}).plan, "auto")).toEqual([{ index: 1, of: 1, units: [], timeMs: 0 }]);
  });
});
