import { chmodSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gitBlobId, snapshotSchema } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { openRepository, readTexts } from "../src/index.ts";
import { emptyFolder, fixtureAt, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

const persona = "prompts/shared/_persona.prompt";
const codes = (snapshot: { findings: { code: string }[] }) => snapshot.findings.map(({ code }) => code);
const at = (snapshot: { prompts: { path: string; digest: string }[] }, path: string) =>
  snapshot.prompts.find((prompt) => prompt.path === path)?.digest;

describe("a revision", () => {
  it("is read whole from git's objects, whatever stands in the working tree", async () => {
    const repository = gitFixture(routing);
    const sha = repository.git("rev-parse", "HEAD").trim();
    repository.remove("prompts", "contracts", "evals", "blastgate.yaml");
    const snapshot = await snapshotOf(repository, "main");
    expect(snapshot.findings).toEqual([]);
    expect(snapshotSchema.parse(snapshot)).toEqual(snapshot);
    expect(snapshot.source).toEqual({ kind: "revision", revision: sha, name: "main" });
    expect(snapshot.prompts.map(({ id }) => id)).toEqual(["shared/persona", "support/classify"]);
    expect(snapshot.features.map(({ value }) => value.feature)).toEqual(["support-routing"]);
    expect(snapshot.suites.map(({ name }) => name)).toEqual(["support-routing"]);
    expect(snapshot.contracts.map(({ value }) => value.prompt)).toEqual(["shared/persona"]);
    expect(snapshot.datasets.map(({ rows, lines }) => [rows.length, lines])).toEqual([[1, [2]]]);
    expect(snapshot.others).toEqual([]);
  });

  it("gives the text of prompts with line ends as \\n", async () => {
    const fixture = gitFixture({ ...routing, [persona]: "Be polite.\r\nBe brief.\r\n" });
    const snapshot = await snapshotOf(fixture, "HEAD");
    const texts = await readTexts(await openRepository(fixture.dir), snapshot, ["shared/persona", "no/such"]);
    expect([...texts]).toEqual([["shared/persona", "Be polite.\nBe brief.\n"]]);
  });

  it("keeps line ends out of what is parsed", async () => {
    const unix = gitFixture(routing);
    const windows = gitFixture(
      Object.fromEntries(Object.entries(routing).map(([path, text]) => [path, String(text).replaceAll("\n", "\r\n")])),
    );
    const [one, other] = [await snapshotOf(unix, "HEAD"), await snapshotOf(windows, "HEAD")];
    const parsed = (snapshot: typeof one) => [
      snapshot.prompts.map(({ digest, ...rest }) => rest),
      snapshot.datasets.map(({ digest, ...rest }) => rest),
      snapshot.suites.map(({ digest, ...rest }) => rest),
    ];
    expect(parsed(other)).toEqual(parsed(one));
  });
});

describe("the working tree", () => {
  it("is the same as its commit where nothing is changed", async () => {
    const fixture = gitFixture(routing);
    const { source: _, ...committed } = await snapshotOf(fixture, "HEAD");
    const { source, ...onDisk } = await snapshotOf(fixture);
    expect(onDisk).toEqual(committed);
    expect(source.kind).toBe("working-tree");
  });

  it("is the same as its commit where git converts line ends", async () => {
    const fixture = gitFixture(routing);
    fixture.git("config", "core.autocrlf", "true");
    fixture.remove(persona);
    fixture.git("checkout", "--", persona);
    expect((await snapshotOf(fixture)).prompts).toEqual((await snapshotOf(fixture, "HEAD")).prompts);
  });

  it("has what is staged, unstaged and untracked, and not what is ignored", async () => {
    const fixture = gitFixture({ ...routing, ".gitignore": "*.draft.prompt\n" });
    fixture.write({ "prompts/staged.prompt": "staged\n", [persona]: "staged\n" });
    fixture.git("add", "--all");
    fixture.write({
      [persona]: "then changed\n",
      "prompts/untracked.prompt": "new\n",
      "prompts/idea.draft.prompt": "ignored\n",
      "prompts/intended.prompt": "to be added\n",
    });
    fixture.git("add", "--intent-to-add", "prompts/intended.prompt");
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.prompts.map(({ path, digest }) => [path, digest])).toEqual([
      ["prompts/intended.prompt", gitBlobId(Buffer.from("to be added\n"))],
      [persona, gitBlobId(Buffer.from("then changed\n"))],
      ["prompts/staged.prompt", gitBlobId(Buffer.from("staged\n"))],
      ["prompts/support/classify.prompt", at(await snapshotOf(fixture, "HEAD"), "prompts/support/classify.prompt")],
      ["prompts/untracked.prompt", gitBlobId(Buffer.from("new\n"))],
    ]);
    const texts = await readTexts(await openRepository(fixture.dir), snapshot, [
      "untracked",
      "shared/persona",
      "staged",
    ]);
    expect(Object.fromEntries(texts)).toEqual({
      untracked: "new\n",
      "shared/persona": "then changed\n",
      staged: "staged\n",
    });
  });

  it("lacks what is deleted, staged or not, and has a renamed file under its new name", async () => {
    const fixture = gitFixture({ ...routing, "prompts/old.prompt": "old\n", "prompts/name.prompt": "name\n" });
    fixture.git("rm", "--quiet", "prompts/old.prompt");
    fixture.remove("prompts/support/classify.prompt");
    fixture.git("mv", "prompts/name.prompt", "prompts/new-name.prompt");
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.prompts.map(({ id }) => id)).toEqual(["new-name", "shared/persona"]);
    expect(snapshot.findings).toEqual([]);
  });

  it("keeps a file that is only taken out of the index", async () => {
    const fixture = gitFixture(routing);
    fixture.git("rm", "--quiet", "--cached", persona);
    expect(at(await snapshotOf(fixture), persona)).toBe(at(await snapshotOf(fixture, "HEAD"), persona));
  });

  it("is read before the first commit", async () => {
    const fixture = gitFixture();
    fixture.write(routing);
    fixture.git("add", persona);
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.source).toEqual({ kind: "working-tree", revision: null });
    expect(snapshot.prompts).toHaveLength(2);
  });

  it("is that of the worktree it is asked in", async () => {
    const fixture = gitFixture(routing);
    const other = fixtureAt(join(emptyFolder(), "second tree"));
    fixture.git("worktree", "add", "--quiet", "-b", "second", other.dir);
    other.write({ [persona]: "Only here.\n" });
    expect(at(await snapshotOf(other), persona)).toBe(gitBlobId(Buffer.from("Only here.\n")));
    expect(at(await snapshotOf(fixture), persona)).toBe(at(await snapshotOf(fixture, "second"), persona));
    const [first, second] = [await openRepository(fixture.dir), await openRepository(join(other.dir, "prompts"))];
    expect(second.root).toBe(other.dir);
    expect(second.commonDir).toBe(first.commonDir);
  });

  it("says that a merge conflict is not resolved", async () => {
    const fixture = gitFixture(routing);
    fixture.git("checkout", "--quiet", "-b", "polite");
    fixture.write({ [persona]: "Be very polite.\n" });
    fixture.commit();
    fixture.git("checkout", "--quiet", "main");
    fixture.write({ [persona]: "Be brief.\n" });
    fixture.commit();
    expect(() => fixture.git("merge", "polite")).toThrow();
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.findings).toMatchObject([{ code: "merge-conflict", where: { path: persona } }]);
    expect(snapshot.others.map(({ path }) => path)).toEqual([persona]);
  });

  it("is not written to, nor is the repository", async () => {
    const fixture = gitFixture(routing);
    const before = fixture.git("ls-files", "--debug");
    // Another time with the same content is what makes git refresh its index.
    utimesSync(join(fixture.dir, persona), 1_000_000_000, 1_000_000_000);
    await snapshotOf(fixture);
    expect(fixture.git("ls-files", "--debug")).toBe(before);
  });
});

describe("names of files", () => {
  it("may have spaces and any letters, where no id is made of them", async () => {
    const path = "evals/support-routing/Fälle mit 空格 und\ttab.csv";
    const suite = `feature: support-routing\ncases: ${JSON.stringify(path.slice("evals/support-routing/".length))}\n`;
    const fixture = gitFixture({ ...routing, [path]: "id,message\n1,hi\n", "evals/support-routing/suite.yaml": suite });
    for (const revision of ["HEAD", undefined]) {
      const snapshot = await snapshotOf(fixture, revision);
      expect(snapshot.findings).toEqual([]);
      expect(snapshot.datasets.map((file) => file.path)).toEqual([path]);
    }
    fixture.write({ [path]: "id,message\n1,hello\n" });
    expect((await snapshotOf(fixture)).datasets[0]?.rows).toEqual([{ vars: { id: "1", message: "hello" } }]);
  });

  it("that cannot become an id are findings", async () => {
    const fixture = gitFixture({ ...routing, "prompts/my prompt.prompt": "x", "evals/suite.yaml": "feature: a\n" });
    const snapshot = await snapshotOf(fixture, "HEAD");
    expect(snapshot.findings).toMatchObject([
      { code: "suite-name-invalid", where: { path: "evals/suite.yaml" } },
      { code: "prompt-name-invalid", args: { id: "my prompt" } },
    ]);
    expect(snapshot.others).toHaveLength(2);
  });

  it("leaves out README.md and hidden files, and keeps other unknown ones as others", async () => {
    const fixture = gitFixture({
      ...routing,
      "prompts/README.md": "# Prompts\n",
      "prompts/.cache/x.prompt": "x",
      "prompts/logo.svg": "<svg/>",
      "src/app.ts": "",
    });
    const snapshot = await snapshotOf(fixture, "HEAD");
    expect(snapshot.prompts).toHaveLength(2);
    expect(snapshot.others.map(({ path }) => path)).toEqual(["prompts/logo.svg"]);
  });
});

describe("what is not followed", () => {
  it("symbolic links to files and folders, committed or not", async () => {
    const fixture = gitFixture(routing);
    fixture.link("prompts/passwd.prompt", "/etc/passwd");
    fixture.link("prompts/everything", "/etc");
    const inWorkingTree = await snapshotOf(fixture);
    fixture.commit();
    for (const snapshot of [inWorkingTree, await snapshotOf(fixture), await snapshotOf(fixture, "HEAD")]) {
      expect(codes(snapshot)).toEqual(["symlink-skipped", "symlink-skipped"]);
      expect(snapshot.others).toEqual([
        { path: "prompts/everything", digest: gitBlobId(Buffer.from("/etc")) },
        { path: "prompts/passwd.prompt", digest: gitBlobId(Buffer.from("/etc/passwd")) },
      ]);
      expect(snapshot.prompts).toHaveLength(2);
    }
  });

  it("a folder that a link has replaced", async () => {
    const fixture = gitFixture(routing);
    const elsewhere = emptyFolder();
    writeFileSync(join(elsewhere, "_persona.prompt"), "Secret.\n");
    fixture.remove("prompts/shared");
    fixture.link("prompts/shared", elsewhere);
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.prompts.map(({ id }) => id)).toEqual(["support/classify"]);
    expect(codes(snapshot)).toEqual(["symlink-skipped"]);
  });

  it("submodules and repositories inside", async () => {
    const vendor = gitFixture({ "tone.prompt": "Be kind.\n" });
    const fixture = gitFixture(routing);
    fixture.git("submodule", "add", "--quiet", vendor.dir, "prompts/vendor");
    fixture.commit();
    const commit = vendor.git("rev-parse", "HEAD").trim();
    for (const snapshot of [await snapshotOf(fixture), await snapshotOf(fixture, "HEAD")]) {
      expect(snapshot.findings).toMatchObject([{ code: "submodule-skipped", args: { commit } }]);
      expect(snapshot.others).toEqual([{ path: "prompts/vendor", digest: commit }]);
    }
    fixture.write({ "prompts/vendor/tone.prompt": "Be kinder.\n" });
    expect((await snapshotOf(fixture)).others).not.toEqual([{ path: "prompts/vendor", digest: commit }]);
    fixtureAt(fixture.dir).git("clone", "--quiet", vendor.dir, "prompts/untracked");
    expect(codes(await snapshotOf(fixture))).toEqual(["submodule-skipped", "submodule-skipped"]);
  });
});

describe("files that cannot be read", () => {
  it("are findings, and others", async () => {
    const fixture = gitFixture({
      ...routing,
      "prompts/latin.prompt": Buffer.from([0x63, 0x61, 0x66, 0xe9]),
      "prompts/bom.prompt": "\uFEFFhello",
      "prompts/huge.prompt": "x".repeat(5_000_001),
      "contracts/broken.contract.yaml": "prompt: [",
    });
    for (const revision of ["HEAD", undefined]) {
      const snapshot = await snapshotOf(fixture, revision);
      expect(snapshot.findings.map(({ code, where }) => [code, where?.path])).toEqual([
        ["yaml-syntax", "contracts/broken.contract.yaml"],
        ["file-not-utf8", "prompts/bom.prompt"],
        ["file-too-large", "prompts/huge.prompt"],
        ["file-not-utf8", "prompts/latin.prompt"],
      ]);
      expect(snapshot.others).toHaveLength(4);
      expect(snapshot.prompts).toHaveLength(2);
    }
  });

  it("are findings where their name is not UTF-8, so that they are not overlooked", async () => {
    const fixture = gitFixture(routing);
    writeFileSync(Buffer.concat([Buffer.from(`${fixture.dir}/prompts/caf`), Buffer.from([0xe9])]), "x");
    const unstaged = await snapshotOf(fixture);
    fixture.commit();
    for (const snapshot of [unstaged, await snapshotOf(fixture, "HEAD")]) {
      expect(snapshot.findings).toMatchObject([{ code: "file-unreadable", args: { detail: "its name is not UTF-8" } }]);
    }
  });

  it.skipIf(process.getuid?.() === 0)("are findings where the system refuses", async () => {
    const fixture = gitFixture(routing);
    fixture.write({ "prompts/secret.prompt": "secret" });
    chmodSync(join(fixture.dir, "prompts/secret.prompt"), 0);
    expect((await snapshotOf(fixture)).findings).toMatchObject([{ code: "file-unreadable" }]);
  });
});
