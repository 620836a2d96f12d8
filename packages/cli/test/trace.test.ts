import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Trace, traceSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { acme, clerk, persona, personaPath, reworded } from "./support/acme.ts";
import { blastgate, repository, type TestRepository, temporaryFolder } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

/** Acme with two environments that take what was not judged, and the release of its main branch in both. */
async function acmeInProduction() {
  const model = await scriptedModel(clerk);
  const overrides = "overrides: [promotion-not-judged]";
  const repo = repository({
    ...acme({ model: model.yaml }),
    ".gitignore": ".blastgate/store\n.blastgate/reports\n",
    "blastgate.yaml": `models: { default: ${model.yaml} }
environments:
  - { name: staging, ${overrides} }
  - { name: production, from: staging, ${overrides} }
`,
    "evals/mortgage-documents/suite.yaml": "feature: mortgage-documents\ncases: cases.csv\n",
    "evals/mortgage-documents/cases.csv": "id,text,__expected\n1,A payslip,contains:payslip\n",
  });
  return { repo, before: await released(repo, "main") };
}

async function released(repo: TestRepository, revision: string): Promise<string> {
  return JSON.parse((await repo.blastgate(`release --json --rev ${revision}`)).stdout).digest;
}

async function promote(repo: TestRepository, environment: string, release: string): Promise<void> {
  const passOver = ["--override", "promotion-not-judged", "--reason", "Nothing is judged here."];
  const { exitCode, stderr } = await repo.blastgate(["promote", environment, "--release", release, ...passOver]);
  if (exitCode !== 0) throw new Error(stderr);
}

async function traced(repo: TestRepository, what: string): Promise<Trace> {
  return traceSchema.parse(JSON.parse((await repo.blastgate(["trace", what, "--json"])).stdout));
}

describe.concurrent("trace", () => {
  test("goes from a logged line to release, environments, commit, author, note and decision", async ({ expect }) => {
    const { repo, before } = await acmeInProduction();
    for (const environment of ["staging", "production"]) await promote(repo, environment, before);
    await repo.blastgate("eval support-routing --rev main --quiet");
    expect((await repo.blastgate(`release attest ${before}`)).exitCode).toBe(0);
    const note = '---\n"shared/persona": patch\n---\n\nCustomers found us wordy.\n';
    const commit = repo.commit({ [personaPath]: persona(reworded), ".blastgate/changes/shorter.md": note });
    const after = await released(repo, commit);
    await promote(repo, "staging", after);

    const { prompts, releases, findings } = await traced(repo, after);
    expect(findings).toEqual([]);
    expect(releases).toMatchObject([{ digest: after, named: true, source: { commit }, commit: { id: commit } }]);
    const classify = prompts.find(({ prompt }) => prompt === "support/classify");
    const line = {
      msg: "asked",
      "gen_ai.prompt.name": "support/classify",
      "blastgate.prompt.digest": classify?.digest,
      "blastgate.release.digest": after,
    };
    const ofLine = await traced(repo, JSON.stringify(line));
    expect(ofLine.prompts).toMatchObject([
      {
        prompt: "support/classify",
        version: "1.0.0",
        changes: [
          { commit: { id: commit, subject: "Change prompts" }, reasons: [{ why: "Customers found us wordy." }] },
          { commit: { author: { name: "Ada", email: "ada@example.com" } } },
        ],
      },
    ]);
    expect(ofLine.releases).toMatchObject([
      { digest: after, runs: [{ environment: "staging", until: null }], decisions: [] },
    ]);

    const ofVersion = await traced(repo, "support/classify@1.0.0");
    expect(ofVersion.prompts).toHaveLength(2);
    const [staging] = ofLine.releases[0]?.runs ?? [];
    expect(ofVersion.releases).toMatchObject([
      {
        digest: before,
        runs: [
          { environment: "staging", until: staging?.from },
          { environment: "production", until: null },
        ],
        decisions: [{ verdict: expect.any(String), baseline: null, signedBy: [] }],
      },
      { digest: after },
    ]);

    const shown = await repo.blastgate(["trace", JSON.stringify(line)]);
    expect(shown.exitCode).toBe(0);
    for (const part of ["support/classify", "1.0.0", "Customers found us wordy.", "runs now", "Ada"]) {
      expect(shown.stdout).toContain(part);
    }
    const whole = await repo.blastgate(`trace ${before}`);
    for (const { stdout } of [shown, whole]) {
      const wide = stdout.split("\n").filter((each) => [...each].length > 80 && !each.includes("/tmp/"));
      expect(wide).toEqual([]);
    }
  });

  test("says what was looked at where nothing is found, and which versions there are", async ({ expect }) => {
    const { repo, before } = await acmeInProduction();
    await promote(repo, "staging", before);
    const { exitCode, stdout } = await repo.blastgate("trace support/classify@9.0.0 --json");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).findings).toMatchObject([
      { code: "trace-not-found", args: { releases: 1, environments: ["staging"], others: ["1.0.0"] } },
    ]);
    const unclear = await repo.blastgate(["trace", "the mail from Tuesday"]);
    expect([unclear.exitCode, unclear.stderr]).toEqual([2, expect.stringContaining("trace-unclear")]);
  });

  test("takes no repository: where there is none, who wrote it is left open, and said so", async ({ expect }) => {
    const { repo, before } = await acmeInProduction();
    await promote(repo, "staging", before);
    const cwd = temporaryFolder();
    const said = await blastgate(
      ["trace", before.slice(7, 19), "--json", "--store", join(repo.dir, ".blastgate/store")],
      {
        cwd,
      },
    );
    expect(said.exitCode).toBe(0);
    const { releases, findings } = traceSchema.parse(JSON.parse(said.stdout));
    expect(releases).toMatchObject([{ digest: before, commit: null, runs: [{ environment: "staging" }] }]);
    expect(findings.map(({ code }) => code)).toEqual(["trace-commit-missing"]);
  });

  test("tells what of a history is broken, and traces the rest", async ({ expect }) => {
    const { repo, before } = await acmeInProduction();
    for (const environment of ["staging", "production"]) await promote(repo, environment, before);
    const { history } = JSON.parse((await repo.blastgate("history staging --json")).stdout);
    const record = join(repo.dir, ".blastgate/store/blobs/sha256", history[0].digest.slice("sha256:".length));
    rmSync(record);
    writeFileSync(record, "{}");
    const { exitCode, stdout } = await repo.blastgate(`trace ${before} --json`);
    expect(exitCode).toBe(1);
    const { releases, findings } = traceSchema.parse(JSON.parse(stdout));
    expect(releases[0]?.runs).toMatchObject([{ environment: "production" }]);
    expect(findings.map(({ code }) => code)).toEqual(["deployment-chain-broken"]);
  });
});
