import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { concise, persona, personaPath } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import type { TestRepository } from "./support/repository.ts";

const sizesSchema = z.object({
  responses: z.object({ entries: z.number() }),
  scores: z.object({ entries: z.number() }),
});

describe("the cache", () => {
  let repo: TestRepository;
  const entries = async () => sizesSchema.parse(JSON.parse((await repo.blastgate("cache stats --json")).stdout));
  beforeAll(async () => {
    ({ repo } = await edited({ [personaPath]: persona(concise) }));
    await repo.blastgate("check --no-review");
  });

  test("is shown by what is in it", async () => {
    const { exitCode, stdout, stderr } = await repo.blastgate("cache stats");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatch(
      /responses +[\d,]+ entries +[\d.]+ [KM]B +all used since \d{4}-\d\d-\d\d\n +openai:chat:bank-1 +[\d,]+ entries/,
    );
  });

  test("is pruned by what it is told to keep, and bought again where it is needed", async () => {
    expect((await repo.blastgate("cache prune --older-than 1d")).stdout).toContain("Removed 0 responses, 0 scores");
    expect((await entries()).responses.entries).toBeGreaterThan(0);
    const all = await repo.blastgate("cache prune --max-size 1kb");
    expect(all).toMatchObject({ exitCode: 0, stderr: "" });
    expect(await entries()).toMatchObject({ responses: { entries: 0 }, scores: { entries: 0 } });
    await repo.blastgate("check --no-review");
    expect((await entries()).responses.entries).toBeGreaterThan(0);
  });

  test("is not pruned without saying what may go", async () => {
    const { exitCode, stderr } = await repo.blastgate("cache prune");
    expect(exitCode).toBe(2);
    expect(stderr).toContain("prune-without-limit");
    expect(await repo.blastgate("cache prune --max-size much")).toMatchObject({ exitCode: 2 });
  });
});
