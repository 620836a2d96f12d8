import { join } from "node:path";
import { BlastgateError, type LogEntry, type PromptLog, promptLogSchema } from "@blastgate/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openRepository, readPromptLog } from "../src/index.ts";
import { emptyFolder, fixtureAt, gitFixture } from "./git-fixture.ts";
import {
  acmeFiles,
  acmeRepository,
  classify,
  contract,
  type LineageFixture,
  note,
  persona,
  personaContract,
  tone,
} from "./lineage-fixture.ts";

async function logOf({ dir }: { dir: string }, prompt: string, limit = 20): Promise<PromptLog> {
  const log = await readPromptLog(await openRepository(dir), { id: prompt, path: prompt }, { limit });
  return promptLogSchema.parse(log);
}

/** An entry on one line: the subject, then each changed part. */
function told({ commit, parts }: LogEntry): string {
  const words = parts.map(({ part, prompt, status, version, before }) =>
    [
      part === "itself" ? "" : part === "contract" ? `contract of ${prompt}` : prompt,
      status,
      before?.prompt ?? "",
      version ? `${version.before} → ${version.after}` : "",
    ]
      .filter(Boolean)
      .join(" "),
  );
  return `${commit?.subject ?? "(not committed)"}: ${words.join(", ")}`;
}

async function toldOf(fixture: LineageFixture, prompt: string): Promise<string[]> {
  return (await logOf(fixture, prompt)).entries.map(told);
}

describe("the log of a prompt", () => {
  it("tells what changed it, through prompts of prompts too, and leaves out what did not", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Be polite. Say please.\nBe patient.\n" });
    acme.record("Answer briefly", { "prompts/chat/answer.prompt": "{{>shared/persona}}\nBriefly: {{message}}\n" });
    acme.record("Name the queues", { [classify]: "{{>shared/persona}}\nBilling or cards? {{message}}\n" });
    expect(await toldOf(acme, "support/classify")).toEqual([
      "Name the queues: changed",
      "Say please: shared/tone changed",
      "Set up the prompts: added, shared/persona added, contract of shared/persona added null → 1.0.0, shared/tone added",
    ]);
  });

  it("tells who and when, and the features that were affected then", async () => {
    const acme = acmeRepository();
    const commit = acme.record("Say please", { [tone]: "Please.\n" }, "Grace Hopper <grace@acme.example>");
    acme.record("Chat without the persona", { "prompts/chat/answer.prompt": "Answer: {{message}}\n" });
    acme.record("Say thanks", { [tone]: "Thanks.\n", "prompts/chat/answer.prompt": "Reply: {{message}}\n" });
    const { entries, complete } = await logOf(acme, "shared/tone");
    expect(complete).toBe(true);
    expect(entries.map(({ features }) => features)).toEqual([
      ["support-routing"],
      ["support-chat", "support-routing"],
      ["support-chat", "support-routing"],
    ]);
    const date = acme.git("log", "-1", "--format=%aI", commit).trim();
    const author = { name: "Grace Hopper", email: "grace@acme.example" };
    expect(entries[1]?.commit).toEqual({ id: commit, author, date, subject: "Say please" });
  });

  it("knows which prompts it included then, not only now", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Please.\n" });
    acme.record("Drop the tone", { [persona]: "You are Acme's assistant.\n" });
    acme.record("Shout", { [tone]: "SHOUT.\n" });
    expect(await toldOf(acme, "shared/persona")).toEqual([
      "Drop the tone: changed",
      "Say please: shared/tone changed",
      expect.stringMatching(/^Set up the prompts/),
    ]);
  });

  it("tells where its contract came, changed and went, in whatever file that stands", async () => {
    const acme = acmeRepository();
    const [path, other] = ["contracts/shared/tone.contract.yaml", "contracts/tone.contract.yaml"];
    acme.record("Promise", { [path]: contract("shared/tone", "0.1.0"), [personaContract]: null });
    acme.record("Promise more", { [path]: null, [other]: contract("shared/tone", "0.2.0") });
    acme.record("Describe", { [other]: `${contract("shared/tone", "0.2.0")}description: How we sound.\n` });
    acme.record("Promise nothing", { [other]: null });
    expect((await toldOf(acme, "prompt:shared/tone")).slice(0, -1)).toEqual([
      "Promise nothing: contract of shared/tone removed 0.2.0 → null",
      "Describe: contract of shared/tone changed",
      "Promise more: contract of shared/tone changed 0.1.0 → 0.2.0",
      "Promise: contract of shared/tone added null → 0.1.0",
    ]);
  });

  it("follows renames of the prompt, of its file and of what it includes", async () => {
    const acme = acmeRepository();
    acme.record("Be brief", { [tone]: "Be polite.\nBe patient.\nBe brief.\n" });
    acme.record("Move the tone", {
      [tone]: null,
      "prompts/brand/_voice.prompt": "Be polite.\nBe patient.\nBe brief.\n",
      [persona]: "You are Acme's assistant.\n{{>brand/voice}}\nNever promise a refund.\n",
    });
    acme.record("The voice is no partial", {
      "prompts/brand/_voice.prompt": null,
      // Written anew: git sees one file go and another come.
      "prompts/brand/voice.prompt": "Speak as one of us.\n",
    });
    acme.record("Warmly", { "prompts/brand/voice.prompt": "Speak as one of us, and warmly.\n" });
    expect(await toldOf(acme, "brand/voice")).toEqual([
      "Warmly: changed",
      "The voice is no partial: renamed brand/voice",
      "Move the tone: renamed shared/tone",
      "Be brief: changed",
      "Set up the prompts: added",
    ]);
    const [, , moved] = (await logOf(acme, "prompts/brand/voice.prompt")).entries;
    expect(moved).toMatchObject({ prompt: "brand/voice", parts: [{ before: { path: tone, prompt: "shared/tone" } }] });
    expect(await toldOf(acme, "shared/persona")).toEqual([
      "Warmly: brand/voice changed",
      "The voice is no partial: brand/voice renamed brand/voice",
      "Move the tone: changed, brand/voice renamed shared/tone",
      "Be brief: shared/tone changed",
      expect.stringMatching(/^Set up/),
    ]);
  });

  it("finds a prompt that was removed, and one by the id it had before it was renamed", async () => {
    const acme = acmeRepository();
    acme.record("Rename the persona", {
      [persona]: null,
      "prompts/shared/_assistant.prompt": "You are Acme's assistant.\n{{>shared/tone}}\nNever promise a refund.\n",
      [classify]: null,
      "prompts/support/support-routing.feature.yaml": null,
    });
    acme.record("Unrelated", { "prompts/chat/answer.prompt": "Answer: {{message}}\n" });
    const removed = (await logOf(acme, "support/classify")).entries;
    expect(removed.map(told)[0]).toMatch(
      /^Rename the persona: removed, shared\/assistant renamed shared\/persona, contract of shared\/assistant removed 1\.0\.0/,
    );
    expect(removed[0]?.features).toEqual(["support-chat", "support-routing"]);
    expect(await toldOf(acme, "shared/persona")).toEqual([
      "Rename the persona: renamed shared/persona, contract of shared/assistant removed 1.0.0 → null",
      expect.stringMatching(/^Set up/),
    ]);
  });

  it("is told on every line of a merge, and tells a merge only for what it made itself", async () => {
    const acme = acmeRepository();
    acme.git("switch", "--quiet", "--create", "patient");
    acme.record("More patience", { [tone]: "Be polite.\nBe very patient.\n" });
    acme.git("switch", "--quiet", "main");
    acme.record("Rename the tone", {
      [tone]: null,
      "prompts/shared/_voice.prompt": "Be polite.\nBe patient.\n",
      [persona]: "You are Acme's assistant.\n{{>shared/voice}}\nNever promise a refund.\n",
    });
    acme.record("Elsewhere", { "prompts/chat/answer.prompt": "{{>shared/persona}}\nNow answer: {{message}}\n" });
    acme.merge("patient");
    expect((await toldOf(acme, "shared/voice")).toSorted()).toEqual([
      "More patience: changed",
      "Rename the tone: renamed shared/tone",
      "Set up the prompts: added",
    ]);

    acme.git("switch", "--quiet", "--create", "polite");
    acme.record("Politely", { "prompts/shared/_voice.prompt": "Be most polite.\nBe patient.\n" });
    acme.git("switch", "--quiet", "main");
    acme.git("merge", "--quiet", "--no-ff", "--no-commit", "polite");
    acme.record("Merge with an edit", { "prompts/shared/_voice.prompt": "Be most polite.\nBe angelic.\n" });
    expect((await toldOf(acme, "shared/voice"))[0]).toBe("Merge with an edit: changed");
  });

  it("has the commits that git tells of the same files, however lines of history part and meet", async () => {
    const branch = fc.constantFrom("main", "left", "right");
    const edit = fc.record({
      on: branch,
      path: fc.constantFrom(persona, tone, classify, "README.md"),
    });
    const action = fc.oneof({ weight: 3, arbitrary: edit }, fc.record({ on: branch, from: branch }));
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 8, maxLength: 16 }), async (actions) => {
        const acme = acmeRepository();
        acme.git("branch", "left");
        acme.git("branch", "right");
        for (const [index, does] of actions.entries()) {
          acme.git("switch", "--quiet", does.on);
          // Conflicts are settled for one side, which may throw away what the other did.
          if ("from" in does) acme.git("merge", "--quiet", "--no-edit", "--strategy-option", "ours", does.from);
          else {
            const included = does.path === persona ? "{{>shared/tone}}" : "{{>shared/persona}}";
            const body = does.path === tone || does.path === "README.md" ? "" : `${included}\n`;
            acme.record(`Edit ${index}`, { [does.path]: `${body}Rule ${index}.\n` });
          }
        }
        const files = [classify, persona, tone];
        const expected = acme.git("log", "--no-merges", "--format=%H", "--", ...files).split("\n");
        const { entries } = await logOf(acme, "support/classify", 100);
        const merges = acme.git("log", "--merges", "--format=%H").split("\n");
        const told = entries.flatMap(({ commit }) => (commit && !merges.includes(commit.id) ? [commit.id] : []));
        expect(told.toSorted()).toEqual(expected.filter(Boolean).toSorted());
      }),
      { numRuns: 6 },
    );
  }, 120_000);

  it("is told in full where a clock was wrong, and a commit seems newer than the one after it", async () => {
    const acme = acmeRepository();
    const tree = acme.git("rev-parse", "HEAD^{tree}").trim();
    const who = "Ada <ada@example.com> 4102444800 +0000";
    acme.write({ ".git/from-the-future": `tree ${tree}\nauthor ${who}\ncommitter ${who}\n\nFrom the future\n` });
    const future = acme.git("hash-object", "-t", "commit", "-w", ".git/from-the-future").trim();
    acme.git("reset", "--quiet", "--hard", future);
    acme.git("switch", "--quiet", "--create", "answers");
    acme.git("switch", "--quiet", "main");
    acme.record("Say please", { [tone]: "Please.\n" });
    acme.git("switch", "--quiet", "answers");
    acme.record("Answer briefly", { "prompts/chat/answer.prompt": "{{>shared/persona}}\nBriefly: {{message}}\n" });
    acme.merge("main");
    expect(acme.git("log", "--format=%s", "--", "prompts").split("\n").slice(1)).toEqual([
      "Answer briefly",
      "From the future",
      "Say please",
      "",
    ]);
    expect(await toldOf(acme, "shared/tone")).toEqual(["Say please: changed", "From the future: added"]);
  });

  it("of a repository without a commit has what is there", async () => {
    const fixture = gitFixture();
    fixture.write(acmeFiles);
    const { entries, complete } = await logOf(fixture, "shared/tone");
    expect(entries.map(told)).toEqual(["(not committed): added"]);
    expect(complete).toBe(true);
  });

  it("begins with what is not committed yet: edits, removals and renames", async () => {
    const acme = acmeRepository();
    acme.write({ [tone]: "Be kind.\n", ".blastgate/changes/kind.md": note("shared/tone", "Kindness sells.") });
    const { entries } = await logOf(acme, "support/classify");
    expect(told(entries[0] as LogEntry)).toBe("(not committed): shared/tone changed");
    expect(entries[0]).toMatchObject({
      commit: null,
      features: ["support-chat", "support-routing"],
      reasons: [{ path: ".blastgate/changes/kind.md", why: "Kindness sells." }],
    });
    acme.remove(classify);
    expect((await toldOf(acme, "support/classify"))[0]).toBe("(not committed): removed, shared/tone changed");
    acme.remove(tone);
    acme.write({ "prompts/shared/_voice.prompt": "Be polite.\nBe patient.\n" });
    expect((await toldOf(acme, "shared/voice")).slice(0, 2)).toEqual([
      "(not committed): renamed shared/tone",
      "Set up the prompts: added",
    ]);
    acme.git("add", "--all");
    acme.write({ "prompts/shared/_voice.prompt": "Be polite.\nBe patient.\nBe kind.\n" });
    expect((await toldOf(acme, "shared/voice"))[0]).toBe("(not committed): renamed shared/tone");
    acme.write({ "prompts/chat/new.prompt": "Hello.\n" });
    expect(await toldOf(acme, "chat/new")).toEqual(["(not committed): added"]);
  });

  it("stops at its limit and says whether there is more", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Please.\n" });
    expect(await logOf(acme, "shared/tone", 1)).toMatchObject({ entries: [{}], complete: false });
    expect(await logOf(acme, "shared/tone", 2)).toMatchObject({ entries: [{}, {}], complete: true });
  });

  it("goes on before there was a blastgate.yaml, and where a file could not be parsed", async () => {
    const old = acmeRepository();
    old.git("rm", "--quiet", "blastgate.yaml");
    old.git("commit", "--quiet", "--amend", "--message", "Prompts in files");
    old.record("Say please", { [tone]: "Please.\n" });
    old.record("Break the persona", { [persona]: "{{#if}}{{>shared/tone}\n" });
    old.record("Adopt Blastgate", { "blastgate.yaml": "{}\n" });
    old.record("Mend the persona", { [persona]: "You are Acme's.\n{{>shared/tone}}\n" });
    expect(await toldOf(old, "shared/persona")).toEqual([
      "Mend the persona: changed",
      "Break the persona: changed",
      "Say please: shared/tone changed",
      "Prompts in files: added, shared/tone added",
    ]);
  });

  it("says where a shallow clone ends", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Please.\n" });
    const cut = acme.git("rev-parse", "HEAD").trim();
    acme.record("Say thanks", { [tone]: "Thanks.\n" });
    const clone = fixtureAt(join(emptyFolder(), "clone"));
    acme.git("clone", "--quiet", "--depth", "2", `file://${acme.dir}`, clone.dir);
    const { entries, findings } = await logOf(clone, "shared/tone");
    expect(entries.map(told)).toEqual(["Say thanks: changed"]);
    expect(findings).toMatchObject([{ code: "history-cut", args: { commit: cut } }]);
  });

  it("knows no prompt that never was, and suggests one", async () => {
    const acme = acmeRepository();
    const error: unknown = await logOf(acme, "shared/persnoa").catch((thrown: unknown) => thrown);
    expect(error instanceof BlastgateError && error.findings).toMatchObject([
      { code: "history-prompt-unknown", args: { prompt: "shared/persnoa", suggestion: "shared/persona" } },
    ]);
  });

  it("survives prompts that include each other or nothing that is there", async () => {
    const acme = acmeRepository();
    acme.record("In circles", { [tone]: "{{>shared/persona}}\n{{>shared/gone}}\n" });
    acme.record("Bring it", { "prompts/shared/_gone.prompt": "Here.\n" });
    expect((await toldOf(acme, "shared/persona")).slice(0, 2)).toEqual([
      "Bring it: shared/gone added",
      "In circles: shared/tone changed",
    ]);
  });
});

describe("why a prompt was changed", () => {
  it("is the note of the same commit, and where `version` applied it, the note that it took away", async () => {
    const acme = acmeRepository();
    const path = ".blastgate/changes/kind-words.md";
    acme.record("Say please", { [tone]: "Please.\n", [path]: note("shared/tone", "Customers asked for it.") });
    acme.record("Shorten the persona", { [persona]: "Acme.\n{{>shared/tone}}\n" });
    acme.record("Note", { ".blastgate/changes/short.md": note("shared/persona", "It was too long.") });
    acme.record("Version prompts", {
      [path]: null,
      ".blastgate/changes/short.md": null,
      [personaContract]: contract("shared/persona", "1.1.0"),
    });
    const { entries } = await logOf(acme, "shared/persona");
    expect(entries.map((entry) => [told(entry), entry.reasons.map(({ why }) => why).join()])).toEqual([
      ["Version prompts: contract of shared/persona changed 1.0.0 → 1.1.0", "It was too long."],
      // On the default branch itself, commits have nothing to do with each other.
      ["Shorten the persona: changed", ""],
      ["Say please: shared/tone changed", "Customers asked for it."],
      [expect.stringMatching(/^Set up/), ""],
    ]);
  });

  it("is a note that another commit of the merged branch brought, in its newest words", async () => {
    const acme = acmeRepository();
    acme.record("An old note", { ".blastgate/changes/old.md": note("shared/persona", "Something else.") });
    acme.git("switch", "--quiet", "--create", "shorter");
    acme.record("Tidy up", { ".blastgate/changes/old.md": null });
    acme.record("Shorten the persona", { [persona]: "Acme.\n{{>shared/tone}}\n" });
    acme.record("Note", { ".blastgate/changes/short.md": note("shared/persona", "To long.") });
    acme.record("Words", { ".blastgate/changes/short.md": note("shared/persona", "It was too long.") });
    acme.git("switch", "--quiet", "main");
    acme.git("switch", "--quiet", "--create", "other");
    acme.record("Another branch's", { ".blastgate/changes/other.md": note("shared/persona", "Not about this.") });
    acme.git("switch", "--quiet", "main");
    acme.merge("other");
    acme.merge("shorter");
    const whys = async () => (await logOf(acme, "shared/persona")).entries[0]?.reasons.map(({ why }) => why);
    expect(await whys()).toEqual(["It was too long."]);
  });

  it("is a note of the branch that is checked out, before that is merged", async () => {
    const acme = acmeRepository();
    acme.git("switch", "--quiet", "--create", "shorter");
    acme.record("Shorten the persona", { [persona]: "Acme.\n{{>shared/tone}}\n" });
    acme.record("Note", { ".blastgate/changes/short.md": note("shared/persona", "It was too long.") });
    acme.write({ [persona]: "Acme!\n{{>shared/tone}}\n" });
    const { entries } = await logOf(acme, "shared/persona");
    expect(entries.slice(0, 2).map((entry) => [told(entry), entry.reasons[0]?.why])).toEqual([
      ["(not committed): changed", "It was too long."],
      ["Shorten the persona: changed", "It was too long."],
    ]);
  });

  it("is no note of a branch that has nothing in common with the default branch, which began nobody knows where", async () => {
    const acme = acmeRepository();
    acme.git("switch", "--quiet", "--orphan", "anew");
    acme.record("Begin anew", { ...acmeFiles, [persona]: "Acme.\n{{>shared/tone}}\n" });
    acme.record("Note", { ".blastgate/changes/short.md": note("shared/persona", "It was too long.") });
    const { entries } = await logOf(acme, "shared/persona");
    expect(entries.map((entry) => [entry.commit?.subject, entry.reasons])).toEqual([["Begin anew", []]]);
  });
});
