import { existsSync } from "node:fs";
import { noteFile } from "@blastgate/core";
import { parseChangesetFile } from "@changesets/parse";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acme, persona, personaPath, reworded } from "./support/acme.ts";
import { repository, type Said, type TestRepository } from "./support/repository.ts";
import { hasTerminals, onTerminal } from "./support/terminal.ts";

const why = "It asks what the customer needs before it answers.";

/** The only note there is, as changesets reads it. */
function theNote({ git, read }: TestRepository) {
  const [path = "", ...more] = git("ls-files", "--others", "--", ".blastgate").split("\n").filter(Boolean);
  expect(more).toEqual([]);
  expect(path).toMatch(/^\.blastgate\/changes\/[\w-]+\.md$/);
  return parseChangesetFile(read(path));
}

function codesIn({ stdout }: Said): string[] {
  return JSON.parse(stdout).findings.map(({ code }: { code: string }) => code);
}

describe.concurrent("with flags nothing is asked:", () => {
  test("a note of several prompts is written, named by id or path", async ({ expect }) => {
    const repo = repository(acme());
    const args = ["change", "shared/persona", "../prompts/chat/reply.prompt", "--bump", "minor", "--why", why];
    const said = await repo.blastgate(args, { cwd: "contracts" });
    expect(said).toMatchObject({ exitCode: 0, stderr: "" });
    expect(said.stdout).toMatch(/^Wrote \.blastgate\/changes\/it-asks-what-the-customer-[0-9a-f]{8}\.md$/);
    expect(theNote(repo)).toEqual({
      releases: [
        { name: "shared/persona", type: "minor" },
        { name: "chat/reply", type: "minor" },
      ],
      summary: why,
    });
  });

  test("the same note twice is one file, and it is what lint and review read", async ({ expect }) => {
    const repo = repository(acme());
    const args = ["change", "shared/persona", "--bump", "patch", "--why", why, "--json"];
    const first = JSON.parse((await repo.blastgate(args)).stdout);
    expect(first).toMatchObject({ releases: [{ prompt: "shared/persona", bump: "patch" }], why });
    expect(JSON.parse((await repo.blastgate(args)).stdout)).toEqual(first);
    expect(theNote(repo).summary).toBe(why);
    expect(await repo.blastgate("lint")).toMatchObject({ exitCode: 0 });
  });

  test.for([
    {
      lacking: "the prompt and the reason",
      args: ["--bump", "patch"],
      codes: ["change-flag-missing"],
      missing: ["PROMPT", "--why"],
    },
    {
      lacking: "the bump",
      args: ["shared/persona", "--why", why],
      codes: ["change-flag-missing"],
      missing: ["--bump"],
    },
    { lacking: "words in the reason", args: ["shared/persona", "--bump", "patch", "--why", " "], codes: ["why-empty"] },
    {
      lacking: "anything that is right",
      args: ["shared/persnoa", "chat/rely", "--bump", "patch", "--why", ""],
      codes: ["change-prompt-unknown", "change-prompt-unknown", "why-empty"],
    },
  ])("without $lacking nothing is written, and it is said", async ({ args, codes, missing }, { expect }) => {
    const repo = repository(acme());
    const said = await repo.blastgate(["change", ...args, "--json"]);
    expect(said).toMatchObject({ exitCode: 2, stderr: "" });
    expect(codesIn(said)).toEqual(codes);
    if (missing) expect(JSON.parse(said.stdout).findings[0].args).toEqual({ missing });
    expect(repo.git("status", "--porcelain")).toBe("");
  });

  test("a folder of notes that is a link is not written through", async ({ expect }) => {
    const elsewhere = repository({ "README.md": "Somebody else's.\n" });
    const repo = repository(acme());
    const { symlinkSync } = await import("node:fs");
    symlinkSync(elsewhere.dir, `${repo.dir}/.blastgate`);
    const said = await repo.blastgate(["change", "shared/persona", "--bump", "patch", "--why", why, "--json"]);
    expect(codesIn(said)).toEqual(["link-in-the-way"]);
    expect(elsewhere.git("status", "--porcelain")).toBe("");
  });
});

test("whatever the reason says, changesets reads it back as it was", () => {
  const prompt = fc.stringMatching(/^[a-z][a-z0-9_.-]{0,8}(\/[a-z0-9_][a-z0-9_.-]{0,8}){0,2}$/);
  const release = fc.record({ prompt, bump: fc.constantFrom("patch" as const, "minor" as const, "major" as const) });
  const releases = fc.uniqueArray(release, { selector: ({ prompt }) => prompt, minLength: 1, maxLength: 4 });
  const line = fc.oneof(
    fc.constantFrom("---", "", "# Heading", '"shared/persona": major'),
    fc.string({ unit: "grapheme" }),
  );
  const text = fc
    .array(line, { minLength: 1 })
    .map((lines) => lines.join("\n"))
    .filter((said) => said.trim() !== "");
  fc.assert(
    fc.property(releases, text, (given, said) => {
      const { path, content } = noteFile({ releases: given, why: said });
      expect(path).toMatch(/^\.blastgate\/changes\/[a-z0-9][a-z0-9-]{0,60}\.md$/);
      expect(parseChangesetFile(content)).toEqual({
        releases: given.map(({ prompt, bump }) => ({ name: prompt, type: bump })),
        summary: said.replaceAll("\r\n", "\n").trim(),
      });
    }),
  );
});

describe.skipIf(!hasTerminals)("on a terminal", () => {
  const [enter, down, ctrlC] = ["\r", "\x1b[B", "\x03"];

  /** Each answer is typed when the words before it have been shown. */
  async function answering(repo: TestRepository, args: string, answers: [shown: string, typed: string][]) {
    const { left, ...said } = await onTerminal(repo, `change ${args}`, answers);
    expect(left).toEqual([]);
    return said;
  }

  test("asks which of the changed prompts, how much, and why; a reason without words is not taken", async () => {
    const repo = repository(acme());
    repo.write({
      [personaPath]: persona(reworded),
      "prompts/chat/reply.prompt": `${repo.read("prompts/chat/reply.prompt")}\nBe kind.\n`,
    });
    const said = await answering(repo, "", [
      ["Which prompts is the note about?", enter],
      ["How much does chat/reply change?", enter],
      ["How much does shared/persona change?", `${down}${enter}`],
      ["What changes for those who use it, and why?", enter],
      ["Say why", `${why}${enter}`],
    ]);
    expect(said.exitCode).toBe(0);
    expect(theNote(repo)).toEqual({
      releases: [
        { name: "chat/reply", type: "patch" },
        { name: "shared/persona", type: "minor" },
      ],
      summary: why,
    });
  });

  test("asks for nothing that a flag says", async () => {
    const repo = repository(acme());
    await answering(repo, "shared/persona --bump major", [
      ["What changes for those who use it, and why?", `${why}${enter}`],
    ]);
    expect(theNote(repo)).toEqual({ releases: [{ name: "shared/persona", type: "major" }], summary: why });
  });

  test("writes nothing for one who gives up", async () => {
    const repo = repository(acme());
    repo.write({ [personaPath]: persona(reworded) });
    const said = await answering(repo, "", [
      ["Which prompts is the note about?", enter],
      ["How much does shared/persona change?", ctrlC],
    ]);
    expect(said.exitCode).toBe(130);
    expect(said.stdout).toContain("Nothing was written.");
    expect(existsSync(`${repo.dir}/.blastgate/changes`)).toBe(false);
  });

  test("has nothing to ask where no prompt differs", async () => {
    const said = await answering(repository(acme()), "", []);
    expect(said.exitCode).toBe(2);
    expect(said.stdout).toContain("nothing-to-note");
  });
});
