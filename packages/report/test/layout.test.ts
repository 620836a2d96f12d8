import { finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { dollars, layoutFor, paragraph, percent, plural, points, renderFindings, table } from "../src/index.ts";

const narrow = layoutFor({ columns: 60, colour: false });

describe("a table in the terminal", () => {
  test("aligns its columns and wraps the last", () => {
    const rows = [
      ["chat", "4", "through shared/persona → chat/answer → chat/follow-up"],
      ["routing", "12", "short"],
    ];
    expect(table(narrow, rows)).toEqual([
      "  chat     4   through shared/persona → chat/answer →",
      "               chat/follow-up",
      "  routing  12  short",
    ]);
  });

  test("puts the last column below where little room is left for it", () => {
    const rows = [["conversation-summary", "@acme/support-platform", "through shared/persona → chat/summarise"]];
    expect(table(narrow, rows)).toEqual([
      "  conversation-summary  @acme/support-platform",
      "      through shared/persona → chat/summarise",
    ]);
  });

  test("measures characters as wide as terminals show them", () => {
    expect(
      table(narrow, [
        ["你好", "a"],
        ["abcd", "b"],
      ]),
    ).toEqual(["  你好  a", "  abcd  b"]);
  });
});

test("a paragraph is indented, and a word longer than the line is broken", () => {
  const text = paragraph(layoutFor({ columns: 40, colour: false }), `see ${"x".repeat(50)}`, "    ", "  - ");
  expect(text.split("\n").map((line) => line.length <= 40)).not.toContain(false);
  expect(text.startsWith("  - see ")).toBe(true);
});

test("findings have their place, words and remedy, and are counted", () => {
  const where = { path: "prompts/chat/answer.prompt", line: 3, column: 5 };
  const found = finding(
    "reference-unresolved",
    { written: "persnoa", target: "persnoa", suggestion: "persona" },
    where,
  );
  expect(renderFindings([found], layoutFor({ columns: 80, colour: false }))).toBe(
    `prompts/chat/answer.prompt:3:5 error reference-unresolved
  "persnoa" refers to the prompt "persnoa", which does not exist. Did you mean
  "persona"?
  Refer to "persona", or add the prompt.

1 error`,
  );
});

test.each([
  [percent(0.9412), "94.1%"],
  [points(-0.066), "−6.6"],
  [points(0.003), "+0.3"],
  [points(-0.0001), "0.0"],
  [dollars(null), "unknown"],
  [dollars(0), "$0.00"],
  [dollars(0.00123), "$0.0012"],
  [dollars(12.3), "$12.30"],
  [plural(1, "case"), "1 case"],
  [plural(1204, "case"), "1,204 cases"],
])("numbers are written as %s", (written, expected) => {
  expect(written).toBe(expected);
});
