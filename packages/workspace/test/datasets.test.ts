import { assertionTypes } from "@blastgate/core";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parseExpected } from "../src/datasets/expected.ts";
import { parseDataset } from "../src/datasets/parse-dataset.ts";
import { gitFixture, routing, snapshotOf } from "./git-fixture.ts";
import { rowsByPromptfoo } from "./promptfoo-rows.ts";

/** A row without what an evaluation of promptfoo's adds that says nothing: what is empty, and the number of the row. */
function essence(row: object): unknown {
  return JSON.parse(JSON.stringify(row), (key, value) => {
    if (["options", "metadata"].includes(key) && Object.values(value).join("") === "") return undefined;
    if (key === "metric" && value === "") return undefined;
    if (key === "assert" && value.length === 0) return undefined;
    return key === "description" && /^Row #\d+$/.test(value) ? undefined : value;
  });
}

const expectedCells = [
  "I can help with that.",
  "contains: refund",
  "not-contains:refund ",
  "icontains-any: refund, money back",
  'contains-all: "a, b", "say ""please""", "back\\"slash", plain',
  "contains-any:",
  "contains",
  "equals: billing",
  "is-json",
  'is-json:{"type":"object"}',
  "contains-json: untrimmed",
  "javascript: output.length < 100",
  "fn: output === 'billing'",
  "eval: true",
  "python: len(output) < 10",
  "file://checks/tone.js",
  "file://checks/tone.py:polite",
  "grade: is polite",
  "llm-rubric: is polite",
  "similar: we refund you",
  "similar(0.7): we refund you",
  "similar:cosine: we refund you",
  "similar:cosine(0.7): we refund you",
  "not-similar(0.9): no",
  "levenshtein(5): billing",
  "starts-with: Dear",
  "latency(1000)",
  "cost(0.01)",
  "rouge-n(0.5): text",
  "word-count: 10",
  "regex: ^\\d+$",
  "human: looks fine",
  "select-best: shortest",
  "contians: refund",
  "https://acme.example/refunds",
  "note: this is text",
];

// promptfoo takes seconds to load.
vi.setConfig({ testTimeout: 60_000 });

describe("CSV", () => {
  it("means what it means in promptfoo: each form of an expectation", async () => {
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const text = ["message,__expected", ...expectedCells.map((cell) => `hi,${quoted(cell)}`)].join("\n");
    const { rows, findings } = parseDataset(text, "cases.csv");
    expect(findings).toEqual([]);
    expect(rows?.map(essence)).toEqual((await rowsByPromptfoo("cases.csv", text)).map(essence));
  });

  it("means what it means in promptfoo: each column", async () => {
    const text = [
      "id, message ,__expected,__expected2,__expected3,__description,__metric,__threshold,__metadata:team,__metadata:tags[],__config:__expected:threshold,__config:__expected2:threshold",
      '1,"hi, there",contains: a,,similar: b,first,tone,0.5,billing,"must-pass, a\\, b",0.1,0.2',
      '2,"two\nlines",,is-json,,,,0,,,1,.5',
      "3,,,,,,,,,,1e-1,1",
    ].join("\n");
    const { rows, lines, findings } = parseDataset(text, "cases.csv");
    expect(findings).toEqual([]);
    expect(lines).toEqual([2, 3, 5]);
    expect(rows?.map(essence)).toEqual((await rowsByPromptfoo("cases.csv", text)).map(essence));
  });

  it("means what it means in promptfoo: quotes in the middle of a cell", async () => {
    const text = 'id,message\n1,a 5" pipe\n2,say "hi"\n';
    const { rows, findings } = parseDataset(text, "cases.csv");
    expect(findings).toEqual([]);
    expect(rows?.map(essence)).toEqual((await rowsByPromptfoo("cases.csv", text)).map(essence));
  });

  it.each([
    ["id,message\n1,hi,more\n", [{ code: "csv-syntax", where: { line: 2 } }]],
    ['id,message\n1,"hi\n', [{ code: "csv-syntax" }]],
    ["id,message,id \n1,hi,2\n", [{ code: "csv-column-repeated", args: { column: "id" }, where: { line: 1 } }]],
    ["id,__prefix,__suffix\n1,a,b\n", [{ code: "csv-column-unsupported" }, { code: "csv-column-unsupported" }]],
    ["id,__desciption\n1,a\n", [{ code: "csv-column-unknown", args: { suggestion: "__description" } }]],
    ["id,__metadata\n1,a\n", [{ code: "csv-column-unknown" }]],
    ["id,__config:__expected0:threshold\n1,1\n", [{ code: "csv-column-unknown" }]],
    ["id,__threshold\n1,0.5\n2,half\n", [{ code: "csv-cell-invalid", where: { line: 3 } }]],
    ["id,__config:__expected:threshold\n1,\n", [{ code: "csv-cell-invalid" }]],
    ['id,__expected\n1,"contains-any: ""a"" b"\n', [{ code: "csv-cell-invalid" }]],
    ['id,__expected\n1,"contains-any: ""a\\"""\n', [{ code: "csv-cell-invalid" }]],
  ])("has no rows where something is wrong: %j", (text, expected) => {
    const { rows, findings } = parseDataset(text, "cases.csv");
    expect(findings).toMatchObject(expected);
    expect(rows).toBeUndefined();
  });

  it("warns of a column with one underscore, and takes it as a variable as promptfoo does", () => {
    const { rows, findings } = parseDataset("id,_expected\n1,billing\n", "cases.csv");
    expect(findings).toMatchObject([{ code: "csv-column-underscore", severity: "warning" }]);
    expect(rows).toEqual([{ vars: { id: "1", _expected: "billing" } }]);
  });

  it("gives any cell an assertion, or says what is wrong with it", () => {
    const cell = fc.oneof(
      fc.string(),
      fc
        .tuple(fc.constantFrom(...Object.keys(assertionTypes)), fc.string())
        .map(([type, value]) => `${type}: ${value}`),
      fc.array(fc.constantFrom('"', "\\", ",", " ", "a")).map((parts) => `contains-any:${parts.join("")}`),
    );
    fc.assert(
      fc.property(cell, (text) => {
        try {
          expect(parseExpected(text).type).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      }),
    );
  });
});

describe("JSON, JSONL and YAML", () => {
  const rows = [
    { vars: { id: "1", message: "hi" }, assert: [{ type: "contains", value: "hello" }], description: "greeting" },
    { vars: { id: "2", message: "bye" }, metadata: { tags: ["must-pass"] }, threshold: 0.5 },
  ];

  it.each([
    ["cases.json", JSON.stringify(rows, null, "\t"), [2, 15]],
    ["cases.jsonl", rows.map((row) => `${JSON.stringify(row)}\n\n`).join(""), [1, 3]],
    ["cases.yaml", rows.map((row) => `- ${JSON.stringify(row)}\n`).join("# next\n"), [1, 3]],
  ])("%s has the rows that promptfoo reads, and where they begin", async (name, text, beginnings) => {
    const parsed = parseDataset(text, name);
    expect(parsed).toEqual({ rows, lines: beginnings, findings: [] });
    expect(parsed.rows?.map(essence)).toEqual((await rowsByPromptfoo(name, text)).map(essence));
  });

  it("may be one row alone", () => {
    expect(parseDataset('{"vars": {"id": "1"}}', "one.json").rows).toEqual([{ vars: { id: "1" } }]);
  });

  it.each([
    ["cases.jsonl", '{"vars": {}}\n{"vars": \n', [{ code: "jsonl-syntax", where: { line: 2 } }]],
    [
      "cases.jsonl",
      `{"vars": {"deep": ${"[".repeat(20_000)}${"]".repeat(20_000)}}}\n`,
      [{ code: "data-too-deep", where: { line: 1 } }],
    ],
    [
      "cases.jsonl",
      '{"vars": {}}\n{"var": {}}\n',
      [{ code: "unknown-key", args: { suggestion: "vars" }, where: { line: 2 } }],
    ],
    ["cases.yaml", "- vars: {}\n  provider: x\n", [{ code: "unknown-key", where: { line: 2 } }]],
    ["cases.yaml", "- vars: file://vars.yaml\n", [{ code: "invalid-value", where: { line: 1 } }]],
    ["cases.json", "[", [{ code: "yaml-syntax" }]],
  ])("%s has no rows where something is wrong: %j", (name, text, expected) => {
    const { rows: none, findings } = parseDataset(text, name);
    expect(findings).toMatchObject(expected);
    expect(none).toBeUndefined();
  });
});

describe("the files that suites name", () => {
  const suite = (text: string, files = {}) =>
    snapshotOf(gitFixture({ ...routing, "evals/support-routing/suite.yaml": `feature: a\n${text}`, ...files }), "HEAD");

  it("are datasets, with file:// or without, from every key that may name them", async () => {
    const row = "id,message\n1,hi\n";
    const snapshot = await suite(
      "cases: [cases.csv, ../shared/angry.csv]\ntests: file://more.csv\nscenarios:\n  - { config: [{}], tests: [third.csv, { vars: {} }] }\n",
      {
        "evals/shared/angry.csv": row,
        "evals/support-routing/more.csv": row,
        "evals/support-routing/third.csv": row,
        "evals/support-routing/unused.csv": row,
      },
    );
    expect(snapshot.findings).toEqual([]);
    expect(snapshot.datasets.map(({ path }) => path)).toEqual([
      "evals/shared/angry.csv",
      "evals/support-routing/cases.csv",
      "evals/support-routing/more.csv",
      "evals/support-routing/third.csv",
    ]);
    expect(snapshot.others.map(({ path }) => path)).toEqual(["evals/support-routing/unused.csv"]);
  });

  it.each([
    ["cases: case.csv", [{ code: "dataset-missing", args: { suggestion: "cases.csv" }, where: { line: 2 } }]],
    ["cases: '*.csv'", [{ code: "dataset-missing" }]],
    ["cases: ../../prompts/x.yaml", [{ code: "dataset-outside" }]],
    ["cases: /etc/hosts.csv", [{ code: "dataset-outside" }]],
    ["cases: file:///etc/hosts.csv", [{ code: "dataset-outside" }]],
    [
      "tests: [file://make-tests.js, 'make.py:tests']",
      [{ code: "dataset-unsupported" }, { code: "dataset-unsupported" }],
    ],
    ["tests: https://docs.google.com/spreadsheets/x.csv", [{ code: "dataset-unsupported" }]],
    ["tests: suite.yaml", [{ code: "dataset-unsupported" }]],
  ])("are findings where they cannot be read: %s", async (text, expected) => {
    const snapshot = await suite(`${text}\n`);
    expect(snapshot.findings).toMatchObject(expected);
    expect(snapshot.datasets).toEqual([]);
  });

  it("become datasets when a suite begins to name them, and others when none does any more", async () => {
    const fixture = gitFixture({ ...routing, "evals/support-routing/new.csv": "id,message\n1,hi\n" });
    const roles = async () => {
      const { datasets, others } = await snapshotOf(fixture);
      return { datasets: datasets.map(({ path }) => path), others: others.map(({ path }) => path) };
    };
    const [old, next] = ["evals/support-routing/cases.csv", "evals/support-routing/new.csv"];
    expect(await roles()).toEqual({ datasets: [old], others: [next] });
    fixture.write({ "evals/support-routing/suite.yaml": "feature: support-routing\ncases: new.csv\n" });
    expect(await roles()).toEqual({ datasets: [next], others: [old] });
  });
});
