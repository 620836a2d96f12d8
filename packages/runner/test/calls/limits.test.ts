import { BlastgateError } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { type CallOptions, ProviderCalls } from "../../src/calls/provider-calls.ts";
import type { ProviderResponse } from "../../src/provider.ts";
import { virtualClock } from "../support/clocks.ts";

type Answer = (sent: Sent) => ProviderResponse;

interface Sent {
  provider: string;
  atMs: number;
  /** How many are under way, this one counted. */
  atOnce: number;
}

/** Calls in virtual time to providers that take a second to answer. */
function callsTo(answer: Answer, options: Partial<CallOptions> = {}) {
  const clock = virtualClock();
  const sent: Sent[] = [];
  const underWay = new Map<string, number>();
  const count = (provider: string, change: number): number => {
    underWay.set(provider, (underWay.get(provider) ?? 0) + change);
    return underWay.get(provider) ?? 0;
  };
  const calls = new ProviderCalls({
    concurrency: { total: 16, provider: 8 },
    providers: {},
    requestTimeoutMs: 60_000,
    random: () => 0,
    stop: new AbortController().signal,
    ...options,
    clock,
  });
  const call = (provider = "bank", tokens = 1) =>
    calls.call(provider, { tokens }, async (signal) => {
      const each = { provider, atMs: clock.now(), atOnce: count(provider, 1) };
      sent.push(each);
      const response = answer(each);
      await clock.wait(1_000, signal);
      count(provider, -1);
      return response;
    });
  const times = (provider: string) => sent.filter((each) => each.provider === provider).map(({ atMs }) => atMs);
  const most = () => Math.max(...sent.map(({ atOnce }) => atOnce));
  return { calls, call, clock, sent, times, most };
}

const good = (): ProviderResponse => ({ output: "cards" });
const limited = (headers: Record<string, string> = {}): ProviderResponse => ({
  error: "slow down",
  metadata: { http: { status: 429, headers } },
});
const times = <Result>(count: number, make: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));
const codeOf = (error: unknown) => (error instanceof BlastgateError ? error.findings[0]?.code : error);

describe("requests at once", () => {
  test("are limited to one provider, and in total", async () => {
    const one = callsTo(good);
    await times(40, () => one.call());
    expect(one.most()).toBe(8);
    const many = callsTo(good);
    await times(60, (index) => many.call(`bank-${index % 6}`));
    // 60 calls of a second each, 16 at once.
    expect(many.clock.now()).toBe(4_000);
  });

  test("are limited by the longest name that has a limit, which all take together who take it from there", async () => {
    const providers = { "openai:chat:big": { concurrency: 1 }, openai: { concurrency: 2 }, "openai:chat": { price } };
    const { call, times: sentTo } = callsTo(good, { providers });
    await times(4, () => Promise.all([call("openai:chat:a"), call("openai:chat:b"), call("openai:chat:big")]));
    expect([...sentTo("openai:chat:a"), ...sentTo("openai:chat:b")].toSorted((a, b) => a - b)).toEqual(
      [0, 0, 1, 1, 2, 2, 3, 3].map((second) => second * 1_000),
    );
    expect(sentTo("openai:chat:big")).toEqual([0, 1_000, 2_000, 3_000]);
  });

  test("of a name that only begins alike are their own", async () => {
    const { call, most } = callsTo(good, { providers: { "openai:chat:gpt": { concurrency: 1 } } });
    await times(16, () => call("openai:chat:gpt-5"));
    expect(most()).toBe(8);
  });
});

const price = { input: 1, output: 1 };

describe("requests and tokens in a minute", () => {
  test("are never more than allowed, wherever the minute begins", async () => {
    const { call, times: sentTo } = callsTo(good, { providers: { bank: { "requests-per-minute": 3 } } });
    await times(8, () => call());
    expect(sentTo("bank")).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000, 120_000]);
  });

  test("are shared by the providers that take the limit from one name", async () => {
    const { call, sent } = callsTo(good, { providers: { bank: { "requests-per-minute": 2 } } });
    await Promise.all([call("bank:a"), call("bank:b"), call("bank:a"), call("bank:b")]);
    expect(sent.map(({ atMs }) => atMs)).toEqual([0, 0, 60_000, 60_000]);
  });

  test("are set apart by the estimate, and freed again by what was really used", async () => {
    const providers = { bank: { "tokens-per-minute": 100 } };
    const small = callsTo(() => ({ output: "x", tokenUsage: { prompt: 8, completion: 2 } }), { providers });
    await times(4, () => small.call("bank", 50));
    expect(small.times("bank")).toEqual([0, 0, 1_000, 2_000]);
    const large = callsTo(() => ({ output: "x", tokenUsage: { total: 90 } }), { providers });
    await large.call("bank", 10);
    await large.call("bank", 20);
    expect(large.times("bank")).toEqual([0, 60_000]);
  });

  test("let through what alone is larger than the limit, in a minute of its own", async () => {
    const { call, times: sentTo } = callsTo(good, { providers: { bank: { "tokens-per-minute": 100 } } });
    await Promise.all([call("bank", 40), call("bank", 500), call("bank", 40)]);
    expect(sentTo("bank")).toEqual([0, 60_000, 120_000]);
  });
});

describe("a rate limit", () => {
  test("holds up all who ask the provider for as long as it says, and no one else", async () => {
    let told = false;
    const answer: Answer = ({ provider }) => {
      if (provider !== "bank" || told) return good();
      told = true;
      return limited({ "retry-after": "30" });
    };
    const { call, times: sentTo } = callsTo(answer, { concurrency: { total: 4, provider: 4 } });
    await Promise.all([times(12, () => call("bank")), times(12, () => call("shop"))]);
    const early = sentTo("bank").filter((atMs) => atMs < 31_000);
    expect(early.length).toBeLessThanOrEqual(4);
    expect(sentTo("bank").filter((atMs) => atMs >= 31_000)).toHaveLength(13 - early.length);
    expect(Math.max(...sentTo("shop"))).toBeLessThan(6_000);
  });

  test("holds up whoever waits for a free slot as well", async () => {
    const answer: Answer = ({ atMs }) => (atMs === 0 ? limited({ "retry-after": "30" }) : good());
    const { call, times: sentTo } = callsTo(answer, { concurrency: { total: 1, provider: 8 } });
    await times(3, () => call());
    expect(sentTo("bank")).toEqual([0, 31_000, 32_000, 33_000]);
  });

  test("says who waits, and until when", async () => {
    let told = false;
    const { call, calls, clock } = callsTo(() => {
      if (told) return good();
      told = true;
      return limited({ "retry-after": "30" });
    });
    const done = call();
    await clock.wait(2_000, new AbortController().signal);
    expect(calls.waiting()).toEqual([{ provider: "bank", untilMs: 31_000 }]);
    await done;
    expect(calls.waiting()).toEqual([]);
  });

  test("halves once what goes at once, however many it hits, and lets it grow again", async () => {
    const { call, sent } = callsTo(({ atMs }) => (atMs === 0 ? limited({ "retry-after": "10" }) : good()));
    await times(100, () => call());
    const atOnceAt = (atMs: number) => sent.filter((each) => each.atMs === atMs).length;
    expect([0, 11_000, 12_000, 13_000].map(atOnceAt)).toEqual([8, 4, 5, 6]);
    expect(Math.max(...sent.filter(({ atMs }) => atMs > 13_000).map(({ atOnce }) => atOnce))).toBe(8);
  });

  test("finds by itself how much a provider takes", async () => {
    const { call, calls, sent } = callsTo(({ atOnce }) => (atOnce > 3 ? limited() : good()));
    const answered = await times(200, () => call());
    expect(answered).toHaveLength(200);
    expect(calls.sent - 200).toBeLessThan(60);
    expect(sent.length).toBe(calls.sent);
  });

  test("that does not say for how long is waited for longer each time", async () => {
    let left = 5;
    const { call, times: sentTo } = callsTo(() => (left-- > 0 ? limited() : good()), { random: () => 1 });
    await call();
    const sent = sentTo("bank");
    expect(sent.slice(1).map((atMs, index) => atMs - (sent[index] ?? 0) - 1_000)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000,
    ]);
  });

  test("of an hour is an error that says so, for all who ask", async () => {
    const { call, calls } = callsTo(() => limited({ "retry-after": "3600" }), {
      concurrency: { total: 2, provider: 2 },
    });
    const refused = await Promise.allSettled([call(), call(), call(), call()]);
    for (const each of refused) {
      expect(each).toMatchObject({
        reason: { findings: [{ code: "rate-limit-lasts", args: { moreSeconds: 3_600 } }] },
      });
    }
    expect(calls.sent).toBe(2);
  });

  test("that never ends is an error", async () => {
    const { call, calls } = callsTo(() => limited({ "retry-after": "1" }));
    await expect(call().catch(codeOf)).resolves.toBe("rate-limit-lasts");
    expect(calls.sent).toBe(11);
    const long = callsTo(() => limited({ "retry-after": "500" }));
    await expect(long.call().catch(codeOf)).resolves.toBe("rate-limit-lasts");
    expect(long.calls.sent).toBe(3);
  });

  test("for want of money is none: no one waits, and no one else asks", async () => {
    const poor = { error: "You exceeded your quota: insufficient_quota", metadata: { http: { status: 429 } } };
    const { call, calls, clock } = callsTo(() => poor);
    await expect(call().catch(codeOf)).resolves.toBe("quota-exhausted");
    await expect(call().catch(codeOf)).resolves.toBe("quota-exhausted");
    expect(calls.sent).toBe(1);
    expect(clock.now()).toBe(1_000);
  });
});

describe("a failure", () => {
  const broken = { error: "oops", metadata: { http: { status: 500 } } };

  test("is tried again, later each time, and not for ever", async () => {
    const { call, times: sentTo } = callsTo(() => broken, { random: () => 1 });
    await expect(call().catch(codeOf)).resolves.toBe("request-failed");
    const sent = sentTo("bank");
    expect(sent.slice(1).map((atMs, index) => atMs - (sent[index] ?? 0) - 1_000)).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  test("leaves others their turn while it waits", async () => {
    let failed = false;
    const { call, sent } = callsTo(
      () => {
        if (failed) return good();
        failed = true;
        return broken;
      },
      { concurrency: { total: 1, provider: 1 }, random: () => 1 },
    );
    await Promise.all([call("bank"), call("shop")]);
    expect(sent.map(({ provider }) => provider)).toEqual(["bank", "shop", "bank"]);
  });
});

describe("what ends a call", () => {
  test("is passed on as it is, before anything is sent", async () => {
    const { calls } = callsTo(good);
    const refusal = new Error("nothing more may be bought");
    const admit = async () => {
      throw refusal;
    };
    await expect(calls.call("bank", { tokens: 1, admit }, async () => good())).rejects.toBe(refusal);
    expect(calls.sent).toBe(0);
  });

  test("ends its waits too", async () => {
    const stop = new AbortController();
    const { call, clock } = callsTo(() => limited({ "retry-after": "30" }), { stop: stop.signal });
    const ended = times(3, () => call().catch((error: unknown) => error));
    await clock.wait(5_000, new AbortController().signal);
    stop.abort("Ctrl-C");
    await expect(ended).resolves.toEqual(["Ctrl-C", "Ctrl-C", "Ctrl-C"]);
  });
});
