import { planFileSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { persona, personaPath, reworded } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import type { Said } from "./support/repository.ts";

const planIn = ({ stdout }: Said) => planFileSchema.parse(JSON.parse(stdout));

describe.concurrent("a plan says, before anything is asked,", () => {
  test("what it would ask, and that cost and time are not known yet", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const said = await repo.blastgate("plan --no-review");
    expect(said.exitCode).toBe(0);
    const text = said.stdout.replace(/ +/g, " ");
    expect(text).toMatch(/^2 suites of 2 features to run, 56 cases\.$/m);
    expect(text).toContain("support-chat 28 cases 112 requests 0 cached, cost unknown");
    // Classify is chat's too, and is bought with it.
    expect(text).toContain("support-routing 28 cases 0 requests");
    expect(text.replace(/\s+/g, " ")).toContain("At most 112 requests to buy. The cost is not known");
    expect(model.asked).toEqual([]);
  });

  test("what is cached, and after a run what the rest costs and takes", async ({ expect }) => {
    const { repo, model } = await edited({ [personaPath]: persona(reworded) });
    const price = { input: 10, output: 100 };
    repo.write({
      "blastgate.yaml": `${repo.read("blastgate.yaml")}providers: ${JSON.stringify({ openai: { price } })}\n`,
    });
    await repo.blastgate("check --no-review --quiet");
    expect(model.asked).toHaveLength(112);
    expect(planIn(await repo.blastgate("plan --no-review --json")).forecast).toMatchObject({
      requests: 112,
      cached: 112,
      costUsd: 0,
      timeMs: 0,
    });
    // 20 tokens and 2 are $0.0004.
    repo.write({ [personaPath]: persona("You are Acme's assistant, always.") });
    const { forecast } = planIn(await repo.blastgate("plan --no-review --format json"));
    expect(forecast).toMatchObject({ requests: 112, cached: 56 });
    expect(forecast?.costUsd).toBeCloseTo(56 * 0.0004, 10);
    expect(forecast?.timeMs).toBeGreaterThan(0);
    expect(model.asked).toHaveLength(112);
  });

  test("a matrix for GitHub, and whether there is work", async ({ expect }) => {
    const { repo } = await edited({ [personaPath]: persona(reworded) });
    const said = await repo.blastgate("plan --no-review --shards 3 --format github --out plan.json");
    expect(said.stdout).toBe('matrix={"shard":["1/3","2/3","3/3"]}\nhas_work=true');
    expect(planFileSchema.parse(JSON.parse(repo.read("plan.json"))).shards).toHaveLength(3);
  });

  test("that there is no work, which is decided without evidence", async ({ expect }) => {
    const { repo } = await edited({});
    const said = await repo.blastgate("plan --no-review --format github --out plan.json");
    expect(said.stdout).toBe('matrix={"shard":["1/1"]}\nhas_work=false');
    const decided = await repo.blastgate("decide --plan plan.json");
    expect(decided.exitCode).toBe(0);
    expect(decided.stdout).toMatch(/^GO: nothing to evaluate$/m);
  });
});

test("a run without shards takes a plan too, and is decided as check does", async () => {
  const { repo } = await edited({ [personaPath]: persona(reworded) }, { cases: 4 });
  await repo.blastgate("plan --no-review --out plan.json");
  const run = await repo.blastgate("run --plan plan.json --verbose");
  expect(run.stdout).toBe("8 results in .blastgate/reports/evidence.json");
  expect(run.stderr).toContain("✓ support-routing case-1");
  const decided = await repo.blastgate("decide --plan plan.json --evidence .blastgate/reports/evidence.json");
  expect(decided.exitCode).toBe(3);
});
