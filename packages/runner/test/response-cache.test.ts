import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { openResponseCache, runPlan } from "../src/index.ts";
import { scriptedModel } from "./support/scripted-model.ts";
import { planOf, rows, workspace } from "./support/workspace.ts";

const response = {
  output: { queue: "cards" },
  tokens: { prompt: 3, completion: 1 },
  costUsd: 0.001,
  latencyMs: 12.5,
  details: { finishReason: "stop" },
};

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "blastgate-cache-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe("the response cache", () => {
  test("gives back what was put, in a later process too", () => {
    const path = join(emptyFolder(), "deep", "responses.sqlite");
    const first = openResponseCache(path);
    first.put("request", "scripted", response);
    expect(first.get("request")).toEqual(response);
    first.close();
    const second = openResponseCache(path);
    expect(second.get("request")).toEqual(response);
    expect(second.get("another")).toBeUndefined();
    expect(second.findings).toEqual([]);
    second.close();
  });

  test("is shared by processes that write at once", () => {
    const path = join(emptyFolder(), "responses.sqlite");
    const [one, other] = [openResponseCache(path), openResponseCache(path)];
    one.put("a", "scripted", response);
    other.put("b", "scripted", response);
    expect([one.get("b"), other.get("a")]).toEqual([response, response]);
    one.close();
    other.close();
  });

  test("sets a broken file aside, says so, and begins anew", () => {
    const folder = emptyFolder();
    const path = join(folder, "responses.sqlite");
    writeFileSync(path, "this is no database, whatever its name says ".repeat(50));
    const cache = openResponseCache(path);
    cache.put("request", "scripted", response);
    expect(cache.get("request")).toEqual(response);
    expect(cache.findings).toMatchObject([{ code: "response-cache-broken", severity: "warning" }]);
    cache.close();
    const aside = readdirSync(folder).find((name) => name.includes("broken")) ?? "";
    expect(readFileSync(join(folder, aside), "utf8")).toContain("this is no database");
  });

  test("takes an entry that is not a response for none", () => {
    const path = join(emptyFolder(), "responses.sqlite");
    const cache = openResponseCache(path);
    const database = new DatabaseSync(path);
    const insert = database.prepare("INSERT INTO responses (key, provider, response) VALUES (?, 'scripted', ?)");
    insert.run("no json", "{");
    insert.run("no response", '{"output":"cards"}');
    database.close();
    expect([cache.get("no json"), cache.get("no response")]).toEqual([undefined, undefined]);
    cache.close();
  });
});

describe("a run with a cache", () => {
  const side = (text: string, config: object = {}) =>
    workspace({
      prompts: { label: `${text} {{message}}` },
      features: { routing: { steps: [{ id: "label", prompt: "label" }] } },
      suites: { routing: { tests: rows({ message: "lost" }, { message: "found" }) } },
      config: { models: { default: { provider: "scripted", config } } },
    });

  test("buys no response twice, and keeps what it cost and took", async () => {
    const cache = openResponseCache(join(emptyFolder(), "responses.sqlite"));
    const { models, asked } = scriptedModel(() => ({ output: "cards", cost: 0.5, latencyMs: 70 }));
    const run = async (candidate: ReturnType<typeof side>, repeats = 1) =>
      runPlan({ plan: planOf(null, candidate, { repeats }), baseline: null, candidate, models, cache });

    const first = await run(side("Label:"));
    expect(first.requests).toEqual({ sent: 2, cached: 0 });
    const again = await run(side("Label:"));
    expect(again.requests).toEqual({ sent: 0, cached: 2 });
    expect(again.results[0]?.candidate).toMatchObject({ steps: [{ cached: true, costUsd: 0.5, latencyMs: 70 }] });
    expect(asked).toHaveLength(2);

    // A new repeat, other words and other settings are other requests.
    expect((await run(side("Label:"), 2)).requests).toEqual({ sent: 2, cached: 2 });
    expect((await run(side("Name:"))).requests).toEqual({ sent: 2, cached: 0 });
    expect((await run(side("Label:", { temperature: 1 }))).requests).toEqual({ sent: 2, cached: 0 });
    cache.close();
  });

  test("keeps no error", async () => {
    const cache = openResponseCache(join(emptyFolder(), "responses.sqlite"));
    const candidate = side("Label:");
    const plan = planOf(null, candidate);
    const away = scriptedModel(() => ({ error: "API error: 400" }));
    await runPlan({ plan, baseline: null, candidate, models: away.models, cache });
    const back = scriptedModel(() => "cards");
    const evidence = await runPlan({ plan, baseline: null, candidate, models: back.models, cache });
    expect(evidence.requests).toEqual({ sent: 2, cached: 0 });
    cache.close();
  });
});
