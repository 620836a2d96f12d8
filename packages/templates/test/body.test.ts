import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { promptFolder, renderedText } from "./prompt-folder.ts";
import { dotprompt, everyBranch, foldersOf, type Grammar, jinja } from "./random-templates.ts";

async function bodyOf(text: string, extension = "prompt"): Promise<string> {
  return (await promptFolder({ [`chat/answer.${extension}`]: text })).file("chat/answer").body;
}

describe("a prompt's body", () => {
  it.each([
    [
      "prompt",
      "---\nmodel: fast\nowner: '@a/b'\n---\nHi {{name}}\n",
      "---\n# who\nowner: '@a/b'\nmodel: slow\n---\nHi {{name}}\n",
    ],
    ["prompt", "Hi {{name}}", "Hi{{! friendly }} {{name}}"],
    ["prompt", "Hi\n{{#if a}}\nx\n{{/if}}\n", "Hi\n{{!-- note --}}\n{{#if a}}\nx\n{{/if}}\n"],
    ["prompt", "Hi {{name}}", "Hi {{{name}}}"],
    ["j2", "Hi {{ name }}!", "Hi {# friendly #}{{name}}!"],
    ["j2", "---\nmodel: fast\n---\nHi", "Hi"],
    ["md", "---\nmodel: fast\n---\nHi", "---\nmodel: slow\n---\nHi"],
  ])("stays as it is (.%s): %j, %j", async (extension, before, after) => {
    expect(await bodyOf(after, extension)).toBe(await bodyOf(before, extension));
  });

  it.each([
    ["prompt", "Hi {{name}}", "Hi  {{name}}"],
    ["prompt", "Hi {{name}}", "Hi {{~name}}"],
    ["prompt", "a\n{{> b}}\n", "a\n  {{> b}}\n"],
    ["prompt", "{{name}}", "{{../name}}"],
    ["prompt", "{{#if a}}x{{/if}}", "{{#unless a}}x{{/unless}}"],
    ["prompt", "Hi\n", "---\nmodel: fast\n---\nHi\n"],
    ["prompt", "---\nmodel: fast\n---\n Hi\n", "---\nmodel: fast\n---\n{{! c }} Hi\n"],
    ["prompt", "---\nmodel: fast\n---\nHi\n", "---\nmodel: fast\n---\nHi\n{{! c }}\n"],
    ["j2", "{% set a %}x{% endset %}{{ a }}", "{% set a %}y{% endset %}{{ a }}"],
    ["j2", "{{ a | replace(r/x/g, '') }}", "{{ a | replace(r/x/, '') }}"],
    ["md", "Hi", "Hi <!-- note -->"],
  ])("changes (.%s): %j, %j", async (extension, before, after) => {
    expect(await bodyOf(after, extension)).not.toBe(await bodyOf(before, extension));
  });

  it.each([
    ["Dotprompt", dotprompt, ["{{! c }}", "{{~! c}}", "{{!c~}}", "{{!-- c --}}"]],
    ["Jinja", jinja, ["{# c #}", "{#- c #}", "{# c -#}"]],
  ] as const)("decides, with its references, what a %s template renders", async (_format, grammar, comments) => {
    const seen = { same: 0 };
    await fc.assert(
      fc.asyncProperty(
        editedTemplates(grammar, comments),
        fc.boolean(),
        async ({ before, after, rest }, frontMatter) => {
          const head = frontMatter ? "---\nmodel: fast\n---\n" : "";
          const name = `_p0.${grammar.extension}`;
          const include = {
            [`around.${grammar.extension}`]: grammar === jinja ? "<{% include 'p0' %}>" : "<\n {{> p0}}\n>",
          };
          const [old, edited] = await Promise.all(
            [before, after].map((text) => promptFolder({ ...rest, ...include, [name]: head + text })),
          );
          if (!old || !edited || old.file("p0").body !== edited.file("p0").body) return;
          seen.same += 1;
          for (const id of ["p0", "around"]) {
            for (const input of [everyBranch, {}]) {
              expect(await outcome(edited, id, input)).toBe(await outcome(old, id, input));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    // Else the property would hold for want of cases.
    expect(seen.same).toBeGreaterThan(30);
  });
});

/** A random folder with its first prompt's text before and after a small edit: a comment or a bit of text put in or out. */
function editedTemplates(grammar: Grammar, comments: readonly string[]) {
  const scrap = fc.oneof(fc.constantFrom(...comments), fc.constantFrom(" ", "\n", "~", "-", "x", "{", "}", "!", "#"));
  return fc
    .tuple(foldersOf(grammar), scrap, fc.nat(), fc.nat(1))
    .map(([{ [`_p0.${grammar.extension}`]: before = "", ...rest }, added, seed, removed]) => {
      const at = seed % (before.length + 1);
      return { before, after: before.slice(0, at) + added + before.slice(at + removed), rest };
    });
}

async function outcome(folder: Awaited<ReturnType<typeof promptFolder>>, id: string, input: object): Promise<string> {
  return renderedText(folder, id, { ...input }).catch(() => "cannot be rendered");
}
