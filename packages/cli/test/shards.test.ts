import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { decisionSchema, evidenceSchema, planFileSchema } from "@blastgate/core";
import { beforeAll, describe, expect, test } from "vitest";
import { acme, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { repository, type Said, type TestRepository } from "./support/repository.ts";

/** One who plans, and as many who run as were planned, each with the plan's file alone. */
async function sharded(repo: TestRepository, count: number, { flags = "" } = {}): Promise<string[]> {
  await expectDone(repo.blastgate(`plan --no-review --shards ${count} --out plan-${count}.json`));
  const files: string[] = [];
  for (let index = 1; index <= count; index++) {
    const file = `shards/${index}-of-${count}.json`;
    await expectDone(repo.blastgate(`run --plan plan-${count}.json --shard ${index}/${count} --out ${file} ${flags}`));
    files.push(file);
  }
  return files;
}

async function expectDone(run: Promise<Said>): Promise<void> {
  const { exitCode, stderr } = await run;
  expect(stderr).not.toContain("error");
  expect(exitCode).toBe(0);
}

const decisionOf = (repo: TestRepository, folder: string) => repo.read(`${folder}/decision.json`);
const evidenceOf = (repo: TestRepository, path: string) => evidenceSchema.parse(JSON.parse(repo.read(path)));

describe("a plan run by several machines", () => {
  // The simulated model answers and takes its time the same way on every machine.
  let repo: TestRepository;
  let whole: Said;
  beforeAll(async () => {
    repo = repository({ ...acme({ cases: 16 }), ".gitignore": "plan-*.json\nshards\nreports-*\n" });
    repo.write({ [personaPath]: persona(concise) });
    await repo.blastgate("check --no-review --out reports-bought");
    whole = await repo.blastgate("check --no-review --out reports-whole");
  });

  test.each([1, 2, 5, 12])("is decided as by one, byte for byte: %i", async (count) => {
    const files = await sharded(repo, count);
    const said = await repo.blastgate(
      `decide --plan plan-${count}.json --out reports-${count} --evidence ${files.join(" ")}`,
    );
    expect(said.stdout.replace(`reports-${count}`, "reports-whole")).toBe(whole.stdout);
    expect(said.exitCode).toBe(whole.exitCode);
    expect(decisionOf(repo, `reports-${count}`)).toBe(decisionOf(repo, "reports-whole"));
  });

  test("is decided as by one where each machine has to buy its responses", async () => {
    const files = await sharded(repo, 3, { flags: "--no-cache" });
    await repo.blastgate(
      `decide --plan plan-3.json --out reports-3 --evidence ${files.toReversed().join(" --evidence ")}`,
    );
    expect(decisionOf(repo, "reports-3")).toBe(decisionOf(repo, "reports-bought"));
    const requests = files.map((file) => {
      const steps = evidenceOf(repo, file).results.flatMap(({ baseline, candidate }) => [
        ...(baseline?.steps ?? []),
        ...candidate.steps,
      ]);
      return new Set(steps.map(({ request }) => request));
    });
    // Cases that share a request were given to one machine.
    const all = requests.flatMap((asked) => [...asked]);
    expect(new Set(all).size).toBe(all.length);
  });

  test("is run where nothing is left for some of them, which say so", async () => {
    await repo.blastgate("plan --no-review --shards 40 --out plan-40.json");
    const { shards } = planFileSchema.parse(JSON.parse(repo.read("plan-40.json")));
    expect(shards.at(-1)).toMatchObject({ index: 40, of: 40, units: [] });
    await expectDone(repo.blastgate("run --plan plan-40.json --shard 40/40 --out shards/last.json"));
    expect(evidenceOf(repo, "shards/last.json")).toMatchObject({ shard: { index: 40, of: 40 }, results: [] });
  });
});

test("a sequential suite stops on one of several machines where it stops on one alone", async () => {
  const gate = { "pass-rate": { "max-drop": 0.15 } };
  const suite = JSON.stringify({ feature: "support-routing", cases: "cases.csv", sequential: true, gate });
  const files = { "evals/support-routing/suite.yaml": suite, ".gitignore": "plan-*.json\nshards\nreports-*\n" };
  const repo = repository({ ...acme({ cases: 120 }), ...files });
  repo.remove("evals/support-chat");
  repo.commit();
  repo.git("branch", "--force", "main", "edit");
  repo.write({ "prompts/support/classify.prompt": `${acme()["prompts/support/classify.prompt"]}Name one queue.\n` });
  await repo.blastgate("check --no-review --no-cache --out reports-whole");
  const files3 = await sharded(repo, 3, { flags: "--no-cache" });
  await repo.blastgate(`decide --plan plan-3.json --out reports-3 ${files3.join(" ")}`);
  expect(decisionOf(repo, "reports-3")).toBe(decisionOf(repo, "reports-whole"));
  const decision = decisionSchema.parse(JSON.parse(decisionOf(repo, "reports-3")));
  expect(decision.suites[0]).toMatchObject({ verdict: "GO", cases: { planned: 120 } });
  expect(decision.suites[0]?.cases.spared).toBeGreaterThan(0);
});

describe("evidence that is not all of the plan's is refused by name:", () => {
  let repo: TestRepository;
  beforeAll(async () => {
    repo = repository({ ...acme({ cases: 4 }), ".gitignore": "plan-*.json\nshards\n" });
    repo.write({ [personaPath]: persona(concise) });
    await repo.blastgate("check --no-review --quiet");
    await sharded(repo, 2);
    await sharded(repo, 3);
    const foreign = { ...evidenceOf(repo, "shards/3-of-3.json"), plan: "0".repeat(64) };
    writeFileSync(join(repo.dir, "shards/foreign.json"), JSON.stringify(foreign));
    writeFileSync(
      join(repo.dir, "shards/broken.json"),
      readFileSync(join(repo.dir, "shards/1-of-3.json")).subarray(0, 90),
    );
  });

  test.each([
    { what: "a missing shard", files: "1-of-3 3-of-3", code: "shard-missing", says: ["shard 2/3"] },
    { what: "no evidence at all", files: "", code: "shard-missing", says: ["shard 1/3", "shard 2/3", "shard 3/3"] },
    {
      what: "a doubled shard",
      files: "1-of-3 2-of-3 3-of-3 2-of-3",
      code: "shard-doubled",
      says: ["Shard 2/3", "shards/2-of-3.json"],
    },
    {
      what: "a shard of another plan",
      files: "1-of-3 2-of-3 foreign",
      code: "shard-of-another-plan",
      says: ["shards/foreign.json", "000000000000"],
    },
    {
      what: "a shard of the plan parted otherwise",
      files: "1-of-2 2-of-3 3-of-3",
      code: "shard-of-another-split",
      says: ["shards/1-of-2.json", "shard 1/2", "3 shards"],
    },
    { what: "a file cut off", files: "broken", code: "evidence-file-unreadable", says: ["shards/broken.json"] },
  ])("$what", async ({ files, code, says }) => {
    const paths = files.split(" ").flatMap((name) => (name === "" ? [] : `shards/${name}.json`));
    const said = await repo.blastgate(`decide --plan plan-3.json --out reports-none ${paths.join(" ")}`);
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr).toContain(code);
    for (const words of says) expect(said.stderr.replace(/\s+/g, " ")).toContain(words);
  });
});

describe("a machine refuses", () => {
  let repo: TestRepository;
  beforeAll(async () => {
    repo = repository({ ...acme({ cases: 4 }), ".gitignore": "plan-*.json\n" });
    repo.write({ [personaPath]: persona(reworded) });
    await repo.blastgate("plan --no-review --shards 2 --out plan-2.json");
  });

  test("a workspace that is not what was planned", async () => {
    repo.write({ [personaPath]: persona(concise) });
    const said = await repo.blastgate("run --plan plan-2.json --shard 1/2");
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr.replace(/\s+/g, " ")).toMatch(
      /workspace-not-as-planned The files of the candidate \(working tree/,
    );
  });

  test.each([
    { args: "--shard 3/4", says: "2 shards, 1/2 to 2/2" },
    { args: "--shard 3/2", says: "no shard, such as 2/4" },
    { args: "--max-time soon", says: "no time, such as 90s" },
  ])("$args", async ({ args, says }) => {
    const said = await repo.blastgate(`run --plan plan-2.json ${args}`);
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr.replace(/\s+/g, " ")).toContain(says);
  });

  test("a plan that is none", async () => {
    repo.write({ "plan-none.json": '{"plan":{}}' });
    const said = await repo.blastgate("run --plan plan-none.json");
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr).toContain("plan-none.json error plan-file-unreadable");
  });
});
