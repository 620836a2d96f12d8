import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashText } from "@blastgate/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { openRepository, openSnapshotCache, readSnapshot } from "../src/index.ts";
import { emptyFolder, type Files, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

/** Prompts of every shape that a record has to keep. */
const manyPrompts: Files = {
  ...routing,
  "prompts/broken.prompt": "---\nmodle: default\n---\n{{>nowhere",
  ...Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => [
      `prompts/team/question-${index}.prompt`,
      `---\ndescription: ${index % 3 ? `Question ${index}` : "|\n  Two\n  lines"}\nowner: "@acme/team-${index % 7}"\n---\n{{>shared/persona}}\nQuestion ${index}: {{message}}\n`,
    ]),
  ),
};

function recordsIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

// The property makes dozens of commits and reads them all.
vi.setConfig({ testTimeout: 60_000 });

describe("the snapshot cache", () => {
  it("gives the same snapshot, of the commit itself and of those near it", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    expect(await snapshotOf(fixture, "HEAD", cache)).toEqual(await snapshotOf(fixture, "HEAD"));
    expect(recordsIn(cache)).toHaveLength(1);
    expect(await snapshotOf(fixture, "HEAD", cache)).toEqual(await snapshotOf(fixture, "HEAD"));
    fixture.write({ "prompts/shared/_persona.prompt": "Be brief.\n", "prompts/new.prompt": "New\n" });
    fixture.remove("prompts/team/question-7.prompt");
    expect(await snapshotOf(fixture, undefined, cache)).toEqual(await snapshotOf(fixture));
    fixture.commit();
    expect(await snapshotOf(fixture, "HEAD", cache)).toEqual(await snapshotOf(fixture, "HEAD"));
    expect(recordsIn(cache)).toHaveLength(2);
  });

  it("is really used: what it holds of an unchanged file is believed", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = openSnapshotCache(emptyFolder(), "test");
    const read = async () =>
      readSnapshot(await openRepository(fixture.dir), { kind: "revision", revision: "HEAD" }, { snapshots: cache });
    const [first, second] = [await read(), await read()];
    expect(second.prompts[5]).toBe(first.prompts[5]);
  });

  it("gives the same snapshot after any edits", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    await snapshotOf(fixture, "HEAD", cache);
    const paths = [
      ...Object.keys(routing),
      "prompts/team/question-1.prompt",
      "prompts/added.prompt",
      "evals/b/cases.csv",
    ];
    const contents = [
      ...Object.values(routing),
      "feature: support-routing\ncases: [cases.csv, ../b/cases.csv]\n",
      "id,message\n9,bonjour\n",
      "{{>shared/persona}}\n",
      "{{#if",
      Buffer.from([0xff]),
    ];
    const edit = fc.record({
      path: fc.constantFrom(...paths.filter((path) => path !== "blastgate.yaml")),
      content: fc.option(fc.constantFrom(...contents)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (edits, commit) => {
        for (const { path, content } of edits) {
          if (content !== null) fixture.write({ [path]: content });
          else if (fixture.git("ls-files", "-co", "--exclude-standard", path) !== "")
            fixture.git("rm", "-qf", "--ignore-unmatch", path);
        }
        if (commit) fixture.commit();
        const revision = commit ? "HEAD" : undefined;
        expect(await snapshotOf(fixture, revision, cache)).toEqual(await snapshotOf(fixture, revision));
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ["cut off", (content: Buffer) => content.subarray(0, content.length / 2)],
    ["empty", () => Buffer.alloc(0)],
    ["altered", (content: Buffer) => Buffer.from(content.toString().replace("question-1", "question-x"))],
  ])("is built again where it is %s", async (_, damage) => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    const whole = await snapshotOf(fixture, "HEAD", cache);
    const [record = ""] = recordsIn(cache);
    const content = readFileSync(record);
    writeFileSync(record, damage(content));
    expect(await snapshotOf(fixture, "HEAD", cache)).toEqual(whole);
    expect(readFileSync(record)).toEqual(content);
  });

  it("is passed over where another version wrote it", async () => {
    const fixture = gitFixture(manyPrompts);
    const folder = emptyFolder();
    const repository = await openRepository(fixture.dir);
    for (const version of ["1.0.0", "1.1.0"]) {
      const cache = openSnapshotCache(folder, version);
      await readSnapshot(repository, { kind: "revision", revision: "HEAD" }, { snapshots: cache });
    }
    expect(recordsIn(folder)).toHaveLength(2);
  });

  it("is no error where its folder cannot be written", async () => {
    const fixture = gitFixture(manyPrompts);
    const file = join(emptyFolder(), "a-file");
    writeFileSync(file, "");
    expect(await snapshotOf(fixture, "HEAD", file)).toEqual(await snapshotOf(fixture, "HEAD"));
  });

  it("outlives the commit it was made of", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    await snapshotOf(fixture, "HEAD", cache);
    const [record = ""] = recordsIn(cache);
    const gone = record.replace(/[0-9a-f]{40}$/, hashText("gone").slice(0, 40));
    mkdirSync(cache, { recursive: true });
    writeFileSync(gone, readFileSync(record));
    expect(await snapshotOf(fixture, "HEAD", cache)).toEqual(await snapshotOf(fixture, "HEAD"));
  });

  it("may be shared by readers at the same time", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    const expected = await snapshotOf(fixture, "HEAD");
    for (const snapshot of await Promise.all([1, 2, 3].map(() => snapshotOf(fixture, "HEAD", cache)))) {
      expect(snapshot).toEqual(expected);
    }
    expect(recordsIn(cache)).toHaveLength(1);
  });

  it("keeps the latest commits only", async () => {
    const fixture = gitFixture(manyPrompts);
    const cache = emptyFolder();
    for (let round = 0; round < 5; round++) {
      const texts = Object.keys(manyPrompts).filter((path) => path.includes("/question-"));
      fixture.write(Object.fromEntries(texts.map((path) => [path, `Round ${round}.\n`])));
      fixture.commit();
      await snapshotOf(fixture, "HEAD", cache);
    }
    expect(recordsIn(cache)).toHaveLength(4);
  });
});
