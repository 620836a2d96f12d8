import { describe, expect, it } from "vitest";
import { brief, promptFolder, renderedText } from "./prompt-folder.ts";

describe("references of a Jinja template", () => {
  it("are found in every tag that loads, with their places", async () => {
    const folder = await promptFolder({
      "support/classify.j2": [
        "---",
        "model: fast",
        "---",
        '{% extends "shared/_layout.j2" %}',
        "{% block system %}{%- include './_queues.jinja' -%}",
        '  {% from "shared/macros" import rule as r %}{% import "../shared/_more.njk" as more %}',
        "{% set note %}{% include 'shared/note.j2' ignore missing %}{% endset %}",
        "{{ note }}{% include 'a.j2' if x else 'b.j2' %}{% endblock %}",
      ].join("\n"),
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("support/classify").references).toEqual([
      { target: "shared/layout", written: "shared/_layout.j2", position: { line: 4, column: 12 } },
      { target: "support/queues", written: "./_queues.jinja", position: { line: 5, column: 31 } },
      { target: "shared/macros", written: "shared/macros", position: { line: 6, column: 11 } },
      { target: "shared/more", written: "../shared/_more.njk", position: { line: 6, column: 56 } },
      { target: "shared/note", written: "shared/note.j2", position: { line: 7, column: 26 }, optional: true },
      { target: "a", written: "a.j2", position: { line: 8, column: 22 } },
      { target: "b", written: "b.j2", position: { line: 8, column: 39 } },
    ]);
  });

  it("leave out what only looks like one", async () => {
    const folder = await promptFolder({
      "chat/answer.j2":
        "{# {% include 'a' %} #}{% raw %}{% include 'b' %}{% endraw %}{{ \"{% include 'c' %}\" }} include 'd'",
    });
    expect(folder.findings).toEqual([]);
    expect(folder.file("chat/answer").references).toEqual([]);
  });

  it("are without target where the name is computed, and load only what is declared", async () => {
    const folder = await promptFolder({
      "chat/answer.j2": "---\nuses: [facts/*]\n---\n{% include 'facts/' ~ topic %}",
      "facts/cards.j2": "Cards are blue.",
      "secret.j2": "The vault code.",
    });
    expect(folder.file("chat/answer").references).toEqual([
      { target: null, written: '"facts/" ~ topic', position: { line: 4, column: 12 } },
    ]);
    expect(await renderedText(folder, "chat/answer", { topic: "cards" })).toBe("Cards are blue.");
    await expect(folder.render("chat/answer", { topic: "../secret" })).rejects.toThrow("reference-not-declared");
    await expect(folder.render("chat/answer", { topic: "../../secret" })).rejects.toThrow("reference-outside-prompts");
  });

  it("may not lead out of the prompts folder", async () => {
    const { findings } = await promptFolder({ "chat/answer.j2": "{% include '../../x' %}{% include '/etc/passwd' %}" });
    expect(findings.map(brief)).toEqual(["reference-outside-prompts 1:12", "reference-outside-prompts 1:35"]);
  });
});

describe("rendering a Jinja template", () => {
  it("composes layouts, macros and includes into messages", async () => {
    const folder = await promptFolder({
      "support/classify.j2": [
        "---",
        "input: { default: { tone: warm } }",
        "---",
        '{% extends "shared/_layout.j2" %}',
        "{% block rules %}{{ super() }}{% for q in queues %}{{ list.item(q) }}{% endfor %}{% endblock %}",
      ].join("\n"),
      "shared/_layout.j2":
        '{{ role("system") }}{% import "shared/macros.j2" as list %}{% include "./_tone.j2" %}{% block rules %}Rules: {% endblock %}{{ role("user") }}{{ message }}',
      "shared/_tone.j2": "---\nowner: '@acme/ai-platform'\n---\nBe {{ tone }}. ",
      "shared/macros.j2": "{% macro item(name) %}[{{ name | upper }}, {{ name.length }}]{% endmacro %}",
    });
    expect(folder.findings).toEqual([]);
    expect(await folder.render("support/classify", { queues: ["cards", "fees"], message: "<Hi>" })).toEqual({
      messages: [
        { role: "system", content: "Be warm. Rules: [CARDS, 5][FEES, 4]" },
        { role: "user", content: "<Hi>" },
      ],
      loaded: ["shared/layout", "shared/macros", "shared/tone", "support/classify"],
    });
  });

  it("is one user message without roles, and a variable may be called role", async () => {
    const folder = await promptFolder({ "chat/answer.j2": "You are a {{ role }}.{{ missing.deeply }}" });
    expect((await folder.render("chat/answer", { role: "clerk" })).messages).toEqual([
      { role: "user", content: "You are a clerk." },
    ]);
  });

  it("does not write into its variables", async () => {
    const folder = await promptFolder({
      "chat/answer.j2": "{% macro greet(name) %}Hi {{ name }}{% endmacro %}{{ greet(customer) }}",
    });
    const customer = { __keywords: true, name: "Ann" };
    await folder.render("chat/answer", { customer });
    expect(customer).toEqual({ __keywords: true, name: "Ann" });
  });

  it.each([
    "{{ constructor }}{{ __proto__ }}{{ name.constructor }}{{ name['const' ~ 'ructor'] }}{{ [].constructor }}",
    "{{ range.constructor }}{{ cycler(1).next.constructor }}{{ self }}{{ env }}{{ runtime }}{{ process }}{{ name.toUpperCase }}",
  ])("reaches nothing behind the variables by %s", async (template) => {
    const folder = await promptFolder({ "chat/answer.j2": `[${template}]` });
    expect(folder.findings).toEqual([]);
    expect(await renderedText(folder, "chat/answer", { name: "Ann" })).toBe("[]");
  });

  it.each([
    ["a variable", '{{ a"&&Function`globalThis\\x2ereached\\x3dtrue````&&" }}'],
    ["a test", "{{ a is 'x\").call(globalThis.reached = true);(\"' }}"],
    ["an imported name", "{% from 'shared/macros' import \"x;globalThis.reached=true;\" %}"],
    ["an import's alias", '{% import \'shared/macros\' as "x\\");globalThis.reached=true;(\\"" %}'],
    ["a macro's argument", '{% macro m("x\\");globalThis.reached=true;(\\""=1) %}{% endmacro %}'],
    ["a macro's dictionary", '{% macro m({"x\\");globalThis.reached=true;(\\"": 1}) %}{% endmacro %}'],
    ["a called member", '{{ a["\\\\"]() }}'],
    ["a variable set", "{% set 'x\");globalThis.reached=true;(\"' = 1 %}"],
    ["a loop's variable", '{% for a"b in c %}{% endfor %}'],
  ])("runs no code from the name of %s", async (_what, template) => {
    const folder = await promptFolder({ "chat/answer.j2": template, "shared/macros.j2": "" });
    expect(folder.findings.map(({ code }) => code)).toContain("template-unsafe");
    await expect(folder.render("chat/answer")).rejects.toThrow("template-unsafe");
    expect(globalThis).not.toHaveProperty("reached");
  });

  it.each([
    ["a template that does not exist", "{% include 'nowhere' %}", "template not found: nowhere"],
    ["a prompt of another format", "{% include 'terms.txt' %}", "reference-other-format"],
    ["a prompt that includes itself", "{% include 'chat/answer.j2' %}", "render-failed"],
    ["a call of what is no function", "{{ name.toUpperCase() }}", "Unable to call"],
    ["a computed role", "{{ role(who) }}", "role-invalid"],
  ])("stops at %s", async (_what, text, code) => {
    const folder = await promptFolder({ "chat/answer.j2": text, "terms.txt": "Be fair." });
    await expect(folder.render("chat/answer", { name: "Ann" })).rejects.toThrow(code);
  });
});

describe("problems in a Jinja template", () => {
  it.each([
    ["{{ name | uper }}", "helper-unknown 1:11"],
    ["{{ names | random }}", "helper-unknown 1:12"],
    ["Hi\n{{ name is defned }}", "helper-unknown 2:12"],
    ["{% asyncEach n in names %}{% endeach %}", "helper-unsupported 1:4"],
    ["{{ role('boss') }}", "role-invalid 1:4"],
    ["{% for n in names %}{% else %}{% include 'nobody.j2' %}{% endfor %}", "tag-misplaced 1:34"],
    ["{% switch x %}{% case 1 %}{% if y %}{% endif %}{% include 'one.j2' %}{% endswitch %}", "tag-misplaced 1:51"],
    ["{% if %}", "template-syntax 1:7"],
    ["Hi\n{% foo %}", "template-syntax 2:4"],
    ["{{ name", "template-syntax 1:?"],
  ])("%s is one", async (text, expected) => {
    const { findings } = await promptFolder({ "chat/answer.j2": text });
    expect(findings.map(brief)).toEqual([expected]);
  });

  it.each([
    "{{ x is none }}",
    "{{ x is not defined }}",
    "{{ x is divisibleby(3) }}",
    "{% macro m(a, b='c') %}{% endmacro %}",
  ])("%s is none", async (text) => {
    const { findings } = await promptFolder({ "chat/answer.j2": text });
    expect(findings).toEqual([]);
  });
});
