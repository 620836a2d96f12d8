import { hashText } from "@blastgate/core";
import fc from "fast-check";

/** How many prompts a random folder has. Each refers only to later ones, so that nothing goes round in circles. */
const count = 4;

/** What a format's templates are made of; `level` is the first prompt that may be referred to. */
export interface Grammar {
  extension: string;
  /** Pieces without pieces in them. */
  leaves(level: number): fc.Arbitrary<string>;
  /** Pieces around others. */
  blocks(level: number, inside: fc.Arbitrary<string>): fc.Arbitrary<string>[];
  /** Prompts that every folder has besides. */
  fixed: Readonly<Record<string, string>>;
}

/** Random folders of prompts `p0` to `p3`, of which `p0` comes first. */
export function foldersOf(grammar: Grammar): fc.Arbitrary<Record<string, string>> {
  const prompts = Array.from({ length: count }, (_, number) => templateOf(grammar, number + 1));
  return fc.tuple(...prompts).map((texts) => ({
    ...grammar.fixed,
    ...Object.fromEntries(texts.map((text, number) => [`_p${number}.${grammar.extension}`, text])),
  }));
}

function templateOf(grammar: Grammar, level: number, depth = 2): fc.Arbitrary<string> {
  const leaf = grammar.leaves(level);
  if (depth === 0) return leaf;
  const inside = fc.array(templateOf(grammar, level, depth - 1), { maxLength: 3 }).map((pieces) => pieces.join(""));
  return fc
    .array(fc.oneof({ weight: 3, arbitrary: leaf }, ...grammar.blocks(level, inside)), { maxLength: 4 })
    .map((pieces) => pieces.join(""));
}

/** Names of the prompts that may be referred to from here. */
function laterPrompts(level: number): string[] {
  return Array.from({ length: count }, (_, number) => `p${number}`).slice(level);
}

const plain = fc.constantFrom("Be warm. ", "\n", "  ", "file://p3", "p3 ", "{ } % #");
const strip = fc.constantFrom("", "~");

/** Input under which every branch of a template from these grammars is taken. */
export const everyBranch = { both: [true, false], yes: true, list: ["a"], table: { key: "value" }, none: [] };

/** Dotprompt templates in which everything that can load is reached. */
export const dotprompt: Grammar = {
  extension: "prompt",
  fixed: { "_layout.prompt": "[{{> @partial-block}}]" },
  leaves: (level) =>
    fc.oneof(
      plain,
      fc.constantFrom(
        "{{! {{> p3}} }}",
        "{{!-- {{> p3}} --}}\n",
        "\\{{> p3}}",
        "{{{{if true}}}}{{> p3}}{{{{/if}}}}",
        "{{lookup @root.table '{{> p3}}'}}",
        "{{@root.yes}}",
        "{{#> absent}}{{/absent}}",
      ),
      ...(level < count ? [inclusion(level)] : []),
    ),
  blocks: (level, inside) => [
    inside.map((text) => `{{#each @root.both}}{{#if this}}yes{{else}}{{! no }}${text}{{/if}}{{/each}}`),
    inside.map((text) => `{{#if @root.yes~}}\n${text}{{/if}}`),
    inside.map((text) => `{{#unless @root.yes}}{{else if @root.yes}}${text}{{/unless}}`),
    inside.map((text) => `{{#with @root.table}}${text}{{~/with}}`),
    inside.map((text) => `{{#each @root.list as |p3|}}${text}{{p3}}{{/each}}`),
    inside.map((text) => `{{#each @root.none}}{{^}}${text}{{/each}}`),
    inside.map((text) => `{{#> layout}}${text}{{/layout}}`),
    inside.map((text) => `{{#> absent}}${text}{{/absent}}`),
    // Of two of one name in a block the last one counts, so that the name follows from the text.
    inside.map((text) => inlined(`slot-${level}-${hashText(text).slice(0, 8)}`, text)),
  ],
};

/** As above, with inline partials named like prompts: some of what is referred to is then not loaded. */
export const shadowingDotprompt: Grammar = {
  ...dotprompt,
  blocks: (level, inside) => [
    ...dotprompt.blocks(level, inside),
    ...laterPrompts(level).map((name) =>
      templateOf(dotprompt, Number(name.slice(1)) + 1, 1).map(
        (text) => `{{#if @root.yes}}${inlined(name, text)}{{/if}}`,
      ),
    ),
  ],
};

function inclusion(level: number): fc.Arbitrary<string> {
  const name = fc.constantFrom(...laterPrompts(level));
  return fc.oneof(
    fc.tuple(name, strip, strip).map(([each, before, after]) => `{{${before}> ${each}${after}}}`),
    name.map((each) => `\n  {{> ${each}}}\n`),
    name.map((each) => `{{> "${each}" note="{{> p3}}"}}`),
    name.map((each) => `{{#> ${each}}}{{/${each}}}`),
    name.map((each) => `{{> [${each}] @root.table}}`),
    name.map((each) => `\\\\{{> ${each}}}`),
  );
}

function inlined(name: string, text: string): string {
  return `{{> ${name}}}{{#*inline "${name}"}}${text}{{/inline}}`;
}

/** Jinja templates in which everything that can load is reached. */
export const jinja: Grammar = {
  extension: "j2",
  fixed: { "_layout.j2": "[{% block content %}{% endblock %}]", "_macros.j2": "{% macro greet() %}Hi{% endmacro %}" },
  leaves: (level) =>
    fc.oneof(
      plain,
      fc.constantFrom(
        "{# {% include 'p3' %} #}",
        "{#- {{ x }} -#}\n",
        "{% raw %}{% include 'p3' %}{% endraw %}",
        "{% verbatim %}{% include 'p3' %}{% endverbatim %}",
        "{{ \"{% include 'p3' %}\" }}",
        "{{ yes }}",
        "{% filter upper %}Hi{% endfilter %}",
        "{% switch yes %}{% case true %}Hi{% endswitch %}",
        "{% include 'absent' ignore missing %}",
        "{% import './macros.j2' as m %}{{ m.greet() }}",
        "{% from '_macros.j2' import greet as g %}{{ g() }}",
      ),
      ...(level < count
        ? [
            fc
              .tuple(
                fc.constantFrom(
                  "{% include 'NAME' %}",
                  '{%- include "./_NAME.j2" -%}',
                  "{% include 'NAME' if yes else 'NAME' %}",
                ),
                fc.constantFrom(...laterPrompts(level)),
              )
              .map(([tag, name]) => tag.replaceAll("NAME", name)),
          ]
        : []),
    ),
  blocks: (_level, inside) => [
    inside.map((text) => `{% for b in both %}{% if b %}yes{% else %}{# no #}${text}{% endif %}{% endfor %}`),
    inside.map((text) => `{% if not yes %}{% elif yes -%}\n${text}{% endif %}`),
    inside.map((text) => `{% for n in none %}{% else %}{% if yes %}${text}{% endif %}{% endfor %}`),
    inside.map((text) => `{% set kept %}${text}{% endset %}{{ kept }}`),
    inside
      .map((text) => `{% call m() %}${text}{% endcall %}`)
      .map((text) => `{% macro m() %}{{ caller() }}{% endmacro %}${text}`),
  ],
};
