import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findRelease, openStore, readRelease, writeRelease } from "@blastgate/registry";
import { describe, expect, test } from "vitest";
import { clerk, concise, persona, personaPath, reworded } from "./support/acme.ts";
import { edited } from "./support/checking.ts";
import { type TestRepository, temporaryFolder } from "./support/repository.ts";

/** Acme with what main has released, and a commit whose evals have run against it. */
async function decided(text: string) {
  const { repo } = await edited({ [personaPath]: persona(text) }, { answer: clerk });
  const home = { XDG_CONFIG_HOME: temporaryFolder() };
  const before = await released(repo, "main");
  const commit = repo.commit();
  const after = await released(repo, commit);
  await repo.blastgate(`check --no-review --base main --head ${commit}`);
  const attest = async (release: string, ...args: string[]) => {
    const said = await repo.blastgate(["release", "attest", "--json", release, ...args], { env: home });
    return { ...said, told: JSON.parse(said.stdout) };
  };
  return { repo, home, before, after, attest };
}

async function released(repo: TestRepository, revision: string): Promise<string> {
  return JSON.parse((await repo.blastgate(`release --json --rev ${revision}`)).stdout).digest;
}

describe("a decision is attached to the release that it is about", () => {
  test("signed, with the release that it was judged against; whoever inspects it sees by whom", async () => {
    const { repo, home, before, after, attest } = await decided(reworded);
    const made = await repo.blastgate("keys new release-bot", { env: home });
    repo.write({ "release-bot.pub": `${made.stdout}\n` });
    await repo.blastgate("keys trust release-bot.pub");
    const key = join(home.XDG_CONFIG_HOME, "blastgate/keys/release-bot.pem");

    const { exitCode, told } = await attest(after, "--key", key);
    expect({ exitCode, told }).toMatchObject({
      exitCode: 0,
      told: { release: after, verdict: "GO", baseline: before },
    });
    const { stdout } = await repo.blastgate(`release inspect --json ${after}`);
    expect(JSON.parse(stdout)).toMatchObject({
      decisions: [
        { envelope: told.evidence, baseline: before, signedBy: ["release-bot"], decision: { verdict: "GO" } },
      ],
      findings: [],
    });
    const shown = await repo.blastgate(`release inspect ${after}`);
    expect(shown.stdout).toMatch(/GO +against sha256:[0-9a-f]{12}\s+signed by release-bot/);
    expect((await attest(after, "--key", key)).told).toEqual(told);
  });

  test("and to no other: not to another commit's, nor with another verdict", async () => {
    const { repo, before, after, attest } = await decided(concise);
    expect((await attest(before)).told.findings).toMatchObject([
      { code: "decision-of-another-release", args: { detail: "the candidate was made of other files" } },
    ]);
    const plan = join(repo.dir, ".blastgate/reports/plan.json");
    const right = readFileSync(plan, "utf8");
    const { plan: planned, ...rest } = JSON.parse(right);
    writeFileSync(plan, JSON.stringify({ ...rest, plan: { ...planned, looks: 2 } }));
    expect((await attest(after)).told.findings).toMatchObject([
      { args: { detail: "the decision is not that of the plan" } },
    ]);
    writeFileSync(plan, right);
    expect((await attest(after)).told).toMatchObject({ verdict: "NO-GO", baseline: before, key: null });
    const inspected = await repo.blastgate(`release inspect ${after}`);
    expect(inspected.exitCode).toBe(0);
    expect(inspected.stderr).toContain("evidence-unsigned");
  });

  test("not to a release of files that are in no commit", async () => {
    const { repo, attest } = await decided(reworded);
    repo.write({ [personaPath]: persona(concise) });
    const { digest } = JSON.parse((await repo.blastgate("release --json --allow-dirty")).stdout);
    expect((await attest(digest)).told.findings).toMatchObject([
      { code: "decision-of-another-release", args: { detail: expect.stringContaining("in no commit") } },
    ]);
  });

  test("nor to one that names the commit, and was made of something else", async () => {
    const { repo, before, after, attest } = await decided(concise);
    const store = await openStore(join(repo.dir, ".blastgate/store"));
    const read = async (written: string) => readRelease(store, await findRelease(store, written));
    const [main, edit] = [await read(before), await read(after)];
    const forged = await writeRelease(store, { bundle: main.bundle, lock: { ...main.lock, source: edit.lock.source } });
    expect((await attest(forged.digest)).told.findings).toMatchObject([
      { code: "decision-of-another-release", args: { detail: "the commit that it names gives another release" } },
    ]);
  });
});
