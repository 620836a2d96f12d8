import { readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { impactSchema, versionPlanSchema } from "@blastgate/core";
import { describe, test } from "vitest";
import { acme } from "./support/acme.ts";
import { type Files, repository } from "./support/repository.ts";

const contract = "contracts/shared/persona.contract.yaml";
const changelog = "contracts/shared/persona.changelog.md";

/** As somebody wrote it who cares for comments. */
function contractAt(version: string): string {
  return `# The persona, as Brand signed it off (edition of version 2.3.0).
prompt:   shared/persona
version: "${version}"   # raised by \`blastgate version\`, not by hand
owner: '@acme/ai-platform'

approvers: [ { owner: "@acme/ai-platform" } ]
`;
}

function noteOf(releases: Record<string, string>, why: string): string {
  const lines = Object.entries(releases).map(([prompt, bump]) => `"${prompt}": ${bump}`);
  return ["---", ...lines, "---", "", why, ""].join("\n");
}

const noted: Files = {
  ...acme(),
  [contract]: contractAt("2.3.0"),
  ".blastgate/changes/asks-first.md": noteOf({ "shared/persona": "minor", "chat/reply": "patch" }, "It asks first."),
  ".blastgate/changes/kinder.md": noteOf({ "shared/persona": "patch" }, "Kinder words.\n\nBrand asked for them."),
};

describe.concurrent("version", () => {
  test("applies all notes: versions, changelogs, notes gone; the second time there is nothing to do", async ({
    expect,
  }) => {
    const repo = repository(noted);
    const said = await repo.blastgate("version --today 2026-11-22");
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(said.stdout).toMatch(
      /^2 notes for 2 prompts applied\.\n {2}chat\/reply +patch, no contract +It asks first\.\n {2}shared\/persona +2\.3\.0 → 2\.4\.0 +It asks first\.$/m,
    );
    expect(repo.read(contract)).toBe(contractAt("2.4.0"));
    expect(repo.read(changelog)).toBe(`# shared/persona

## 2.4.0

### Minor changes

- It asks first.

### Patch changes

- Kinder words.

  Brand asked for them.
`);
    expect(repo.read("contracts/chat/reply.changelog.md")).toBe(
      "# chat/reply\n\n## 2026-11-22\n\n### Patch changes\n\n- It asks first.\n",
    );
    expect(readdirSync(join(repo.dir, ".blastgate/changes"))).toEqual([]);
    const left = repo.git("status", "--porcelain", "--untracked-files=all");

    const again = await repo.blastgate("version --json");
    expect(versionPlanSchema.parse(JSON.parse(again.stdout))).toMatchObject({ prompts: [], edits: [] });
    expect(repo.git("status", "--porcelain", "--untracked-files=all")).toBe(left);
  });

  test("puts later versions on top", async ({ expect }) => {
    const repo = repository(noted);
    await repo.blastgate("version");
    repo.commit({ ".blastgate/changes/no-greeting.md": noteOf({ "shared/persona": "major" }, "No greeting.") });
    await repo.blastgate("version");
    expect(repo.read(contract)).toBe(contractAt("3.0.0"));
    expect(repo.read(changelog).match(/^## .+$/gm)).toEqual(["## 3.0.0", "## 2.4.0"]);
  });

  test("reaches nothing by what it writes: neither a version nor a changelog changes what a model is asked", async ({
    expect,
  }) => {
    const repo = repository(noted);
    await repo.blastgate("version");
    const impact = impactSchema.parse(JSON.parse((await repo.blastgate("affected --json --base HEAD")).stdout));
    expect(impact.files).toContain(changelog);
    expect(impact.widened).toEqual([]);
    expect(impact.nodes.filter(({ affected }) => affected)).toEqual([]);
  });

  test("--dry-run shows what it would do, and writes nothing", async ({ expect }) => {
    const repo = repository(noted);
    const said = await repo.blastgate("version --dry-run");
    expect(said.stdout).toMatch(/^2 notes for 2 prompts to apply\. Nothing is written\.$/m);
    expect(said.stdout).toMatch(/^ {2}written {2}contracts\/shared\/persona\.changelog\.md$/m);
    expect(repo.git("status", "--porcelain")).toBe("");
  });

  test.for<{ wrong: string; files: Files; found: string[] }>([
    {
      wrong: "notes of prompts that do not exist",
      files: {
        ".blastgate/changes/typo.md": noteOf({ "shared/persnoa": "minor", "chat/reply": "patch" }, "Asks first."),
        ".blastgate/changes/gone.md": noteOf({ "brand/greeting": "major" }, "No greeting."),
      },
      found: ["note-prompt-unknown", "note-prompt-unknown"],
    },
    {
      wrong: "a note that is none",
      files: { ".blastgate/changes/huge.md": noteOf({ "shared/persona": "huge" }, "All new.") },
      found: ["note-invalid"],
    },
    {
      wrong: "a contract that cannot be read",
      files: { [contract]: "prompt: shared/persona\nversion: two\n" },
      found: ["invalid-value", "invalid-value"],
    },
  ])("$wrong: all is said, and nothing is written", async ({ files, found }, { expect }) => {
    const repo = repository({ ...noted, ...files });
    const said = await repo.blastgate("version --json");
    expect(said.exitCode).toBe(2);
    const codes = JSON.parse(said.stdout).findings.map(({ code }: { code: string }) => code);
    expect(codes).toEqual(found);
    expect(repo.git("status", "--porcelain")).toBe("");
  });

  test("a changelog that is a link is neither read nor written through", async ({ expect }) => {
    const elsewhere = repository({ "diary.md": "Dear diary.\n" });
    const repo = repository(noted);
    symlinkSync(join(elsewhere.dir, "diary.md"), join(repo.dir, changelog));
    const said = await repo.blastgate("version --json");
    expect(JSON.parse(said.stdout).findings).toMatchObject([{ code: "link-in-the-way", where: { path: changelog } }]);
    expect(repo.read(contract)).toBe(contractAt("2.3.0"));
    expect(elsewhere.git("status", "--porcelain")).toBe("");
  });
});
