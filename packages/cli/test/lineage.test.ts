import { promptBlameSchema, promptLogSchema } from "@blastgate/core";
import { beforeAll, describe, expect, test } from "vitest";
import { acme, concise, persona, personaPath, reworded, thorough } from "./support/acme.ts";
import { repository, type TestRepository } from "./support/repository.ts";

const esc = "\u001b";
const personaContract = "contracts/shared/persona.contract.yaml";
const noteFile = ".blastgate/changes/shorter-answers.md";

/** The persona was made concise on a branch, with a note; then renamed; then edited once more, and not committed. */
let repo: TestRepository;
beforeAll(() => {
  repo = repository(acme());
  const contract = repo.read(personaContract);
  const commitAs = (author: string, subject: string) => {
    repo.git("add", "--all");
    repo.git("commit", "--quiet", "--author", author, "--message", subject);
  };
  repo.write({
    [personaPath]: persona(`${thorough}\n${concise}`),
    [noteFile]: `---\n"shared/persona": minor\n---\n\nCustomers on phones${esc}[2J never reach the end of long answers.\n`,
  });
  commitAs(`Grace ${esc}[31mHopper\u202E <grace@acme.example>`, `Be concise ${esc}]8;;https://evil.example${esc}\\`);
  repo.git("mv", personaPath, "prompts/shared/_voice.prompt");
  for (const path of ["prompts/support/classify.prompt", "prompts/chat/reply.prompt"]) {
    repo.write({ [path]: repo.read(path).replace("shared/persona", "shared/voice") });
  }
  repo.remove(noteFile, personaContract);
  repo.write({
    "contracts/shared/voice.contract.yaml": contract
      .replace("shared/persona", "shared/voice")
      .replace("1.0.0", "1.1.0"),
  });
  commitAs("Ada <ada@example.com>", "Call it a voice");
  repo.write({ "prompts/shared/_voice.prompt": persona(`${thorough}\n${concise}\n${reworded}`) });
});

describe("log", () => {
  test("tells who changed a prompt as composed, when, why, and what that affected, across a rename", async () => {
    const { stdout, stderr, exitCode } = await repo.blastgate("log support/classify");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const [head, ...entries] = stdout
      .replace(/[0-9a-f]{10} \d{4}-\d\d-\d\d/g, "COMMIT DAY")
      .replace(/\n {4}/g, " ")
      .split("\n\n");
    expect(head).toBe("support/classify prompts/support/classify.prompt");
    expect(entries).toEqual([
      "not committed yet\n  through shared/voice\n  affects: support-chat, support-routing",
      "COMMIT DAY Ada\n  Call it a voice\n  itself changed; through shared/voice (renamed from shared/persona, contract 1.0.0 → 1.1.0)\n  why: Customers on phones�[2J never reach the end of long answers.\n  affected: support-chat, support-routing",
      expect.stringMatching(
        /^COMMIT DAY Grace .*\n {2}Be concise .*\n {2}through shared\/persona\n {2}why: Customers on phones.* of long answers\.\n {2}affected: support-chat, support-routing$/s,
      ),
      expect.stringMatching(
        /^COMMIT DAY Ada\n {2}Change prompts\n {2}itself added; contract added 1\.0\.0; through shared\/persona \(added, contract added 1\.0\.0\)/,
      ),
    ]);
  });

  test("gives the same as JSON, and no more commits than asked for", async () => {
    const all = promptLogSchema.parse(JSON.parse((await repo.blastgate("log --json shared/voice")).stdout));
    expect(all.entries.map(({ commit, prompt }) => [commit?.author.email, prompt])).toEqual([
      [undefined, "shared/voice"],
      ["ada@example.com", "shared/voice"],
      ["grace@acme.example", "shared/persona"],
      ["ada@example.com", "shared/persona"],
    ]);
    const some = await repo.blastgate("log --limit 2 shared/voice");
    expect(some.stdout).toMatch(/\n\nThere may be more before; --limit shows it\.$/);
    expect(
      promptLogSchema.parse(JSON.parse((await repo.blastgate("log --json --limit 2 shared/voice")).stdout)),
    ).toEqual({
      ...all,
      entries: all.entries.slice(0, 2),
      complete: false,
    });
  });

  test("finds a prompt by its file from any folder, and one that is gone by its old id", async () => {
    const byFile = await repo.blastgate("log ../chat/reply.prompt", { cwd: "prompts/support" });
    expect(byFile.stdout).toMatch(/^chat\/reply prompts\/chat\/reply\.prompt\n/);
    const gone = await repo.blastgate("log shared/persona");
    expect(gone.stdout).toMatch(
      / {2}Call it a voice\n {2}itself renamed to shared\/voice; contract 1\.0\.0 → 1\.1\.0\n/,
    );
  });
});

describe("blame", () => {
  test("says of each line which prompt it comes from, who wrote it, and why", async () => {
    const { stdout, stderr, exitCode } = await repo.blastgate("blame support/classify");
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
    const runs = stdout.replace(/[0-9a-f]{10} \d{4}-\d\d-\d\d/g, "COMMIT DAY").split("\n\n");
    expect(runs).toEqual([
      "support/classify prompts/support/classify.prompt",
      'support/classify:4 COMMIT DAY Ada\n  Call it a voice\n  │ {{role "system"}}{{>shared/voice}}',
      "└ shared/voice:4 COMMIT DAY Ada\n  Change prompts\n  │ You are Acme's assistant. First find out what the customer needs, then\n  │ answer.",
      expect.stringMatching(
        /^└ shared\/voice:5 COMMIT DAY Grace .*\n {2}Customers on phones.*long answers\.\n {2}│ You are Acme's assistant\. Be concise\.$/s,
      ),
      expect.stringMatching(/^└ shared\/voice:6 not committed yet\n {2}│ You are the/),
      expect.stringMatching(/^support\/classify:5-6 COMMIT DAY Ada\n {2}Change prompts\n {2}│ Name the queue/),
    ]);
  });

  test("gives the same as JSON", async () => {
    const { lines, causes } = promptBlameSchema.parse(
      JSON.parse((await repo.blastgate("blame --json shared/voice")).stdout),
    );
    expect(lines.map(({ text, cause }) => [text, causes[cause]?.commit?.author.email])).toEqual([
      [thorough, "ada@example.com"],
      [concise, "grace@acme.example"],
      [reworded, undefined],
    ]);
  });
});

describe.each(["log", "blame"])("%s", (command) => {
  test("fits in 80 columns, and what stands in commits and notes stays text", async () => {
    const { stdout } = await repo.blastgate(`${command} support/classify`, { env: { NO_COLOR: "", CI: "true" } });
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(stdout).not.toMatch(new RegExp(`[${esc}\u202E]`));
    expect(stdout).toContain("Grace �[31mHopper�");
  });

  test("suggests a prompt where there is none of that name", async () => {
    const { stderr, exitCode } = await repo.blastgate(`${command} support/clasify`);
    expect(stderr).toMatch(/history-prompt-unknown\n.*Did you mean\s+"support\/classify"\?/s);
    expect(exitCode).toBe(2);
  });
});
