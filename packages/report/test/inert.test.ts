import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, inert } from "../src/inert.ts";
import { code, html, markdownTable, plain } from "../src/markdown/text.ts";

const control = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe("inert text", () => {
  test.each([
    ["an ANSI escape", "\u001b[2Jgone", "�[2Jgone"],
    ["a mark that turns the direction", "abc\u202Ecba", "abc�cba"],
    ["an end of line", "one\ntwo\u2028three", "one two three"],
    ["an invisible character", "pass\u200bword", "pass�word"],
    ["other writing, and signs", "Grüße 你好 🙂", "Grüße 你好 🙂"],
  ])("has %s made visible, or left alone where it is harmless", (_, text, shown) => {
    expect(inert(text)).toBe(shown);
  });

  test("an excerpt is cut between characters, and says so", () => {
    expect(excerpt("  two\n\nlines 🙂🙂🙂 ", 11)).toBe("two lines …");
    expect(excerpt("short", 11)).toBe("short");
  });

  test("no text brings a control character into any rendering", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const shown of [inert(text), excerpt(text, 20), code(text)]) expect(shown).not.toMatch(control);
        for (const shown of [plain(text), html(text)]) expect(shown.replaceAll("\u2060", "")).not.toMatch(control);
      }),
    );
  });
});

describe("Markdown shows as text", () => {
  test.each([
    ["tags", "<script>alert(1)</script>", "&lt;script\\>alert(1)&lt;/script\\>"],
    ["entities", "&lt;b>", "&amp;lt;b\\>"],
    ["links", "[click](https://evil.example)", "\\[click\\](https:\u2060//evil.example)"],
    ["addresses", "www.evil.example", "www\u2060.evil.example"],
    ["mentions and references", "@everyone #12", "@\u2060everyone #\u206012"],
    ["emphasis and code", "*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"],
    ["cells of tables", "a | b", "a \\| b"],
    ["what begins a list or heading", "- a", "\\- a"],
    ["what begins a numbered list", "1. a", "1\\. a"],
    ["names with hyphens, as they are", "support-chat (2.3.0)", "support-chat (2.3.0)"],
  ])("%s", (_, text, shown) => {
    expect(plain(text)).toBe(shown);
  });

  test.each([
    ["a name", "support/classify", "`support/classify`"],
    ["backticks", "a `b` c", "``a `b` c``"],
    ["backticks at the ends", "`x`", "`` `x` ``"],
    ["a pipe, in a table", "a|b", "`a\\|b`"],
    ["nothing", "", ""],
  ])("code of %s", (_, text, shown) => {
    expect(code(text)).toBe(shown);
  });

  test("a table, or nothing where it has no rows", () => {
    expect(markdownTable(["suite", "cases"], [["`chat`", "60"]])).toBe(
      "| suite | cases |\n| --- | --- |\n| `chat` | 60 |",
    );
    expect(markdownTable(["suite", "cases"], [])).toBe("");
  });
});
