import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { impactSchema } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { acme, persona } from "./support/acme.ts";
import { repository, repositoryAt, type Said, type TestRepository, temporaryFolder } from "./support/repository.ts";

const personaPath = "prompts/shared/_persona.prompt";
const contractPath = "contracts/shared/persona.contract.yaml";
const composed = ["support-chat", "support-routing"];

describe.concurrent("affected finds the features that a change reaches", () => {
  const changes: { change: string; args?: string; make: (repo: TestRepository) => void; features: string[] }[] = [
    { change: "nothing", make: () => {}, features: [] },
    {
      change: "an unstaged edit",
      make: (repo) => repo.write({ [personaPath]: persona("Be brief.") }),
      features: composed,
    },
    {
      change: "a staged edit",
      make: (repo) => {
        repo.write({ "prompts/chat/reply.prompt": "Say hello.\n" });
        repo.git("add", "--all");
      },
      features: ["support-chat"],
    },
    {
      change: "an untracked feature",
      make: (repo) =>
        repo.write({
          "prompts/chat/greeting.feature.yaml":
            'feature: greeting\nowner: "@acme/customer-chat"\nsteps: [{ id: greet, prompt: chat/reply }]\n',
        }),
      features: ["greeting"],
    },
    {
      change: "a commit, by a range of revisions",
      args: "--base main..edit",
      make: (repo) => {
        repo.commit({ "prompts/support/classify.prompt": "Which queue? {{message}}\n" });
        repo.write({ [personaPath]: persona("Not in the range.") });
      },
      features: composed,
    },
    {
      change: "a commit, but not what main has gained since",
      args: "--head edit",
      make: (repo) => {
        repo.commit({ "prompts/chat/reply.prompt": "Say hello.\n" });
        repo.git("switch", "--quiet", "main");
        repo.commit({
          "prompts/mortgage/read-document.prompt": "---\noutput: { format: json }\n---\nRead it. {{text}}\n",
        });
      },
      features: ["support-chat"],
    },
    {
      change: "a partial that is no longer included and deleted",
      make: (repo) => {
        repo.remove(personaPath, contractPath);
        repo.write({
          "prompts/support/classify.prompt": "Name the queue. {{message}}\n",
          "prompts/chat/reply.prompt": "Hi.\n",
        });
      },
      features: composed,
    },
    {
      change: "a partial that is renamed",
      make: (repo) => {
        repo.git("mv", personaPath, "prompts/shared/_voice.prompt");
        repo.git("mv", contractPath, "contracts/shared/voice.contract.yaml");
        repo.write({
          "contracts/shared/voice.contract.yaml": 'prompt: shared/voice\nversion: 1.0.0\nowner: "@acme/ai-platform"\n',
        });
        for (const path of ["prompts/support/classify.prompt", "prompts/chat/reply.prompt"]) {
          repo.write({ [path]: repo.read(path).replace("shared/persona", "shared/voice") });
        }
      },
      features: composed,
    },
    {
      change: "a comment and the order of front matter",
      make: (repo) =>
        repo.write({
          "prompts/mortgage/read-document.prompt": repo
            .read("prompts/mortgage/read-document.prompt")
            .replace("---\noutput", "---\n# What the forms team parses.\noutput"),
        }),
      features: [],
    },
    {
      change: "the model in blastgate.yaml",
      make: (repo) =>
        repo.write({ "blastgate.yaml": "models:\n  default: { provider: simulated, config: { seed: 3 } }\n" }),
      features: ["mortgage-documents", ...composed],
    },
    {
      change: "a model that nobody uses",
      make: (repo) =>
        repo.write({ "blastgate.yaml": `${repo.read("blastgate.yaml")}  spare: { provider: simulated }\n` }),
      features: [],
    },
    {
      change: "a file outside the workspace",
      make: (repo) => repo.write({ "README.md": "Acme\n", "src/app.ts": "" }),
      features: [],
    },
  ];

  test.for(changes)("$change", async ({ args = "", make, features }, { expect }) => {
    const repo = repository(acme({ cases: 4 }));
    make(repo);
    const said = await repo.blastgate(`affected --json ${args}`);
    expect(said.stderr.replace(/^\d warnings?: see blastgate lint$/m, "")).toBe("");
    expect(featuresIn(said)).toEqual(features);
    expect(said.exitCode).toBe(0);
  });
});

describe.concurrent("affected reads a list of files from standard input", () => {
  test.for([
    { form: "one a line", input: `README.md\n${personaPath}\n` },
    { form: "ended by NUL", input: `README.md\0${personaPath}\0` },
    { form: "with the line ends of Windows", input: `README.md\r\n${personaPath}\r\n` },
  ])("$form", async ({ input }, { expect }) => {
    const said = await repository(acme({ cases: 4 })).blastgate("affected --stdin --json", { input });
    expect(featuresIn(said)).toEqual(composed);
  });

  test("where an empty list reaches nothing", async ({ expect }) => {
    const said = await repository(acme({ cases: 4 })).blastgate("affected --stdin --json", { input: "" });
    expect(featuresIn(said)).toEqual([]);
  });
});

describe.concurrent("affected widens to every feature, and says so, for", () => {
  const everything = ["mortgage-documents", ...composed];

  test("a shallow clone without the base", async ({ expect }) => {
    const origin = repository(acme({ cases: 4 }));
    origin.commit({ [personaPath]: persona("Be brief.") });
    const dir = temporaryFolder();
    origin.git("clone", "--quiet", "--depth", "1", "--branch", "edit", `file://${origin.dir}`, dir);
    const clone = repositoryAt(dir);
    const said = await clone.blastgate("affected --base origin/main");
    expect(said.exitCode).toBe(0);
    expect(said.stdout).toMatch(/shallow-clone[\s\S]*git fetch --unshallow/);
    expect(featuresIn(await clone.blastgate("affected --base origin/main --json"))).toEqual(everything);
    expect(await clone.blastgate("check --base origin/main")).toMatchObject({ exitCode: 2, stdout: "" });
  });

  test("a base without blastgate.yaml", async ({ expect }) => {
    const repo = repositoryAt(temporaryFolder());
    repo.git("init", "--quiet", "--initial-branch=main");
    repo.commit({ "README.md": "Acme\n" });
    repo.git("switch", "--quiet", "--create", "edit");
    repo.commit(acme({ cases: 4 }));
    const said = await repo.blastgate("affected");
    expect(said.exitCode).toBe(0);
    expect(said.stdout).toContain("base-without-workspace");
    expect(said.stdout).toContain("3 features of 3 owners affected");
  });

  test("folders of blastgate.yaml that changed", async ({ expect }) => {
    const repo = repository(acme({ cases: 4 }));
    repo.git("mv", "evals", "checks");
    repo.write({ "blastgate.yaml": `evals: checks\n${repo.read("blastgate.yaml")}` });
    const said = await repo.blastgate("affected");
    expect(said.stdout).toContain("widened-by-config");
    expect(said.stdout).toContain("3 features of 3 owners affected");
  });

  test("a changed file under prompts that is no known kind", async ({ expect }) => {
    const repo = repository(acme({ cases: 4 }));
    repo.write({ "prompts/support/queues.json": "[]\n" });
    const said = await repo.blastgate("affected");
    expect(said.stdout).toMatch(/prompts\/support\/queues\.json warning widened-by-file/);
    expect(said.stdout).toContain("3 features of 3 owners affected");
  });
});

test("an empty impact says what was looked at", async () => {
  const repo = repository(acme({ cases: 4 }));
  repo.write({ "src/app.ts": "" });
  const { stdout } = await repo.blastgate("affected");
  expect(stdout).toMatch(/^No feature is affected\.$/m);
  expect(stdout.replace(/\s+/g, " ")).toContain("Looked at 4 prompts, 3 features and 3 suites; 1 file changed.");
});

test("--explain draws the way from the change to each feature", async () => {
  const repo = repository(acme({ cases: 4 }));
  repo.write({ [personaPath]: persona("Be brief.") });
  const { stdout } = await repo.blastgate("affected --explain");
  expect(stdout).toContain(`  support-routing @acme/support-platform
    prompt:shared/persona
      └ prompt:support/classify
        └ feature:support-routing`);
});

test("reads no more than the edit where it has kept the graph, and says the same", async () => {
  const repo = repository(acme());
  const [kept, snapshots] = [join(repo.dir, ".git/blastgate"), join(repo.dir, ".git/blastgate/snapshots")];
  await repo.blastgate("affected --json");
  rmSync(snapshots, { recursive: true });
  for (const edit of ["Be brief.", "Be brief.", "Be calm."]) {
    repo.write({ [personaPath]: persona(edit) });
    const said = await repo.blastgate("affected --json");
    expect(featuresIn(said)).toEqual(composed);
    // Whoever reads the whole workspace keeps its files here.
    expect(existsSync(snapshots)).toBe(false);
    renameSync(kept, `${kept}-before`);
    expect(await repo.blastgate("affected --json")).toEqual(said);
    expect(existsSync(snapshots)).toBe(true);
    rmSync(kept, { recursive: true });
    renameSync(`${kept}-before`, kept);
  }
});

test("impact of a path, from any folder, names features, owners, contracts, suites and their size", async () => {
  const repo = repository({
    ...acme({ cases: 4 }),
    "contracts/shared/persona.contract.yaml": `prompt: shared/persona
version: 2.3.0
owner: "@acme/ai-platform"
approvers: [{ owner: "@acme/compliance", when: breaking }]
evals: [support-routing]
`,
  });
  const { stdout, exitCode } = await repo.blastgate("impact ../shared/_persona.prompt", { cwd: "prompts/chat" });
  expect(exitCode).toBe(0);
  for (const words of [
    "2 features of 2 owners downstream.",
    "@acme/customer-chat",
    "shared/persona 2.3.0, owned by @acme/ai-platform",
    "to approve: @acme/compliance (when breaking)",
    "must pass: support-routing",
    "4 cases",
  ]) {
    expect(stdout).toContain(words);
  }
});

function featuresIn({ stdout }: Said): string[] {
  const { nodes } = impactSchema.parse(JSON.parse(stdout));
  return nodes.flatMap(({ kind, affected, name }) => (kind === "feature" && affected ? [name] : [])).toSorted();
}
