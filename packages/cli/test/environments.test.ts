import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type EnvironmentState,
  environmentStateSchema,
  promotionReportSchema,
  statusReportSchema,
  storeVerificationSchema,
} from "@blastgate/core";
import { describe, test } from "vitest";
import { acme, clerk, persona, personaPath, reworded } from "./support/acme.ts";
import {
  blastgate,
  type CommandOptions,
  repository,
  type Said,
  type TestRepository,
  temporaryFolder,
} from "./support/repository.ts";
import { refuse, scriptedModel } from "./support/scripted-model.ts";

const suite = (cases: string) => `feature: ${cases}\ngate:\n  pass-rate: { max-drop: 0.15, min: 0.5 }\n`;
const payslips = Array.from({ length: 20 }, (_, month) => {
  const vars = `vars: { id: payslip-${month}, text: "Payslip, month ${month}." }`;
  return `  - { ${vars}, assert: [{ type: icontains, value: payslip }] }\n`;
}).join("");
const freely = "overrides: [promotion-not-judged]";

/** Acme with environments, on a model that answers by a script, and the release of its main branch. */
async function acmeWith({ staging = "", production = "" } = {}) {
  const model = await scriptedModel(clerk);
  const repo = repository({
    ...acme({ model: model.yaml }),
    ".gitignore": ".blastgate/store\n.blastgate/reports\napprovals.json\n",
    "blastgate.yaml": `models: { default: ${model.yaml} }
environments:
  - { name: staging, ${staging} }
  - { name: production, from: staging, ${production} }
`,
    "evals/support-routing/suite.yaml": `${suite("support-routing")}cases: cases.csv\n`,
    "evals/mortgage-documents/suite.yaml": `${suite("mortgage-documents")}tests:\n${payslips}`,
    "evals/support-chat/suite.yaml": `${suite("support-chat")}tests: cases.yaml\n`,
  });
  return { repo, model, before: await released(repo, "main") };
}

/** A second release, its persona reworded, with a note that says why. */
async function rewordedIn(repo: TestRepository): Promise<{ commit: string; after: string }> {
  const note = '---\n"shared/persona": patch\n---\n\nCustomers found us wordy.\n';
  const commit = repo.commit({ [personaPath]: persona(reworded), ".blastgate/changes/shorter.md": note });
  return { commit, after: await released(repo, commit) };
}

async function released(repo: TestRepository, revision: string): Promise<string> {
  return JSON.parse((await repo.blastgate(`release --json --rev ${revision}`)).stdout).digest;
}

async function json(repo: TestRepository, args: string | string[], options?: CommandOptions) {
  const words = typeof args === "string" ? args.split(" ") : args;
  const said = await repo.blastgate([...words, "--json"], options);
  return { ...said, told: JSON.parse(said.stdout) };
}

async function historyOf(repo: TestRepository, environment: string): Promise<EnvironmentState> {
  return environmentStateSchema.parse((await json(repo, `history ${environment}`)).told);
}

const codesIn = (findings: { code: string }[]) => findings.map(({ code }) => code);
const passOver = ["--override", "promotion-not-judged", "--reason", "Nothing is judged here."];
const promoteFreely = (repo: TestRepository, environment: string, release: string) =>
  json(repo, ["promote", environment, "--release", release, ...passOver]);

/** The record that an environment's tag points at, as it stands on disk. */
function pointerOf(repo: TestRepository, environment: string): string {
  const { manifests }: { manifests: { digest: string; annotations?: Record<string, string> }[] } = JSON.parse(
    repo.read(".blastgate/store/index.json"),
  );
  const tag = "org.opencontainers.image.ref.name";
  return manifests.find(({ annotations }) => annotations?.[tag] === `env.${environment}`)?.digest ?? "";
}

function tooWide({ stdout, stderr }: Said): string[] {
  return `${stdout}\n${stderr}`.split("\n").filter((line) => [...line].length > 80 && !line.includes("/tmp/"));
}

describe.concurrent("environments", () => {
  test("a release goes to staging and production on what was decided of it, back again, and stays away", async ({
    expect,
  }) => {
    const { repo, before } = await acmeWith();
    await repo.blastgate("eval support-routing support-chat mortgage-documents --rev main --quiet");
    await repo.blastgate(`release attest ${before}`);
    expect((await json(repo, `promote staging --release ${before}`)).told).toMatchObject({ unmet: [], replaces: null });
    expect((await repo.blastgate("promote production")).exitCode).toBe(0);

    const { commit, after } = await rewordedIn(repo);
    expect(codesIn((await json(repo, `promote staging --release ${after}`)).told.unmet)).toEqual([
      "promotion-not-judged",
    ]);
    repo.write({ "approvals.json": JSON.stringify({ approvals: [{ by: "@acme/ai-platform", commit }] }) });
    await repo.blastgate(`check --quiet --base main --head ${commit} --approvals approvals.json`);
    const attested = await json(repo, `release attest ${after}`);
    expect(attested.told).toMatchObject({ verdict: "GO", baseline: before });

    const early = await json(repo, `promote production --release ${after}`);
    expect([early.exitCode, codesIn(early.told.unmet)]).toEqual([1, ["promotion-not-in-from"]]);
    expect((await repo.blastgate(`promote staging --release ${after.slice(7, 19)}`)).exitCode).toBe(0);
    const dry = await repo.blastgate("promote production --dry-run --report reports/promotion.html");
    expect(dry.stdout).toContain("would be promoted");
    expect(dry.stderr).toContain("Report in reports/promotion.html");
    expect(repo.read("reports/promotion.html")).toContain("All rules are met");
    const promoted = await json(repo, ["promote", "production", "--reason", "Kinder words."]);
    expect(promoted.told.record).toMatchObject({
      release: after,
      actor: "Ada <ada@example.com>",
      reason: "Kinder words.",
      evidence: [attested.told.evidence],
      sequence: 2,
    });
    const report = promotionReportSchema.parse(promoted.told);
    expect(report).toMatchObject({
      outcome: "promoted",
      soak: { from: "staging" },
      decisions: [{ verdict: "GO", baseline: before, counts: true }],
      history: [{ sequence: 1 }, { sequence: 2, reason: "Kinder words." }],
    });
    expect(report.differences?.reached).toEqual(["support-chat", "support-routing"]);
    expect(report.differences?.prompts).toMatchObject([
      {
        prompt: "shared/persona",
        itself: true,
        notes: [{ why: "Customers found us wordy." }],
        changes: [{ commit: { id: commit, author: { name: "Ada" } }, reasons: [{ why: "Customers found us wordy." }] }],
      },
      { prompt: "chat/reply", through: ["shared/persona"], changes: null },
      { prompt: "support/classify", through: ["shared/persona"], changes: null },
    ]);

    const back = await json(repo, ["rollback", "production", "--reason", "Refunds go astray."]);
    expect(back.exitCode).toBe(0);
    expect(back.told).toMatchObject({ from: after, to: before, verification: { verdict: "GO" }, findings: [] });
    const inspected = await json(repo, `release inspect ${before}`);
    expect(inspected.told.decisions.map(({ envelope }: { envelope: string }) => envelope)).toContain(
      back.told.verification.envelope,
    );
    const again = await json(repo, "promote production");
    expect([again.exitCode, codesIn(again.told.unmet)]).toEqual([1, ["promotion-held"]]);
    expect((await json(repo, ["unhold", "production", "--reason", "It was the queue."])).told.held).toEqual([]);
    expect((await repo.blastgate("promote production")).exitCode).toBe(0);

    const { history, running } = await historyOf(repo, "production");
    expect(history.map(({ kind }) => kind)).toEqual([
      "promotion",
      "promotion",
      "rollback",
      "hold",
      "unhold",
      "promotion",
    ]);
    expect(running?.release).toBe(after);
    const { exitCode, told } = await json(repo, "verify");
    expect([exitCode, storeVerificationSchema.parse(told).findings]).toEqual([0, []]);
  });

  test("says all that is missing at once, and passes over what may be passed over, loudly", async ({ expect }) => {
    const rules = 'soak: 24h, signed-by: [release-bot], approvers: [{ owner: "@acme/compliance" }]';
    const { repo, before } = await acmeWith({
      staging: freely,
      production: `${rules}, overrides: [promotion-soaking, promotion-not-judged, promotion-not-approved]`,
    });
    await promoteFreely(repo, "staging", before);
    const missing = ["promotion-soaking", "promotion-not-judged", "promotion-not-approved"];
    const refused = await json(repo, "promote production");
    expect([refused.exitCode, codesIn(refused.told.unmet)]).toEqual([1, missing]);
    const text = await repo.blastgate("promote production --report refused.html");
    for (const code of missing) expect(text.stdout).toContain(code);
    expect(tooWide(text)).toEqual([]);
    const page = repo.read("refused.html");
    expect(page).toContain("3 rules not met");
    for (const code of missing) expect(page).toContain(`<code>${code}</code>`);

    const overrides = missing.flatMap((code) => ["--override", code]);
    const mute = await json(repo, ["promote", "production", ...overrides]);
    expect([mute.exitCode, codesIn(mute.told.findings)]).toEqual([2, ["override-without-reason"]]);
    const why = ["--reason", "The regulator's deadline."];
    const forbidden = await json(repo, ["promote", "production", ...overrides, "--override", "promotion-held", ...why]);
    expect([forbidden.exitCode, codesIn(forbidden.told.unmet)]).toEqual([1, ["override-not-allowed"]]);
    expect((await repo.blastgate(["promote", "production", ...overrides, ...why])).exitCode).toBe(0);
    const shown = await repo.blastgate("history production");
    for (const code of missing) expect(shown.stdout).toContain(`OVERRIDE ${code}: The regulator's deadline.`);
    expect(tooWide(shown)).toEqual([]);
  });

  test("an approval of the release's commit counts, and is in the record", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: `${freely}, approvers: [{ owner: "@acme/compliance" }]` });
    const approving = async (commit: string) => {
      const approvals = [{ by: "@kim", commit }];
      repo.write({ "approvals.json": JSON.stringify({ approvals, teams: { "@acme/compliance": ["@kim"] } }) });
      return json(repo, ["promote", "staging", "--release", before, "--approvals", "approvals.json", ...passOver]);
    };
    expect((await approving("d0".repeat(20))).told.unmet).toMatchObject([
      { code: "promotion-not-approved", args: { because: "approval-outdated" } },
    ]);
    const { told } = await approving(repo.git("rev-parse", "main").trim());
    expect(told).toMatchObject({ unmet: [], record: { approvedBy: ["@kim"] } });
  });

  test("goes back with nothing but the store: no repository, no settings, no evidence, no model", async ({
    expect,
  }) => {
    const { repo, before } = await acmeWith({ staging: freely });
    const { after } = await rewordedIn(repo);
    for (const release of [before, after]) await promoteFreely(repo, "staging", release);
    const folder = temporaryFolder();
    cpSync(join(repo.dir, ".blastgate/store"), join(folder, "copied"), { recursive: true });

    writeFileSync(join(folder, "blastgate.yaml"), "models: [this is half an edit");
    const options = { cwd: folder, env: { PATH: "" } };
    const said = await blastgate("rollback staging --store copied --actor on-call --json", options);
    expect(said.exitCode).toBe(0);
    const told = JSON.parse(said.stdout);
    expect(told).toMatchObject({ from: after, to: before, verification: null });
    expect(codesIn(told.findings)).toEqual(["rollback-not-verified"]);
    expect(told.records).toMatchObject([{ actor: "on-call" }, { kind: "hold", release: after }]);
    rmSync(join(folder, "blastgate.yaml"));
    const shown = await blastgate("status --store copied", options);
    expect(shown.stdout).toContain(`staging (not in blastgate.yaml) runs ${before.slice(0, 19)}`);
    const twice = await blastgate("rollback staging --store copied --no-verify --actor on-call", options);
    expect(twice.stderr).toContain("rollback-again");
  });

  test("goes back where the model does not answer, and says that its suites could not be judged", async ({
    expect,
  }) => {
    const { repo, model, before } = await acmeWith({ staging: freely });
    const { after } = await rewordedIn(repo);
    for (const release of [before, after]) await promoteFreely(repo, "staging", release);
    const pointers: string[] = [];
    model.answer = () => {
      pointers.push(pointerOf(repo, "staging"));
      return refuse(401);
    };
    const { exitCode, told } = await json(repo, "rollback staging");
    expect(exitCode).toBe(0);
    // It had moved before anybody was asked.
    expect(new Set(pointers)).toEqual(new Set([told.records[1].digest]));
    expect(told).toMatchObject({ from: after, to: before, verification: { verdict: "ERROR" } });
    expect((await historyOf(repo, "staging")).running?.release).toBe(before);
    const inspected = await json(repo, `release inspect ${before}`);
    expect(inspected.told.decisions).toMatchObject([
      { envelope: told.verification.envelope, decision: { verdict: "ERROR" } },
    ]);
  });

  test("is moved by whom CI runs for", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: freely });
    const env = { GITHUB_ACTIONS: "true", GITHUB_ACTOR: "octocat" };
    const { told } = await json(repo, ["promote", "staging", "--release", before, ...passOver], { env });
    expect(told.record.actor).toBe("octocat (GitHub Actions)");
    const { told: held } = await json(repo, ["hold", "staging", "--actor", "Kim"], { env });
    expect(held.record).toMatchObject({ actor: "Kim", kind: "hold", release: before });
  });

  test("are shown beside each other and the main branch", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: freely, production: freely });
    await promoteFreely(repo, "staging", before);
    await promoteFreely(repo, "production", before);
    const { after } = await rewordedIn(repo);
    await promoteFreely(repo, "staging", after);
    const { told } = await json(repo, "status");
    const { environments, main, unused } = statusReportSchema.parse(told);
    expect(main).toMatchObject({ branch: "main", release: before, isReleased: true });
    expect(unused).toEqual([]);
    const persona = { added: [], removed: [], changed: ["chat/reply", "shared/persona", "support/classify"] };
    const none = { added: [], removed: [], changed: [] };
    expect(environments).toMatchObject([
      { environment: "staging", configured: true, running: { release: after }, behindFrom: null, behindMain: persona },
      {
        environment: "production",
        from: "staging",
        running: { release: before },
        behindFrom: persona,
        behindMain: none,
        history: [{ sequence: 1 }],
        next: { release: after, unmet: [{ code: "promotion-not-judged" }] },
      },
    ]);
    // What is to come to staging is the main branch's release, which is behind it.
    expect(environments[0]?.next).toMatchObject({ release: before, replaces: { release: after } });
    const page = await repo.blastgate("status --html");
    expect(page.stdout).toMatch(/^<!doctype html>.*Customers found us wordy\..*<\/html>$/s);
    const text = await repo.blastgate("status");
    expect(text.stdout).toMatch(/against staging: 3 prompts changed/);
    expect(tooWide(text)).toEqual([]);
  });

  test("whose records were changed are found out, and not promoted to", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: freely });
    const { told } = await promoteFreely(repo, "staging", before);
    const path = join(repo.dir, ".blastgate/store/blobs/sha256", told.record.digest.slice(7));
    writeFileSync(path, readFileSync(path, "utf8").replace("deployment", "Deployment"));
    const verified = await json(repo, "verify");
    expect(verified.exitCode).toBe(1);
    expect(verified.told.findings).toMatchObject([
      { code: "deployment-chain-broken", args: { environment: "staging", record: told.record.digest } },
    ]);
    const shown = await repo.blastgate("verify");
    expect(shown.stdout).toContain("Broken: 1 finding.");
    const { after } = await rewordedIn(repo);
    const refused = await promoteFreely(repo, "staging", after);
    expect([refused.exitCode, codesIn(refused.told.findings)]).toEqual([2, ["deployment-chain-broken"]]);
  });

  test("are named as they are written: what is meant is suggested", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: freely });
    expect((await json(repo, `promote stagign --release ${before}`)).told.findings).toMatchObject([
      { code: "environment-not-configured", args: { suggestion: "staging" } },
    ]);
    expect((await json(repo, "promote production")).told.findings).toMatchObject([
      { code: "promotion-release-missing" },
    ]);
    expect((await json(repo, "rollback staging")).told.findings).toMatchObject([{ code: "environment-not-in-store" }]);
  });

  test("keep their releases when garbage is collected, and what is young", async ({ expect }) => {
    const { repo, before } = await acmeWith({ staging: freely });
    await promoteFreely(repo, "staging", before);
    const blobs = () => readdirSync(join(repo.dir, ".blastgate/store/blobs/sha256")).length;
    const there = blobs();
    const dry = await json(repo, "gc --keep 0 --dry-run");
    expect(dry.told).toMatchObject({ dryRun: true, releases: [] });
    expect(await repo.blastgate("gc --keep 0")).toMatchObject({ exitCode: 0 });
    expect(blobs()).toBe(there);
  });
});
