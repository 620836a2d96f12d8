import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { acme } from "./support/acme.ts";
import { type Files, repository } from "./support/repository.ts";

const path = "contracts/shared/persona.contract.yaml";

/** Acme before anybody wrote a contract. */
function uncontracted(): Files {
  return Object.fromEntries(Object.entries(acme()).filter(([file]) => !file.endsWith(".contract.yaml")));
}

describe.concurrent("contract new", () => {
  test("drafts a contract that lint has nothing against", async ({ expect }) => {
    const repo = repository(uncontracted());
    const said = await repo.blastgate("contract new shared/persona");
    expect(said).toMatchObject({ exitCode: 0 });
    expect(said.stdout.replaceAll("\n", " ")).toContain(
      `${path}: version 1.0.0, owned by @acme/ai-platform, with 2 features as consumers.`,
    );
    expect(repo.read(path)).toMatch(/consumers:\n {2}- feature: support-chat\n {2}- feature: support-routing\n$/);
    const { findings } = JSON.parse((await repo.blastgate("lint --json")).stdout);
    expect(findings.filter(({ where }: { where?: { path: string } }) => where?.path === path)).toEqual([]);
    expect(findings).not.toContainEqual(expect.objectContaining({ severity: "error" }));
  });

  test("drafts what a step reads as what its feature relies on, and lint agrees", async ({ expect }) => {
    const repo = repository({
      ...uncontracted(),
      "prompts/mortgage/read-document.prompt": `---
owner: "@acme/mortgage-ops"
output:
  format: json
  schema:
    kind: string
    pages?: integer
---
Say as JSON which kind of document this is.
`,
      "prompts/mortgage/file-document.prompt":
        '---\nowner: "@acme/mortgage-ops"\n---\nName the folder for a {{kind}}.\n',
      "prompts/mortgage/mortgage-documents.feature.yaml": `feature: mortgage-documents
owner: "@acme/mortgage-ops"
steps:
  - { id: read, prompt: mortgage/read-document }
  - { id: file, prompt: mortgage/file-document, input: { kind: "{{steps.read.output.kind}}" } }
output: read
`,
    });
    const said = await repo.blastgate("contract new prompts/mortgage/read-document.prompt --json");
    expect(JSON.parse(said.stdout)).toMatchObject({
      path: "contracts/mortgage/read-document.contract.yaml",
      contract: {
        output: { required: ["kind"] },
        consumers: [
          {
            feature: "mortgage-documents",
            output: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
          },
        ],
      },
    });
    const { findings } = JSON.parse((await repo.blastgate("lint --json")).stdout);
    expect(findings).not.toContainEqual(expect.objectContaining({ severity: "error" }));
  });

  test("names the schema for editors where the package is installed, and nothing where it is not", async ({
    expect,
  }) => {
    const repo = repository({ ...uncontracted(), ".gitignore": "node_modules/\n" });
    expect((await repo.blastgate("contract new shared/persona --stdout")).stdout).toMatch(/^prompt: shared\/persona\n/);
    repo.write({ "node_modules/blastgate/schemas/contract.schema.json": "{}" });
    expect((await repo.blastgate("contract new shared/persona --stdout")).stdout).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/\.\.\/node_modules\/blastgate\/schemas\/contract\.schema\.json\n/,
    );
  });

  test("leaves a contract alone that is there, until it is forced", async ({ expect }) => {
    const written = 'prompt: shared/persona\nversion: 2.3.0\nowner: "@acme/ai-platform"\n';
    const repo = repository({ ...uncontracted(), [path]: written });
    const refused = await repo.blastgate("contract new shared/persona");
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toMatch(/contract-exists[\s\S]*--force/);
    const shown = await repo.blastgate("contract new shared/persona --stdout");
    expect(shown.stdout).toContain("version: 1.0.0");
    expect(repo.read(path)).toBe(written);
    expect(await repo.blastgate("contract new shared/persona --force")).toMatchObject({ exitCode: 0 });
    expect(repo.read(path)).toContain("version: 1.0.0");
  });

  test("asks for an owner where nothing names one", async ({ expect }) => {
    const repo = repository({ ...uncontracted(), "prompts/shared/_persona.prompt": "You are Acme's assistant.\n" });
    const refused = await repo.blastgate("contract new shared/persona");
    expect(refused).toMatchObject({ exitCode: 2, stdout: "" });
    expect(refused.stderr).toMatch(/draft-without-owner[\s\S]*--owner @ORG\/TEAM/);
    expect(await repo.blastgate("contract new shared/persona --owner someone")).toMatchObject({ exitCode: 2 });
    await repo.blastgate("contract new shared/persona --owner @acme/ai-platform");
    expect(repo.read(path)).toContain('owner: "@acme/ai-platform"');
  });

  test("takes an owner from CODEOWNERS", async ({ expect }) => {
    const repo = repository({
      ...uncontracted(),
      "prompts/shared/_persona.prompt": "You are Acme's assistant.\n",
      ".github/CODEOWNERS": "/prompts/shared/ @jane @acme/ai-platform\n",
    });
    await repo.blastgate("contract new shared/persona");
    expect(repo.read(path)).toMatch(/owner: "@jane"[\s\S]*any: 1\n {4}of: \["@jane", "@acme\/ai-platform"\]/);
  });

  test("suggests the prompt that is meant, by its id or as a file", async ({ expect }) => {
    const repo = repository(uncontracted());
    for (const [written, meant] of [
      ["shared/persnoa", "shared/persona"],
      ["prompts/shared/_persnoa.prompt", "prompts/shared/_persona.prompt"],
    ]) {
      const { exitCode, stderr } = await repo.blastgate(`contract new ${written}`);
      expect(exitCode).toBe(2);
      expect(stderr.replaceAll(/\s+/g, " ")).toContain(`Did you mean "${meant}"?`);
    }
  });
});

test("a draft is not written through a link that leads out of the repository", async () => {
  const repo = repository(uncontracted());
  const outside = repository({}).dir;
  mkdirSync(join(repo.dir, "contracts"));
  symlinkSync(outside, join(repo.dir, "contracts/shared"));
  const said = await repo.blastgate("contract new shared/persona");
  expect(said).toMatchObject({ exitCode: 2 });
  expect(said.stderr).toContain("link-in-the-way");
});
