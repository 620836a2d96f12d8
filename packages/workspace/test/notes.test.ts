import { buildGraph, checkStructure, graphData, noteFileSchema, snapshotDigest } from "@blastgate/core";
import { parseChangesetFile } from "@changesets/parse";
import { describe, expect, it } from "vitest";
import { parseNote } from "../src/notes/parse-note.ts";
import { type Files, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

const path = ".blastgate/changes/calm-owls-sing.md";
const note = (frontMatter: string, why = "Shorter answers, as customers asked.\n") =>
  `---\n${frontMatter}\n---\n\n${why}`;
const noted: Files = { ...routing, [path]: note('"shared/persona": minor\n"support/classify": patch') };

describe("change notes", () => {
  it("are read in a commit as in the working tree, each prompt with its place", async () => {
    const fixture = gitFixture(noted);
    const { notes, findings } = await snapshotOf(fixture, "HEAD");
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      {
        path,
        digest: fixture.git("rev-parse", `HEAD:${path}`).trim(),
        name: "calm-owls-sing",
        releases: [
          { prompt: "shared/persona", bump: "minor" },
          { prompt: "support/classify", bump: "patch" },
        ],
        why: "Shorter answers, as customers asked.",
        positions: {
          "": { line: 2, column: 1 },
          "/shared~1persona": { line: 2, column: 1 },
          "/support~1classify": { line: 3, column: 1 },
        },
      },
    ]);
    expect(notes.map((each) => noteFileSchema.parse(each))).toEqual(notes);
    expect((await snapshotOf(fixture)).notes).toEqual(notes);
  });

  it("in the working tree are those that are there, be they committed or not", async () => {
    const fixture = gitFixture({ ...noted, ".blastgate/changes/old.md": note('"shared/persona": patch') });
    fixture.remove(".blastgate/changes/old.md");
    fixture.write({
      [path]: note('"shared/persona": major'),
      ".blastgate/changes/a.md": note('"shared/persona": patch'),
    });
    const { notes } = await snapshotOf(fixture);
    expect(notes.map(({ name, releases }) => [name, releases[0]?.bump])).toEqual([
      ["a", "patch"],
      ["calm-owls-sing", "major"],
    ]);
    expect((await snapshotOf(fixture, "HEAD")).notes.map(({ name }) => name)).toEqual(["calm-owls-sing", "old"]);
  });

  it("are read before the first commit, and with any line ends", async () => {
    const fixture = gitFixture();
    fixture.write({ ...routing, [path]: String(noted[path]).replaceAll("\n", "\r\n") });
    const { notes, findings } = await snapshotOf(fixture);
    expect(findings).toEqual([]);
    expect(notes.map(({ why }) => why)).toEqual(["Shorter answers, as customers asked."]);
  });

  it("are no other files of their folder", async () => {
    const fixture = gitFixture({
      ...routing,
      ".blastgate/changes/README.md": "How to write a note\n",
      ".blastgate/changes/config.json": "{}\n",
      ".blastgate/changes/.draft.md": "not yet\n",
      ".blastgate/changes/old/gone.md": "no note\n",
      ".blastgate/notes.md": "no note\n",
    });
    expect(await snapshotOf(fixture)).toMatchObject({ notes: [], findings: [] });
  });

  it("are no part of the graph, nor of what a plan was made from", async () => {
    const [without, withNote] = [await snapshotOf(gitFixture(routing)), await snapshotOf(gitFixture(noted))];
    expect(graphData(buildGraph(withNote)).nodes).toEqual(graphData(buildGraph(without)).nodes);
    expect(snapshotDigest(withNote)).toBe(snapshotDigest(without));
    expect(withNote.others).toEqual([]);
  });

  it("name prompts that exist, or a near one is suggested", async () => {
    const fixture = gitFixture({ ...routing, [path]: note('"shared/persona": patch\n"support/clasify": major') });
    expect(checkStructure(await snapshotOf(fixture))).toContainEqual({
      code: "note-prompt-unknown",
      severity: "error",
      args: { prompt: "support/clasify", suggestion: "support/classify" },
      where: { path, line: 3, column: 1 },
    });
  });

  it("of a prompt that cannot be read say nothing about it", async () => {
    const fixture = gitFixture({ ...noted, "prompts/shared/_persona.prompt": "---\nowner: [\n---\n" });
    const codes = checkStructure(await snapshotOf(fixture)).map(({ code }) => code);
    expect(codes).not.toContain("note-prompt-unknown");
  });

  it("that are links or in conflict say so", async () => {
    const fixture = gitFixture(noted);
    fixture.link(".blastgate/changes/link.md", "calm-owls-sing.md");
    expect((await snapshotOf(fixture)).findings).toMatchObject([
      { code: "symlink-skipped", where: { path: ".blastgate/changes/link.md" } },
    ]);
  });
});

describe("a file that is no note", () => {
  const persona = '"shared/persona": minor';
  it.each([
    ["nothing", "", [["it does not begin with prompts between two lines ---", 1]]],
    ["no front matter", "Shorter answers.\n", [["it does not begin with prompts between two lines ---", 1]]],
    [
      "text before the front matter",
      `\n${note(persona)}`,
      [["it does not begin with prompts between two lines ---", 1]],
    ],
    [
      "front matter that does not end",
      `---\n${persona}\n`,
      [["it does not begin with prompts between two lines ---", 1]],
    ],
    [
      "a bump of changesets that is none here",
      note('"shared/persona": none'),
      [['"shared/persona": a bump is patch, minor or major', 2]],
    ],
    [
      "bumps that do not exist, both of them",
      note('"shared/persona": huge\n"support/classify":'),
      [
        ['"shared/persona": a bump is patch, minor or major', 2],
        ['"support/classify": a bump is patch, minor or major', 3],
      ],
    ],
    ["a prompt twice", note(`${persona}\n${persona}`), [["This is not valid YAML: Map keys must be unique", 3]]],
    ["a list of prompts", note("- shared/persona"), [["expected record, received array", 2]]],
    ["a name that is no id", note('"shared persona": minor'), [['"shared persona" cannot be the id of a prompt', 2]]],
    ["no prompt", note("# none"), [["it names no prompt", undefined]]],
    ["no reason", note(persona, ""), [["it does not say why", 3]]],
  ])("for %s", (_, text, problems) => {
    const { note: read, findings } = parseNote({ path, digest: "0" }, text);
    expect(read).toBeNull();
    expect(findings.map(({ code }) => code)).toEqual(problems.map(() => "note-invalid"));
    expect(findings.map(({ args, where }) => [args.detail, where?.line])).toEqual(problems);
  });

  it("for a name that cannot be one", () => {
    const { findings } = parseNote({ path: ".blastgate/changes/two words.md", digest: "0" }, note(persona));
    expect(findings).toMatchObject([{ code: "note-invalid", where: { path: ".blastgate/changes/two words.md" } }]);
  });
});

it("reads what changesets reads", () => {
  const text = note('"shared/persona": major\nsupport/classify: patch', "Rewritten.\n\n---\n\nIn two parts.\n\n");
  const { note: read } = parseNote({ path, digest: "0" }, text);
  const { releases, summary } = parseChangesetFile(text);
  expect(read?.releases).toEqual(releases.map(({ name, type }) => ({ prompt: name, bump: type })));
  expect(read?.why).toBe(summary);
});

it("takes the changelogs of contracts for no part of the workspace", async () => {
  const fixture = gitFixture({ ...routing, "contracts/shared/persona.changelog.md": "# shared/persona\n" });
  expect(await snapshotOf(fixture)).toMatchObject({ others: [], findings: [] });
});
