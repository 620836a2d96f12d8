import { describe, expect, test } from "vitest";
import { expandCases } from "../src/cases/expand-cases.ts";
import { parseData } from "../src/data/parse-data.ts";
import { describeFinding } from "../src/findings/catalogue.ts";
import { type DatasetFile, datasetFileSchema, type SuiteFile } from "../src/schemas/snapshot.ts";
import { suiteSchema } from "../src/schemas/suite.ts";

function suiteFile(yaml: string): SuiteFile {
  const { value, positions, findings } = parseData(yaml, suiteSchema, { path: "evals/routing/suite.yaml" });
  if (!value) throw new Error(JSON.stringify(findings));
  return { path: "evals/routing/suite.yaml", digest: "0", name: "routing", value, positions };
}

function dataset(name: string, rows: unknown[]): [string, DatasetFile] {
  const path = `evals/routing/${name}`;
  const lines = rows.map((_, index) => index + 2);
  return [path, datasetFileSchema.parse({ path, digest: "0", rows, lines })];
}

function expand(yaml: string, ...files: [string, DatasetFile][]) {
  return expandCases(suiteFile(yaml), new Map(files));
}

describe("cases", () => {
  test("come from case files, tests and scenarios, in this order", () => {
    const { cases, findings } = expand(
      `
feature: routing
cases: cases.csv
tests: [{ vars: { id: inline, message: hi } }, "file://more.jsonl"]
scenarios:
  - config: [{ metadata: { id: fr }, vars: { language: French } }, { metadata: { id: de }, vars: { language: German } }]
    tests: [{ vars: { id: lost-card, message: card } }, { vars: { id: fees, message: fees } }]
assert: [{ type: contains, value: x }]
`,
      dataset("cases.csv", [{ vars: { id: "from-csv" } }]),
      dataset("more.jsonl", [{ vars: {}, metadata: { id: 12 } }]),
    );
    expect(findings).toEqual([]);
    expect(cases.map((each) => each.id)).toEqual([
      "from-csv",
      "inline",
      "12",
      "fr/lost-card",
      "fr/fees",
      "de/lost-card",
      "de/fees",
    ]);
    expect(cases[0]?.where).toEqual({ path: "evals/routing/cases.csv", line: 2 });
    expect(cases[3]?.vars).toEqual({ language: "French", id: "lost-card", message: "card" });
  });

  test("take the defaults under their own, and the suite's assertions first", () => {
    const { cases } = expand(`
feature: routing
assert: [{ type: is-json }]
defaultTest:
  vars: { channel: app, tone: warm }
  assert: [{ type: contains, value: default }]
  threshold: 0.5
  options: { transform: output.trim(), provider: grader }
  metadata: { team: support, tags: smoke }
tests:
  - { vars: { id: a, tone: curt }, assert: [{ type: contains, value: own }], options: { transform: output } }
  - { vars: { id: b }, threshold: 0, metadata: { tags: [must-pass, 7] } }
`);
    expect(cases).toMatchObject([
      {
        vars: { channel: "app", tone: "curt", id: "a" },
        assert: [{ type: "is-json" }, { value: "default" }, { value: "own" }],
        threshold: 0.5,
        transform: "output",
        grader: "grader",
        tags: ["smoke"],
        metadata: { team: "support" },
      },
      { threshold: 0, transform: "output.trim()", tags: ["must-pass", "7"] },
    ]);
  });

  test("expand lists of texts to all combinations, unless told not to", () => {
    const { cases } = expand(`
feature: routing
assert: [{ type: is-json }]
tests:
  - vars: { id: greet, language: [French, German], tone: [warm, curt], limits: [1, 2], none: [] }
  - { vars: { id: as-is, language: [French, German] }, options: { disableVarExpansion: true } }
`);
    expect(cases.map(({ id, vars }) => [id, vars.language, vars.tone])).toEqual([
      ["greet#1", "French", "warm"],
      ["greet#2", "French", "curt"],
      ["greet#3", "German", "warm"],
      ["greet#4", "German", "curt"],
      ["as-is", ["French", "German"], undefined],
    ]);
    expect(cases[0]?.vars).toMatchObject({ limits: [1, 2], none: [] });
  });

  test("carry the cluster, from metadata or a variable", () => {
    const { cases, findings } = expand(`
feature: routing
cluster: conversation
assert: [{ type: is-json }]
tests:
  - { vars: { id: a, conversation: 4 } }
  - { vars: { id: b }, metadata: { conversation: c2 } }
  - { vars: { id: c } }
`);
    expect(cases.map((each) => each.cluster)).toEqual(["4", "c2", undefined]);
    expect(findings).toMatchObject([{ code: "case-without-cluster", args: { id: "c" }, where: { line: 8 } }]);
  });
});

describe("what is wrong with a suite", () => {
  test("is reported all at once, each where it stands", () => {
    const { cases, findings } = expand(
      `
feature: routing
cases: [cases.csv, case.jsonl]
gate: { regressions: { max: 0, cases: [must-pass, mustpass] } }
defaultTest:
  assert:
    - { type: contain, value: x }
tests:
  - vars: { message: no id }
  - vars: { id: a }
    assert:
      - { type: is-sql }
      - { type: llm-rubric, value: Is polite }
      - { type: javascript, value: "output === '{{expected}}'" }
      - { type: is-json, value: "file://schema.json" }
      - type: assert-set
        assert: [{ type: not-select-best, value: x }, { type: select-best, value: x }]
  - { vars: { id: b, document: "file:///etc/passwd" }, metadata: { tags: must-pass }, options: { transformVars: "{}" } }
`,
      dataset("cases.csv", [{ vars: { id: "a" } }, { vars: { id: "z" } }, { vars: { id: "z" } }]),
      dataset("cases.jsonl", []),
    );
    expect(cases.map((each) => each.id)).toEqual(["a", "z", "b"]);
    expect(findings.map(({ code, where }) => `${where?.path.split("/").at(-1)}:${where?.line ?? ""} ${code}`)).toEqual([
      "suite.yaml:3 cases-file-missing",
      "suite.yaml:7 assertion-unknown",
      "suite.yaml:10 assertion-needs-package",
      "suite.yaml:10 assertion-without-grader",
      "suite.yaml:10 assertion-renders-code",
      "suite.yaml:10 assertion-names-file",
      "suite.yaml:10 assertion-unknown",
      "suite.yaml:10 assertion-unsupported",
      "cases.csv:4 case-duplicate-id",
      "suite.yaml:9 case-without-id",
      "suite.yaml:10 case-duplicate-id",
      "suite.yaml: vars-transform-unsupported",
      "suite.yaml:18 variable-names-file",
      "suite.yaml:4 gate-tag-unknown",
    ]);
    expect(findings.map((found) => describeFinding(found).message)).toContain(
      'The id "a" is already that of the case at evals/routing/cases.csv:2.',
    );
    expect(findings.find((found) => found.code === "cases-file-missing")?.args.suggestion).toBe("cases.jsonl");
  });

  test("is said once for a mistake that all rows of a file share", () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({
      vars: { id: index },
      assert: [{ type: "equal", value: "x" }],
    }));
    const { findings } = expand("feature: routing\ncases: cases.csv", dataset("cases.csv", rows));
    expect(findings).toMatchObject([
      {
        code: "assertion-unknown",
        args: { suggestion: "equals" },
        where: { path: "evals/routing/cases.csv", line: 2 },
      },
    ]);
  });

  test("is no cases, or cases without assertions", () => {
    expect(expand("feature: routing").findings).toMatchObject([{ code: "suite-without-cases" }]);
    expect(expand("feature: routing\ntests: [{ vars: { id: a } }]").findings).toMatchObject([
      { code: "case-without-assertions", severity: "warning", args: { cases: 1, example: "a" } },
    ]);
  });

  test("is not a package that is there, nor a grader that the defaults name", () => {
    const suite = suiteFile(`
feature: routing
defaultTest: { options: { provider: judge } }
assert: [{ type: meteor, value: x }, { type: not-llm-rubric, value: Is rude }, { type: g-eval, value: Is kind }]
tests: [{ vars: { id: a } }]
`);
    expect(expandCases(suite, new Map(), { installed: ["natural"] }).findings).toEqual([]);
  });
});
