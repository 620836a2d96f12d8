import { join } from "node:path";
import { BlastgateError, type PromptBlame, promptBlameSchema } from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { openRepository, readPromptBlame } from "../src/index.ts";
import { emptyFolder, fixtureAt, gitFixture } from "./git-fixture.ts";
import { acmeFiles, acmeRepository, classify, note, persona, tone } from "./lineage-fixture.ts";

async function blameOf({ dir }: { dir: string }, prompt: string): Promise<PromptBlame> {
  return promptBlameSchema.parse(await readPromptBlame(await openRepository(dir), { id: prompt, path: prompt }));
}

/** Each line with where it comes from, and the commit's subject: `shared/tone:1 | Be polite. | Set up`. */
async function toldOf(fixture: { dir: string }, prompt: string): Promise<string[]> {
  const { lines, causes } = await blameOf(fixture, prompt);
  return lines.map(({ text, through, line, inPlace, cause }) => {
    const subject = causes[cause]?.commit?.subject ?? "(not committed)";
    return `${inPlace ? "" : "+ "}${through.at(-1)}:${line} | ${text} | ${subject}`;
  });
}

describe("the blame of a prompt", () => {
  it("puts the lines of included prompts in place of the references, each with the commit that wrote it", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Be polite.\nSay please.\n" });
    acme.record("Name the queues", { [classify]: "{{>shared/persona}}\nBilling or cards? {{message}}\n" });
    expect(await toldOf(acme, "support/classify")).toEqual([
      "shared/persona:4 | You are Acme's assistant. | Set up the prompts",
      "shared/tone:1 | Be polite. | Set up the prompts",
      "shared/tone:2 | Say please. | Say please",
      "shared/persona:6 | Never promise a refund. | Set up the prompts",
      "support/classify:2 | Billing or cards? {{message}} | Name the queues",
    ]);
    const { lines } = await blameOf(acme, "prompts/support/classify.prompt");
    expect(lines[1]).toMatchObject({ through: ["support/classify", "shared/persona", "shared/tone"], path: tone });
  });

  it("says who, when and why: the note about the prompt that the line is in, under its old id too", async () => {
    const acme = acmeRepository();
    acme.git("switch", "--quiet", "--create", "polite");
    const commit = acme.record(
      "Say please",
      { [tone]: "Be polite.\nBe patient.\nSay please.\n" },
      "Grace <g@acme.example>",
    );
    acme.record("Note", { ".blastgate/changes/please.md": note("shared/tone", "Customers asked for it.") });
    acme.git("switch", "--quiet", "main");
    acme.merge("polite");
    acme.record("Apply notes", {
      ".blastgate/changes/please.md": null,
      [tone]: null,
      "prompts/shared/voice.prompt": "Be polite.\nBe patient.\nSay please.\n",
      [persona]: "{{>shared/voice}}\n",
    });
    const { causes, lines } = await blameOf(acme, "shared/persona");
    expect(causes[lines.at(-1)?.cause ?? 0]).toMatchObject({
      commit: { id: commit, author: { name: "Grace", email: "g@acme.example" }, subject: "Say please" },
      prompt: "shared/voice",
      reasons: [{ path: ".blastgate/changes/please.md", why: "Customers asked for it." }],
    });
    expect(causes[lines[0]?.cause ?? 0]).toMatchObject({ commit: { subject: "Set up the prompts" }, reasons: [] });
  });

  it("keeps a line of which the reference is only a part, and puts the included lines after it", async () => {
    const acme = acmeRepository();
    acme.record("In one line", {
      [persona]: "{{#if vip}}{{>shared/tone}}{{/if}}\n{{#if vip}}\n{{>shared/tone}}\n{{/if}}\n",
    });
    expect((await toldOf(acme, "shared/persona")).map((line) => line.split(" | ").slice(0, 2).join(" | "))).toEqual([
      "shared/persona:1 | {{#if vip}}{{>shared/tone}}{{/if}}",
      "+ shared/tone:1 | Be polite.",
      "+ shared/tone:2 | Be patient.",
      "shared/persona:2 | {{#if vip}}",
      "shared/tone:1 | Be polite.",
      "shared/tone:2 | Be patient.",
      "shared/persona:4 | {{/if}}",
    ]);
  });

  it("knows the references of every format, and those that are declared and known only at run time", async () => {
    const acme = acmeRepository();
    acme.record("Other formats", {
      "prompts/cases/_base.j2": "Base.\n{% block body %}{% endblock %}\n",
      "prompts/cases/_rules.j2": "Rules.\n",
      "prompts/cases/plan.j2":
        '{% extends "cases/_base.j2" %}\n{% block body %}\n{% include "cases/_rules.j2" %}\n{% endblock %}\n',
      "prompts/fraud/_levels.md": "---\ndescription: Levels.\n---\nLow, high.\n",
      "prompts/fraud/screen.md": "Screen.\n\nfile://./_levels.md\n",
      "prompts/chat/pick.prompt": "---\nuses: [shared/t*]\n---\n{{> (lookup . 'tone')}}\n",
    });
    const lines = async (prompt: string) => (await toldOf(acme, prompt)).map((line) => line.replace(/ \| [^|]*$/, ""));
    expect(await lines("cases/plan")).toEqual([
      'cases/plan:1 | {% extends "cases/_base.j2" %}',
      "+ cases/base:1 | Base.",
      "+ cases/base:2 | {% block body %}{% endblock %}",
      "cases/plan:2 | {% block body %}",
      "cases/rules:1 | Rules.",
      "cases/plan:4 | {% endblock %}",
    ]);
    expect(await lines("fraud/screen")).toEqual([
      "fraud/screen:1 | Screen.",
      "fraud/screen:2 | ",
      "fraud/levels:4 | Low, high.",
    ]);
    expect(await lines("chat/pick")).toEqual([
      "chat/pick:4 | {{> (lookup . 'tone')}}",
      "+ shared/tone:1 | Be polite.",
      "+ shared/tone:2 | Be patient.",
    ]);
  });

  it("tells lines that are not committed, in files that git knows, that were renamed, and that it does not know", async () => {
    const acme = acmeRepository();
    acme.write({
      [classify]: "{{>shared/persona}}\n{{>shared/new}}\nWhich queue? {{message}}\n",
      "prompts/shared/_new.prompt": "Brand new.\n",
    });
    acme.git("mv", persona, "prompts/shared/persona.prompt");
    expect(await toldOf(acme, "support/classify")).toEqual([
      "shared/persona:4 | You are Acme's assistant. | Set up the prompts",
      "shared/tone:1 | Be polite. | Set up the prompts",
      "shared/tone:2 | Be patient. | Set up the prompts",
      "shared/persona:6 | Never promise a refund. | Set up the prompts",
      "shared/new:1 | Brand new. | (not committed)",
      "support/classify:3 | Which queue? {{message}} | Set up the prompts",
    ]);
    acme.write({
      [tone]: "Be polite.\nBe kind.\n",
      ".blastgate/changes/kind.md": note("shared/tone", "Kindness sells."),
    });
    const { causes, lines } = await blameOf(acme, "shared/tone");
    expect(causes[lines[1]?.cause ?? 0]).toMatchObject({ commit: null, reasons: [{ why: "Kindness sells." }] });
  });

  it("does not follow circles or references to nothing, and gives up on text without end", async () => {
    const acme = acmeRepository();
    acme.record("In circles", { [tone]: "{{>shared/persona}}\n{{>shared/gone}}\nBe polite.\n" });
    expect((await toldOf(acme, "shared/tone")).map((line) => line.split(" | ").slice(0, 2).join(" | "))).toEqual([
      "shared/persona:4 | You are Acme's assistant.",
      "shared/persona:5 | {{>shared/tone}}",
      "shared/persona:6 | Never promise a refund.",
      "shared/tone:2 | {{>shared/gone}}",
      "shared/tone:3 | Be polite.",
    ]);
    const levels = Array.from({ length: 30 }, (_, level) => level);
    acme.write(
      Object.fromEntries(
        levels.map((level) => [`prompts/deep/level-${level}.prompt`, `{{>deep/level-${level + 1}}}\n`.repeat(2)]),
      ),
    );
    acme.write({ "prompts/deep/level-30.prompt": "Laugh.\n" });
    const loud = await blameOf(acme, "deep/level-0");
    expect(loud.lines.length).toBeLessThanOrEqual(10_000);
    expect(loud.findings).toMatchObject([{ code: "blame-cut" }]);
    acme.write({ "prompts/deep/level-30.prompt": "---\ndescription: Nothing.\n---\n" });
    expect(await blameOf(acme, "deep/level-0")).toMatchObject({ lines: [], findings: [{ code: "blame-cut" }] });
  });

  it("of a repository without a commit has lines that are not committed", async () => {
    const fixture = gitFixture();
    fixture.write(acmeFiles);
    expect((await toldOf(fixture, "shared/tone"))[0]).toBe("shared/tone:1 | Be polite. | (not committed)");
  });

  it("says where a shallow clone ends", async () => {
    const acme = acmeRepository();
    acme.record("Say please", { [tone]: "Please.\n" });
    const commit = acme.git("rev-parse", "HEAD").trim();
    const clone = fixtureAt(join(emptyFolder(), "clone"));
    acme.git("clone", "--quiet", "--depth", "1", `file://${acme.dir}`, clone.dir);
    expect((await blameOf(clone, "support/classify")).findings).toMatchObject([
      { code: "history-cut", args: { commit } },
    ]);
  });

  it("explains no prompt that was removed", async () => {
    const acme = acmeRepository();
    acme.record("Drop", { [classify]: null });
    const error: unknown = await blameOf(acme, "support/classify").catch((thrown: unknown) => thrown);
    expect(error instanceof BlastgateError && error.findings).toMatchObject([
      { code: "blame-prompt-removed", args: { prompt: "support/classify" } },
    ]);
  });
});
