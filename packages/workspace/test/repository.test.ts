import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { BlastgateError, type Finding } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { changedFiles, mergeBase, openRepository, resolveRevision } from "../src/index.ts";
import { emptyFolder, fixtureAt, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

/** The findings that an action stops with. */
async function stopsWith(action: Promise<unknown>): Promise<Finding[]> {
  const error = await action.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof BlastgateError) return error.findings;
  throw new Error("it did not stop with findings", { cause: error });
}

function shallowClone() {
  const origin = gitFixture(routing);
  const first = origin.git("rev-parse", "HEAD").trim();
  origin.write({ "prompts/shared/_persona.prompt": "Be brief.\n" });
  origin.commit();
  const clone = fixtureAt(join(emptyFolder(), "clone"));
  origin.git("clone", "--quiet", "--depth", "1", `file://${origin.dir}`, clone.dir);
  return { clone, first };
}

describe("a repository", () => {
  it("is found from a folder inside it", async () => {
    const fixture = gitFixture(routing);
    const repository = await openRepository(join(fixture.dir, "prompts/shared"));
    expect(repository).toMatchObject({ root: fixture.dir, commonDir: join(fixture.dir, ".git"), shallow: false });
  });

  it("is a finding where there is none, or none with a working tree", async () => {
    const folder = emptyFolder();
    expect(await stopsWith(openRepository(folder))).toMatchObject([{ code: "no-repository", args: { folder } }]);
    expect(await stopsWith(openRepository(join(folder, "gone")))).toMatchObject([{ code: "no-repository" }]);
    const bare = fixtureAt(emptyFolder());
    bare.git("init", "--quiet", "--bare");
    expect(await stopsWith(openRepository(bare.dir))).toMatchObject([{ code: "no-repository" }]);
  });
});

describe("a repository of which is said what it will be asked", () => {
  it("gives the answers that it gives when it is asked later", async () => {
    const fixture = gitFixture(routing);
    fixture.write({ "prompts/new.prompt": "New\n" });
    const later = await openRepository(fixture.dir);
    const expected = { revisions: ["HEAD", "main"], status: true };
    const known = await openRepository(join(fixture.dir, "prompts"), expected);
    for (const revision of expected.revisions) {
      expect(await known.findCommit(revision)).toBe(await later.findCommit(revision));
    }
    expect(await known.status()).toEqual(await later.status());
    expect(known).toMatchObject({ root: later.root, commonDir: later.commonDir, shallow: false });
  });

  it.each([["mian"], ["--all"], ["main..main"], ["HEAD^@"]])("does not take %s for a commit", async (revision) => {
    const fixture = gitFixture(routing);
    const repository = await openRepository(fixture.dir, { revisions: ["HEAD", revision] });
    expect(await repository.findCommit(revision)).toBeUndefined();
    expect(await repository.findCommit("HEAD")).toBe(fixture.git("rev-parse", "HEAD").trim());
  });

  it("may be without a commit, or no repository at all", async () => {
    const expected = { revisions: ["HEAD"], status: true };
    const empty = gitFixture();
    expect(await (await openRepository(empty.dir, expected)).findCommit("HEAD")).toBeUndefined();
    expect(await stopsWith(openRepository(emptyFolder(), expected))).toMatchObject([{ code: "no-repository" }]);
  });
});

describe("a revision", () => {
  it("is any name of a commit", async () => {
    const fixture = gitFixture(routing);
    fixture.git("tag", "-a", "v1", "-m", "First");
    const sha = fixture.git("rev-parse", "HEAD").trim();
    const repository = await openRepository(fixture.dir);
    for (const name of ["main", "v1", "HEAD", sha.slice(0, 10)]) {
      expect(await resolveRevision(repository, name)).toBe(sha);
    }
  });

  it("that is unknown is a finding, with the name that is near", async () => {
    const fixture = gitFixture(routing);
    const repository = await openRepository(fixture.dir);
    expect(await stopsWith(resolveRevision(repository, "mian"))).toMatchObject([
      { code: "unknown-revision", args: { revision: "mian", suggestion: "main" } },
    ]);
    expect(await stopsWith(resolveRevision(repository, "--help"))).toMatchObject([{ code: "unknown-revision" }]);
    expect(await stopsWith(resolveRevision(repository, "HEAD:prompts"))).toMatchObject([{ code: "unknown-revision" }]);
  });

  it("that a shallow clone lacks says how to fetch it", async () => {
    const { clone, first } = shallowClone();
    expect(await stopsWith(snapshotOf(clone, first))).toMatchObject([
      { code: "shallow-clone", args: { command: "git fetch --unshallow" } },
    ]);
    expect((await snapshotOf(clone, "HEAD")).prompts).toHaveLength(2);
  });
});

describe("the merge base", () => {
  it("is where two branches parted", async () => {
    const fixture = gitFixture(routing);
    const parted = fixture.git("rev-parse", "HEAD").trim();
    fixture.git("checkout", "--quiet", "-b", "concise-persona");
    fixture.write({ "prompts/shared/_persona.prompt": "Be brief.\n" });
    fixture.commit();
    fixture.git("checkout", "--quiet", "main");
    fixture.write({ "notes.md": "Meanwhile.\n" });
    fixture.commit();
    const repository = await openRepository(fixture.dir);
    expect(await mergeBase(repository, "concise-persona")).toBe(parted);
  });

  it("of unrelated histories is a finding", async () => {
    const fixture = gitFixture(routing);
    fixture.git("checkout", "--quiet", "--orphan", "docs");
    fixture.write({ "notes.md": "A new start.\n" });
    fixture.commit();
    const repository = await openRepository(fixture.dir);
    expect(await stopsWith(mergeBase(repository, "main"))).toMatchObject([
      { code: "unrelated-histories", args: { base: "main", head: "HEAD" } },
    ]);
  });

  it("beyond the cut of a shallow clone says how to fetch it", async () => {
    const origin = gitFixture(routing);
    origin.git("checkout", "--quiet", "-b", "concise");
    origin.write({ "prompts/shared/_persona.prompt": "Be brief.\n" });
    origin.commit();
    origin.git("checkout", "--quiet", "main");
    origin.write({ "notes.md": "Meanwhile.\n" });
    origin.commit();
    const dir = join(emptyFolder(), "clone");
    origin.git("clone", "--quiet", "--depth", "1", "--no-single-branch", `file://${origin.dir}`, dir);
    const repository = await openRepository(dir);
    expect(await stopsWith(mergeBase(repository, "origin/concise"))).toMatchObject([{ code: "shallow-clone" }]);
  });
});

describe("blastgate.yaml", () => {
  it("that is missing is a finding", async () => {
    const { "blastgate.yaml": _, ...files } = routing;
    const fixture = gitFixture(files);
    expect(await stopsWith(snapshotOf(fixture, "HEAD"))).toMatchObject([{ code: "config-missing" }]);
    expect(await stopsWith(snapshotOf(fixture))).toMatchObject([{ code: "config-missing" }]);
    fixture.link("blastgate.yaml", "/etc/hostname");
    fixture.commit();
    expect(await stopsWith(snapshotOf(fixture, "HEAD"))).toMatchObject([{ code: "config-missing" }]);
    expect(await stopsWith(snapshotOf(fixture))).toMatchObject([{ code: "config-missing" }]);
  });

  it.each([
    ["prompt: prompts\n", [{ code: "unknown-key", where: { line: 1 } }]],
    [Buffer.from([0xff, 0xfe]), [{ code: "file-not-utf8" }]],
    [
      "prompts: ../prompts\nevals: /etc\ncontracts: .\n",
      [
        { code: "folder-outside", where: { line: 1 } },
        { code: "folder-outside", where: { line: 3 } },
        { code: "folder-outside", where: { line: 2 } },
      ],
    ],
  ])("that is wrong stops with all that is wrong: %j", async (text, expected) => {
    const fixture = gitFixture({ ...routing, "blastgate.yaml": text });
    expect(await stopsWith(snapshotOf(fixture, "HEAD"))).toMatchObject(expected);
    expect(await stopsWith(snapshotOf(fixture))).toMatchObject(expected);
  });

  it("may name other folders, and says which are missing", async () => {
    const fixture = gitFixture({
      "blastgate.yaml": "prompts: llm/prompts/\nevals: llm/evals\n",
      "llm/prompts/greet.prompt": "Hello\n",
    });
    mkdirSync(join(fixture.dir, "llm/evals"));
    const snapshot = await snapshotOf(fixture);
    expect(snapshot.prompts.map(({ id }) => id)).toEqual(["greet"]);
    expect(snapshot.findings).toMatchObject([{ code: "folder-missing", args: { key: "evals" }, where: { line: 2 } }]);
  });
});

describe("changed files", () => {
  const revision = (sha: string) => ({ kind: "revision" as const, revision: sha, name: sha });

  it("are those of the whole repository, with both names of a renamed one", async () => {
    const fixture = gitFixture({ ...routing, "src/app.ts": "1\n", "docs/é a.md": "a\n" });
    const base = revision(fixture.git("rev-parse", "HEAD").trim());
    fixture.git("mv", "docs/é a.md", "docs/b.md");
    fixture.write({ "src/app.ts": "2\n" });
    const head = revision(fixture.commit());
    fixture.write({ "src/new.ts": "new\n", "prompts/shared/_persona.prompt": "Be brief.\n" });
    const repository = await openRepository(fixture.dir);
    const committed = ["docs/b.md", "docs/é a.md", "src/app.ts"];
    expect(await changedFiles(repository, base, head)).toEqual(committed);
    const workingTree = { kind: "working-tree" as const, revision: head.revision };
    expect(await changedFiles(repository, base, workingTree)).toEqual(
      [...committed, "prompts/shared/_persona.prompt", "src/new.ts"].sort(),
    );
  });

  it("are all files where there is no base", async () => {
    const fixture = gitFixture(routing);
    const head = revision(fixture.git("rev-parse", "HEAD").trim());
    const repository = await openRepository(fixture.dir);
    expect(await changedFiles(repository, null, head)).toEqual(Object.keys(routing).sort());
  });
});
