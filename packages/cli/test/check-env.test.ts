import { join } from "node:path";
import { findRelease, openStore, readRelease, writeRelease } from "@blastgate/registry";
import { describe, test } from "vitest";
import { acme, clerk, persona, personaPath, reworded } from "./support/acme.ts";
import { repository, type Said, type TestRepository } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

/** Main has moved on since `edit` began, and staging runs what main has now. */
async function acmeWithStagingAhead() {
  const model = await scriptedModel(clerk);
  const repo = repository({
    ...acme({ model: model.yaml }),
    ".gitignore": ".blastgate/store\n.blastgate/reports\n",
    "blastgate.yaml": `models: { default: ${model.yaml} }
environments: [{ name: staging, overrides: [promotion-not-judged] }]
`,
  });
  const began = repo.git("rev-parse", "HEAD").trim();
  repo.git("switch", "--quiet", "main");
  const ahead = repo.commit({ [personaPath]: persona(reworded) });
  const release: string = JSON.parse((await repo.blastgate("release --json")).stdout).digest;
  await promote(repo, release);
  repo.git("switch", "--quiet", "edit");
  return { repo, began, ahead, release };
}

async function promote(repo: TestRepository, release: string): Promise<void> {
  const passOver = ["--override", "promotion-not-judged", "--reason", "Nothing is judged here."];
  const { exitCode, stderr } = await repo.blastgate(["promote", "staging", "--release", release, ...passOver]);
  if (exitCode !== 0) throw new Error(stderr);
}

function codesOf({ stdout }: Said): string[] {
  return JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
}

describe.concurrent("check --env", () => {
  test("compares with what the environment runs, not with where the branch began", async ({ expect }) => {
    const { repo, began, ahead } = await acmeWithStagingAhead();
    const against = async (args: string) =>
      JSON.parse((await repo.blastgate(`check --json --no-review ${args}`)).stdout);
    const { baseline, impact } = await against("--env staging --quiet");
    expect(baseline).toMatchObject({ kind: "revision", revision: ahead });
    expect(impact.files).toEqual([personaPath]);
    expect((await against("--base main --quiet")).baseline.revision).toBe(began);
    expect(JSON.parse((await repo.blastgate("plan --env staging --json")).stdout).plan.baseline).toEqual(baseline);
    expect(JSON.parse((await repo.blastgate("review --env staging --json")).stdout).baseline).toEqual(baseline);
  });

  test("refuses a release that its commit does not give, a second baseline, and what the store does not know", async ({
    expect,
  }) => {
    const { repo, began, release } = await acmeWithStagingAhead();
    expect(codesOf(await repo.blastgate("check --env staging --base main --json"))).toEqual(["environment-and-base"]);
    expect(codesOf(await repo.blastgate("check --env stagin --json"))).toEqual(["environment-not-in-store"]);

    const store = await openStore(join(repo.dir, ".blastgate/store"));
    const { bundle, lock } = await readRelease(store, await findRelease(store, release));
    const forged = { bundle, lock: { ...lock, source: { ...lock.source, commit: began } } };
    await promote(repo, (await writeRelease(store, forged)).digest);
    const refused = await repo.blastgate("check --env staging --json");
    expect([refused.exitCode, codesOf(refused)]).toEqual([2, ["environment-commit-differs"]]);
  });
});
