import { BlastgateError } from "@blastgate/core";
import { Dotprompt } from "dotprompt";
import { describe, expect, it } from "vitest";
import { brief, promptFolder, renderedText } from "./prompt-folder.ts";

describe("references of a Dotprompt template", () => {
  it("are found in every kind of nested block, with their places", async () => {
    const folder = await promptFolder({
      "support/classify.prompt": [
        "---",
        "model: fast",
        "---",
        "{{> shared/persona}}",
        '{{#if urgent}}{{~> "shared/tone" mood="calm" ~}}{{else}}{{#each notes}}{{> shared/note}}{{/each}}{{/if}}',
        "  {{#> shared/layout}}{{#with customer}}{{> shared/customer}}{{/with}}{{/shared/layout}}",
      ].join("\n"),
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("support/classify").references).toEqual([
      { target: "shared/persona", written: "shared/persona", position: { line: 4, column: 5 } },
      { target: "shared/tone", written: "shared/tone", position: { line: 5, column: 20 } },
      { target: "shared/note", written: "shared/note", position: { line: 5, column: 76 } },
      { target: "shared/layout", written: "shared/layout", position: { line: 6, column: 8 }, optional: true },
      { target: "shared/customer", written: "shared/customer", position: { line: 6, column: 45 } },
    ]);
  });

  it("leave out what only looks like one", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt":
        "{{! {{> a}} }}{{!-- {{> b}} --}}\\{{> c}} {{{{if true}}}}{{> d}}{{{{/if}}}} {{lookup notes '{{> e}}'}}",
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("chat/answer").references).toEqual([]);
  });

  it("do not count the inline partials of the block they stand in", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt": '{{#if long}}{{> greeting}}{{#*inline "greeting"}}Hello{{/inline}}{{/if}}{{> greeting}}',
      "greeting.prompt": "Good day",
    });
    expect(folder.file("chat/answer").references.map(({ position }) => position.column)).toEqual([77]);
    expect(await renderedText(folder, "chat/answer", { long: true })).toBe("HelloGood day");
  });

  it("are without target where the name is computed, and load only what is declared", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt": "---\nuses: [facts/*]\n---\n{{> (lookup . 'topic')}}",
      "facts/cards.prompt": "Cards are blue.",
      "secret.prompt": "The vault code.",
    });
    expect(folder.file("chat/answer").references).toEqual([
      { target: null, written: '(lookup . "topic")', position: { line: 4, column: 5 } },
    ]);
    expect(await renderedText(folder, "chat/answer", { topic: "facts/cards" })).toBe("Cards are blue.");
    await expect(folder.render("chat/answer", { topic: "secret" })).rejects.toThrow("reference-not-declared");
  });

  it("may not lead out of the prompts folder", async () => {
    const folder = await promptFolder({ "chat/answer.prompt": "Hi\n{{> ../../etc/passwd}}{{> '/etc/passwd'}}" });
    expect(folder.findings.map(brief)).toEqual(["reference-outside-prompts 2:5", "reference-outside-prompts 2:27"]);
    expect(folder.file("chat/answer").references).toEqual([]);
  });
});

describe("rendering a Dotprompt template", () => {
  it("gives the messages that the dotprompt library gives", async () => {
    const template = [
      "---",
      "model: fast",
      "input: { schema: { message: string } }",
      "---",
      '{{role "system"}}',
      "Answer {{#if brief}}briefly{{else}}fully{{/if}}. {{#ifEquals tone 'warm'}}Be warm.{{else}}Be calm.{{/ifEquals}}",
      "{{#each facts as |fact|}}",
      "  - {{fact}}{{#unless @last}};{{/unless}}",
      "{{/each}}",
      "  {{> shared/closing name=customer.name}}",
      '{{role "user"}}{{message}}{{json customer indent=2}}',
      '{{role "model"}}',
      "I see. {{#with customer}}{{name}}{{/with}}{{missing}}  ",
      "",
    ].join("\n");
    const closing = "Say goodbye to {{name}}.\nThen stop.\n";
    const input = { message: "Hi <b>", tone: "warm", facts: ["a & b", "c"], customer: { name: "Ann" } };
    const library = await new Dotprompt({ partials: { "shared/closing": closing } }).render(template, { input });

    const folder = await promptFolder({ "chat/answer.prompt": template, "shared/_closing.prompt": closing });
    const { messages } = await folder.render("chat/answer", input);
    expect(folder.findings).toEqual([]);
    expect(messages.map(({ role }) => role)).toEqual(["system", "user", "assistant"]);
    expect(messages.map(({ content }) => [{ text: content }])).toEqual(library.messages.map(({ content }) => content));
  });

  it("includes a partial without its front matter, line ends and all", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt": "{{> shared/persona}}\nAnswer.",
      "shared/_persona.prompt": "---\nowner: '@acme/ai-platform'\n---\nYou are Acme.\n",
    });
    expect(await renderedText(folder, "chat/answer")).toBe("You are Acme.\nAnswer.");
  });

  it("puts `input.default` under the input", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt": "---\ninput: { default: { tone: warm, length: short } }\n---\n{{tone}} {{length}}",
    });
    expect(await renderedText(folder, "chat/answer", { tone: "calm" })).toBe("calm short");
  });

  it("keeps the prompts of two snapshots apart", async () => {
    const head = { "chat/answer.prompt": "{{> persona}}" };
    const baseline = await promptFolder({ ...head, "_persona.prompt": "You are warm." });
    const candidate = await promptFolder({ ...head, "_persona.prompt": "You are brief." });
    expect(await renderedText(baseline, "chat/answer")).toBe("You are warm.");
    expect(await renderedText(candidate, "chat/answer")).toBe("You are brief.");
  });

  it("reaches nothing behind the variables", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt":
        "[{{constructor}}{{__proto__}}{{lookup name 'constructor'}}{{name.toString}}{{#with name}}{{constructor.name}}{{/with}}]",
    });
    expect(await renderedText(folder, "chat/answer", { name: "Ann" })).toBe("[]");
  });

  it("says which file and line stopped it", async () => {
    const folder = await promptFolder({
      "chat/answer.prompt": "---\nmodel: fast\n---\n\n{{> shared/persona}}",
      "shared/_persona.prompt": "You are\n{{> shared/tone warm kind}}",
    });
    const failure = await folder.render("chat/answer").catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(BlastgateError);
    expect(failure).toMatchObject({
      findings: [{ code: "render-failed", where: { path: "prompts/shared/_persona.prompt", line: 2 } }],
    });
    await expect(folder.render("chat/reply")).rejects.toThrow("prompt-unknown");
  });

  it.each([
    ["a partial that does not exist", "{{> shared/persona}}", "reference-unresolved"],
    ["a partial of another format", "{{> terms}}", "reference-other-format"],
    ["a prompt that includes itself", "{{> chat/answer}}", "render-failed"],
  ])("stops at %s", async (_what, text, code) => {
    const folder = await promptFolder({ "chat/answer.prompt": text, "terms.txt": "Be fair." });
    await expect(folder.render("chat/answer")).rejects.toThrow(code);
  });

  it("puts the block of a partial that does not exist in its place", async () => {
    const folder = await promptFolder({ "chat/answer.prompt": "{{#> team/greeting}}Hello{{/team/greeting}}" });
    expect(await renderedText(folder, "chat/answer")).toBe("Hello");
  });
});

describe("problems in a Dotprompt template", () => {
  it.each([
    ["{{rol 'system'}}", "helper-unknown 1:3"],
    ["{{#each (sort names)}}{{/each}}", "helper-unknown 1:10"],
    ["{{#* inlin 'x'}}{{/inlin}}", "helper-unknown 1:1"],
    ["{{media url=photo}}", "helper-unsupported 1:3"],
    ["Earlier: {{history}}", "helper-unsupported 1:12"],
    ["{{log message}}", "helper-unsupported 1:3"],
    ["{{@metadata.prompt.model}}", "variable-unsupported 1:3"],
    ["{{role who}}", "role-invalid 1:3"],
    ["{{role 'boss'}}", "role-invalid 1:3"],
    ["{{role}}", "role-invalid 1:3"],
    ["{{> persona a b}}", "template-syntax 1:1"],
    ["Hi\n{{#if x}}", "template-syntax 2:?"],
    ["Hi\n{{#if x}}{{/each}}", "template-syntax 2:4"],
  ])("%s is one", async (text, expected) => {
    const { findings } = await promptFolder({ "chat/answer.prompt": text });
    expect(findings.map(brief)).toEqual([expected]);
  });

  it.each([
    "{{this.history}}",
    "{{#each turns as |history|}}{{history}}{{/each}}",
    "{{./role}}",
    "{{name}} {{#name}}x{{/name}}",
  ])("%s is none", async (text) => {
    const { findings } = await promptFolder({ "chat/answer.prompt": text });
    expect(findings).toEqual([]);
  });

  it("are all reported together", async () => {
    const { findings } = await promptFolder({
      "chat/answer.prompt": "---\nmodle: fast\n---\n{{history}}\n{{> ../../x}}",
    });
    expect(findings.map(brief)).toEqual(["unknown-key 2:1", "helper-unsupported 4:3", "reference-outside-prompts 5:5"]);
  });
});
