import { posix } from "node:path";
import { placeOf, pointer } from "../data/places.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Case } from "../schemas/case.ts";
import type { JsonObject, Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { DatasetFile, SuiteFile } from "../schemas/snapshot.ts";
import type { Assertion, Suite, TestRow } from "../schemas/suite.ts";
import { checkAssertion, findFile } from "./check-assertions.ts";
import { datasetPath } from "./dataset-paths.ts";
import {
  asName,
  mergeScenarioRow,
  type Row,
  rowsOf,
  varCombinations,
  type WrittenRow,
  withDefaults,
} from "./merge-tests.ts";

export interface ExpandOptions {
  /** Packages that are there, of those that promptfoo leaves to its users (`natural`, `node-sql-parser`). */
  installed?: readonly string[];
}

/**
 * Every case of a suite, ready to be asked, and everything that is wrong with them. Rows come from `cases`, `tests`
 * and `scenarios`, in this order, and are merged as promptfoo merges them. A case without an id, or with one that is
 * taken, is left out and reported.
 */
export function expandCases(
  suite: SuiteFile,
  datasets: ReadonlyMap<string, DatasetFile>,
  options: ExpandOptions = {},
): { cases: Case[]; findings: Finding[] } {
  const findings = new Findings();
  const rows = collectRows(suite, datasets, findings).map((row) => withDefaults(row, suite.value));
  if (rows.length === 0) findings.add(finding("suite-without-cases", {}, { path: suite.path }));
  for (const { assertion, where, grader } of writtenAssertions(suite, rows)) {
    for (const found of checkAssertion(assertion, { where, grader, ...options })) findings.addOnce(found);
  }
  const cases = nameCases(rows, suite, findings);
  checkCases(cases, suite, findings);
  return { cases, findings: findings.all };
}

/** Findings in order; of those that many rows of one file share, the first. */
class Findings {
  readonly all: Finding[] = [];
  readonly #seen = new Set<string>();

  add(found: Finding): void {
    this.all.push(found);
  }

  addOnce(found: Finding): void {
    const key = JSON.stringify([found.code, found.args, found.where?.path]);
    if (!this.#seen.has(key)) this.add(found);
    this.#seen.add(key);
  }
}

function collectRows(suite: SuiteFile, datasets: ReadonlyMap<string, DatasetFile>, findings: Findings): Row[] {
  const { cases, tests, scenarios = [] } = suite.value;
  const at = (...keys: PropertyKey[]): Place => placeOf(suite.path, suite.positions, pointer(...keys));

  const read = (written: Suite["tests"] | Suite["cases"], ...keys: PropertyKey[]): WrittenRow[] => {
    if (written === undefined) return [];
    if (typeof written === "string") return readFile(written, at(...keys));
    return written.flatMap((entry, index) =>
      typeof entry === "string" ? readFile(entry, at(...keys, index)) : [{ test: entry, where: at(...keys, index) }],
    );
  };
  const readFile = (written: string, where: Place): WrittenRow[] => {
    const dataset = datasets.get(datasetPath(suite.path, written));
    if (dataset) return rowsOf(dataset);
    const folder = posix.dirname(suite.path);
    const known = [...datasets.keys()].map((path) => posix.relative(folder, path));
    findings.add(finding("cases-file-missing", { file: written, suggestion: nearest(written, known) }, where));
    return [];
  };

  return [
    ...[...read(cases, "cases"), ...read(tests, "tests")].map((row) => ({ ...row, id: undefined })),
    ...scenarios.flatMap((scenario, index) => {
      const written = read(scenario.tests, "scenarios", index, "tests");
      return scenario.config.flatMap((data, entry) => {
        // promptfoo runs an entry without tests as a case of its own.
        const own = { test: {}, where: at("scenarios", index, "config", entry) };
        return (scenario.tests === undefined ? [own] : written).map((row) => mergeScenarioRow(data, row, suite.value));
      });
    }),
  ];
}

/** Each assertion where it is written, and whether a grader is named for it there. */
function* writtenAssertions(
  suite: SuiteFile,
  rows: readonly Row[],
): Generator<{ assertion: Assertion; where: Place; grader: boolean }> {
  const { assert = [], defaultTest } = suite.value;
  const at = (...keys: PropertyKey[]): Place => placeOf(suite.path, suite.positions, pointer(...keys));
  const everyRowHasGrader = rows.every((row) => row.test.options?.provider !== undefined);
  const shared = new Set<Assertion>();
  for (const [keys, list] of [
    [["assert"], assert],
    [["defaultTest", "assert"], defaultTest?.assert ?? []],
  ] as const) {
    for (const [index, assertion] of list.entries()) {
      shared.add(assertion);
      yield { assertion, where: at(...keys, index), grader: everyRowHasGrader };
    }
  }
  for (const { test, where } of rows) {
    for (const assertion of test.assert ?? []) {
      if (!shared.has(assertion)) yield { assertion, where, grader: test.options?.provider !== undefined };
    }
  }
}

function nameCases(rows: readonly Row[], suite: SuiteFile, findings: Findings): Case[] {
  const cases = new Map<string, Case>();
  for (const { test, where, id } of rows) {
    if (id === undefined) {
      findings.add(finding("case-without-id", {}, where));
      continue;
    }
    const vars = test.vars ?? {};
    const combinations = test.options?.disableVarExpansion ? [vars] : varCombinations(vars);
    for (const [index, combination] of combinations.entries()) {
      const name = combinations.length > 1 ? `${id}#${index + 1}` : id;
      const first = cases.get(name);
      if (first) findings.add(finding("case-duplicate-id", { id: name, first: showPlace(first.where) }, where));
      else cases.set(name, makeCase(name, test, combination, where, suite.value));
    }
  }
  return [...cases.values()];
}

function makeCase(id: string, test: TestRow, vars: JsonObject, where: Place, suite: Suite): Case {
  const { description, assert = [], threshold, metadata = {}, options = {} } = test;
  const { tags = [] } = metadata;
  const cluster = suite.cluster === undefined ? undefined : clusterOf(suite.cluster, metadata, vars);
  return {
    id,
    ...(description !== undefined && { description }),
    vars,
    assert,
    ...(threshold !== undefined && { threshold }),
    ...(options.transform !== undefined && { transform: options.transform }),
    ...(options.provider !== undefined && { grader: options.provider }),
    ...(options.rubricPrompt !== undefined && { rubricPrompt: options.rubricPrompt }),
    tags: (Array.isArray(tags) ? tags : [tags]).map(asName).filter((tag) => tag !== undefined),
    ...(cluster !== undefined && { cluster }),
    metadata,
    where,
  };
}

function clusterOf(key: string, metadata: JsonObject, vars: JsonObject): string | undefined {
  return asName(metadata[key]) ?? asName(vars[key]);
}

function checkCases(cases: readonly Case[], suite: SuiteFile, findings: Findings): void {
  const { cluster, gate, defaultTest, tests, scenarios = [] } = suite.value;
  const inline = (rows: Suite["tests"]): TestRow[] =>
    Array.isArray(rows) ? rows.filter((row) => typeof row !== "string") : [];
  const written = [
    defaultTest ?? {},
    ...inline(tests),
    ...scenarios.flatMap((each) => [...each.config, ...inline(each.tests)]),
  ];
  if (written.some((test) => test.options?.transformVars !== undefined)) {
    findings.add(finding("vars-transform-unsupported", {}, { path: suite.path }));
  }
  for (const { id, transform, rubricPrompt, where, ...each } of cases) {
    if (cluster !== undefined && each.cluster === undefined) {
      findings.add(finding("case-without-cluster", { id, key: cluster }, where));
    }
    for (const [key, value] of Object.entries({ transform, rubricPrompt })) {
      const file = value === undefined ? undefined : findFile(value);
      if (file !== undefined) findings.addOnce(finding("assertion-names-file", { type: "options", key, file }, where));
    }
    for (const [name, value] of Object.entries(each.vars)) {
      if (findFile(value) !== undefined) findings.addOnce(finding("variable-names-file", { name }, where));
    }
  }
  const bare = cases.filter((each) => each.assert.length === 0);
  if (bare.length > 0) {
    const example = bare[0]?.id ?? "";
    findings.add(finding("case-without-assertions", { cases: bare.length, example }, { path: suite.path }));
  }
  const tags = new Set(cases.flatMap((each) => each.tags));
  for (const [index, tag] of (gate.regressions?.cases ?? []).entries()) {
    if (tags.has(tag)) continue;
    const where = placeOf(suite.path, suite.positions, pointer("gate", "regressions", "cases", index));
    findings.add(finding("gate-tag-unknown", { tag, suggestion: nearest(tag, tags) }, where));
  }
}

function showPlace({ path, line }: Place): string {
  return line === undefined ? path : `${path}:${line}`;
}
