import { describe, expect, test } from "vitest";
import { Budget, type Intent, type Limits, type Ticket } from "../src/budget.ts";

const request: Intent = { provider: "openai:chat:bank-1", length: 100, atMostUsd: null };

function budget(limits: Limits) {
  const time = { ms: 0 };
  return { budget: new Budget(limits, () => time.ms), time };
}

/** Sends and answers until a limit is reached; what was sent, and why no more was. */
async function spend(limited: Budget, costUsd: number | null, intent = request) {
  for (let sent = 0; ; sent++) {
    if (sent > 1000) throw new Error("there is no end to it");
    try {
      (await limited.reserve(intent)).settle({ costUsd });
    } catch (error) {
      return { sent, error };
    }
  }
}

const reached = (limit: string) => ({ findings: [{ code: "budget-reached", args: { limit } }] });

describe("a limit on the cost", () => {
  test("is not passed, by requests that cost as much as those before", async () => {
    const { sent, error } = await spend(budget({ maxCostUsd: 1 }).budget, 0.03);
    expect(sent).toBe(33);
    expect(error).toMatchObject(reached("--max-cost"));
  });

  test("counts what is under way as spent", async () => {
    const { budget: limited } = budget({ maxCostUsd: 1 });
    (await limited.reserve(request)).settle({ costUsd: 0.3 });
    const underWay = [await limited.reserve(request), await limited.reserve(request)];
    await expect(limited.reserve(request)).rejects.toMatchObject(reached("--max-cost"));
    // One that was not answered has cost nothing.
    underWay[0]?.settle("no response");
    await expect(limited.reserve(request)).resolves.toBeDefined();
  });

  test("takes a longer request to cost more", async () => {
    const { budget: limited } = budget({ maxCostUsd: 1 });
    (await limited.reserve(request)).settle({ costUsd: 0.3 });
    await expect(limited.reserve({ ...request, length: 300 })).rejects.toMatchObject(reached("--max-cost"));
    await expect(limited.reserve({ ...request, length: 200 })).resolves.toBeDefined();
  });

  test("has one request sent alone, where no price is known beforehand", async () => {
    const { budget: limited } = budget({ maxCostUsd: 1 });
    const first = await limited.reserve(request);
    const granted: Ticket[] = [];
    const waiting = [limited.reserve(request), limited.reserve(request)].map((each) =>
      each.then((ticket) => granted.push(ticket)),
    );
    await new Promise((resolve) => setImmediate(resolve));
    expect(granted).toHaveLength(0);
    first.settle({ costUsd: 0.1 });
    await Promise.all(waiting);
    expect(granted).toHaveLength(2);
  });

  test("tries the next one alone, where the first was not answered", async () => {
    const { budget: limited } = budget({ maxCostUsd: 1 });
    const first = await limited.reserve(request);
    const second = limited.reserve(request);
    first.settle("no response");
    await expect(second).resolves.toBeDefined();
  });

  test("sends none before which the price is too high", async () => {
    const { budget: limited } = budget({ maxCostUsd: 1 });
    await expect(limited.reserve({ ...request, atMostUsd: 1.01 })).rejects.toMatchObject(reached("--max-cost"));
  });

  test("cannot be kept where a provider does not say what it charges", async () => {
    const { sent, error } = await spend(budget({ maxCostUsd: 1 }).budget, null);
    expect(sent).toBe(1);
    expect(error).toMatchObject({ findings: [{ code: "price-unknown", args: { provider: request.provider } }] });
  });
});

test("a limit on requests counts each that is sent, answered or not", async () => {
  const { budget: limited } = budget({ maxRequests: 3 });
  for (const spent of ["no response", { costUsd: null }, { costUsd: 1 }] as const) {
    (await limited.reserve(request)).settle(spent);
  }
  await expect(limited.reserve(request)).rejects.toMatchObject(reached("--max-requests"));
});

test("a limit on time sends nothing that would end too late, by the slowest so far", async () => {
  const { budget: limited, time } = budget({ maxTimeMs: 1000 });
  const ticket = await limited.reserve(request);
  time.ms = 300;
  ticket.settle({ costUsd: null });
  time.ms = 700;
  await expect(limited.reserve(request)).resolves.toBeDefined();
  time.ms = 701;
  await expect(limited.reserve(request)).rejects.toMatchObject(reached("--max-time"));
});

test("without limits there are none", async () => {
  const { budget: limited } = budget({});
  await expect(spend(limited, 1000)).rejects.toThrow("no end");
});
