import { type Approvals, blocksOf, type Decision, planFileSchema, reviewSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { concise, persona, personaPath, reworded } from "./support/acme.ts";
import { decisionIn, edited } from "./support/checking.ts";
import type { Files, TestRepository } from "./support/repository.ts";
import { scriptedModel } from "./support/scripted-model.ts";

const contractPath = "contracts/shared/persona.contract.yaml";
const contract = `prompt: shared/persona
version: 2.3.0
owner: "@acme/ai-platform"
approvers:
  - owner: "@acme/ai-platform"
  - { owner: "@acme/compliance", when: breaking }
invariants:
  - id: speaks-as-acme
    why: Brand found answers in which the assistant talked about language models.
    assert: { type: not-icontains-any, value: ["language model"] }
consumers:
  - { feature: support-routing, invariants: [speaks-as-acme] }
`;
const notePath = ".blastgate/changes/shorter.md";
const note = `---\n"shared/persona": patch\n---\n\nCustomers found us wordy.\n`;
const suitePath = "evals/support-routing/suite.yaml";
const loosened = "feature: support-routing\ncases: cases.csv\ngate:\n  pass-rate: { max-drop: 0.9 }\n";

/** The persona reworded and noted, and committed with what else is given. */
async function change(files: Files = {}): Promise<TestRepository> {
  const { repo } = await edited({}, { files: { [contractPath]: contract } });
  repo.commit({ [personaPath]: persona(reworded), [notePath]: note, ...files });
  return repo;
}

function approve(repo: TestRepository, ...people: [person: string, team: string][]): void {
  const commit = repo.git("rev-parse", "HEAD").trim();
  const approvals: Approvals = {
    author: "@carla",
    approvals: people.map(([by]) => ({ by, state: "approved", commit })),
    teams: Object.fromEntries(people.map(([by, team]) => [team, [by]])),
  };
  repo.write({ "approvals.json": JSON.stringify(approvals) });
}

const checked = async (
  repo: TestRepository,
  args = "",
): Promise<{ decision: Decision; exitCode: number | undefined }> => {
  const said = await repo.blastgate(`check --json --approvals approvals.json ${args}`);
  return { decision: decisionIn(said), exitCode: said.exitCode };
};

const blocking = ({ review }: Decision): string[] =>
  review ? blocksOf(review).map(({ code }) => code) : ["no review"];
const paula: [string, string] = ["@paula", "@acme/ai-platform"];
const sam: [string, string] = ["@sam", "@acme/support-platform"];

describe.concurrent("the persona is edited, its evals hold,", () => {
  test("and with everything in order it is GO", async ({ expect }) => {
    const repo = await change();
    approve(repo, paula);
    // What commands keep is nothing that anybody approves.
    repo.write({ ".blastgate/store/index.json": "{}" });
    const { decision, exitCode } = await checked(repo);
    expect([blocking(decision), decision.evals, decision.verdict, exitCode]).toEqual([[], "GO", "GO", 0]);
    expect(repo.read(".blastgate/reports/report.md")).toContain("Customers found us wordy");
  });

  const cases: [what: string, files: Files, removed: string[], approvedBy: [string, string][], code: string][] = [
    ["nobody says why", {}, [notePath], [paula], "note-missing"],
    ["nobody approves", {}, [], [], "approval-missing"],
    ["the wrong person approves", {}, [], [["@carl", "@acme/customer-chat"]], "approval-by-others"],
    ["the gate is loosened in the same commit", { [suitePath]: loosened }, [], [paula, sam], "gate-weakened"],
  ];
  test.for(cases)("but %s", async ([, files, removed, approvedBy, code], { expect }) => {
    const repo = await change(files);
    repo.remove(...removed);
    repo.commit();
    approve(repo, ...approvedBy);
    const { decision, exitCode } = await checked(repo);
    expect([blocking(decision), decision.evals, decision.verdict, exitCode]).toEqual([[code], "GO", "NO-GO", 1]);
  });

  test("but it was approved before the last push", async ({ expect }) => {
    const repo = await change();
    approve(repo, paula);
    const before = repo.read("approvals.json");
    repo.commit({ "README.md": "One push more.\n" });
    repo.write({ "approvals.json": before });
    const { decision, exitCode } = await checked(repo);
    expect([blocking(decision), decision.evals, exitCode]).toEqual([["approval-outdated"], "GO", 1]);
  });
});

describe.concurrent("a change from a fork", () => {
  const event = (head: string) =>
    JSON.stringify({
      pull_request: { number: 7, head: { repo: { full_name: head } }, base: { repo: { full_name: "acme/prompts" } } },
    });

  test("is judged by the base's rules, and nothing of it says where requests go", async ({ expect }) => {
    const evil = await scriptedModel(() => "cards");
    const { repo, model } = await edited({}, { files: { [contractPath]: contract } });
    repo.commit({
      "blastgate.yaml": `models:\n  default: ${evil.yaml}\n`,
      "prompts/support/classify.prompt": repo
        .read("prompts/support/classify.prompt")
        .replace("---\n", `---\nconfig: ${JSON.stringify(JSON.parse(evil.yaml).config)}\n`),
      [personaPath]: persona(concise),
      [suitePath]: loosened,
    });
    repo.write({ ".git/event.json": event("mallory/prompts") });
    const env = {
      GITHUB_ACTIONS: "true",
      GITHUB_EVENT_NAME: "pull_request",
      GITHUB_EVENT_PATH: `${repo.dir}/.git/event.json`,
    };
    const said = await repo.blastgate("check --json", { env });
    const decision = decisionIn(said);
    expect(evil.asked).toEqual([]);
    expect(model.asked.length).toBeGreaterThan(0);
    expect(decision.review?.trust).toBe("base");
    expect(decision.suites.find(({ suite }) => suite === "support-routing")?.verdict).toBe("NO-GO");
    expect(blocking(decision)).toEqual(expect.arrayContaining(["untrusted-not-tried", "gate-weakened"]));
    expect(decision.unchecked.map(({ code }) => code)).toContain("rule-of-baseline");
    // Without review it is a fork all the same.
    await repo.blastgate("check --json --no-review --no-cache", { env });
    expect(evil.asked).toEqual([]);
  });

  test("that names a program as its model is refused before anything runs", async ({ expect }) => {
    const files = { "provider.mjs": "export default class { id() { return 'x'; } }\n" };
    const { repo } = await edited({}, { files });
    repo.git("switch", "--quiet", "main");
    repo.commit({ "blastgate.yaml": "models:\n  default: { provider: file://provider.mjs }\n" });
    repo.git("switch", "--quiet", "--create", "fork");
    repo.commit({ [personaPath]: persona(reworded), "provider.mjs": "throw new Error('it ran');\n" });
    const said = await repo.blastgate("check --trust base");
    expect(said.exitCode).toBe(2);
    expect(said.stderr).toContain("untrusted-program");
    expect(said.stderr).not.toContain("it ran");
  });
});

describe.concurrent("approvals", () => {
  test("may come after the plan, and are settled when it is decided", async ({ expect }) => {
    const repo = await change();
    await repo.blastgate("plan --out .git/plan.json");
    await repo.blastgate("run --plan .git/plan.json --out .git/evidence.json");
    const before = await repo.blastgate("decide --plan .git/plan.json --evidence .git/evidence.json --json");
    expect(blocking(decisionIn(before))).toEqual(["approval-missing"]);
    approve(repo, paula);
    const after = await repo.blastgate(
      "decide --plan .git/plan.json --evidence .git/evidence.json --json --approvals approvals.json",
    );
    expect([decisionIn(after).verdict, after.exitCode]).toEqual(["GO", 0]);
  });

  test("of a gate make the candidate's judge, on every machine", async ({ expect }) => {
    const { repo } = await edited({}, { files: { [contractPath]: contract } });
    repo.commit({ [suitePath]: loosened });
    approve(repo, sam);
    await repo.blastgate("plan --out .git/plan.json --approvals approvals.json");
    const { rulesOfBaseline, suites } = planFileSchema.parse(JSON.parse(repo.read(".git/plan.json"))).plan;
    expect(rulesOfBaseline).toEqual([]);
    expect(suites[0]?.gate["pass-rate"]?.["max-drop"]).toBe(0.9);
    await repo.blastgate("plan --out .git/unapproved.json");
    const unapproved = planFileSchema.parse(JSON.parse(repo.read(".git/unapproved.json"))).plan;
    expect(unapproved.rulesOfBaseline).toEqual(["suite:support-routing"]);
    expect(unapproved.suites[0]?.gate["pass-rate"]?.["max-drop"]).toBe(0.15);
    const run = await repo.blastgate("run --plan .git/unapproved.json --out .git/evidence.json");
    expect(run.exitCode).toBe(0);
  });

  test("from a forge that cannot be reached are an error, and never given", async ({ expect }) => {
    const repo = await change();
    const env = { GITHUB_TOKEN: "secret-token", GITHUB_API_URL: "http://127.0.0.1:9" };
    const said = await repo.blastgate("check --approvals github:acme/prompts#7", { env });
    expect(said).toMatchObject({ exitCode: 2, stdout: "" });
    expect(said.stderr).toContain("forge-");
    expect(said.stderr).not.toContain("secret-token");
  });
});

test("review prints what is missing and who can lift it, in 80 columns", async ({ expect }) => {
  const repo = await change({ [suitePath]: loosened });
  const said = await repo.blastgate("review");
  expect(said.exitCode).toBe(1);
  expect(said.stdout).toContain("Blocked: 3 things missing.");
  expect(said.stdout).toContain("Who can lift it:");
  expect(said.stdout.replace(/\s+/g, " ")).toContain("suite:support-routing changed, the baseline's judges");
  for (const line of said.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  const { prompts, requirements } = reviewSchema.parse(JSON.parse((await repo.blastgate("review --json")).stdout));
  expect(prompts).toMatchObject([{ prompt: "shared/persona", needed: "patch", noted: "patch" }]);
  expect(requirements.map(({ of }) => of[0])).toEqual(["@acme/ai-platform", "@acme/support-platform"]);
});
