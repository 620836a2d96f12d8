import type { Json, JsonObject, Place } from "../schemas/common.ts";
import type { DatasetFile, SuiteFile } from "../schemas/snapshot.ts";
import type { TestRow } from "../schemas/suite.ts";

/** A test row with what it stands among merged in, and where it is written. */
export interface Row {
  test: TestRow;
  where: Place;
  /** `undefined` where the row gives none. */
  id: string | undefined;
}

/** A row of a suite, before the suite's defaults. */
export interface WrittenRow {
  test: TestRow;
  where: Place;
}

/**
 * The suite's defaults under a row, as promptfoo merges them: variables, options and metadata key by key, the row's
 * threshold before the default one, the default assertions before the row's. The suite's own `assert` comes first.
 */
export function withDefaults(row: Row, suite: SuiteFile["value"]): Row {
  const { defaultTest = {}, assert = [] } = suite;
  const { test } = row;
  const threshold = test.threshold ?? defaultTest.threshold;
  const merged: TestRow = {
    ...test,
    vars: { ...defaultTest.vars, ...test.vars },
    options: { ...defaultTest.options, ...test.options },
    metadata: { ...defaultTest.metadata, ...test.metadata },
    assert: [...assert, ...(defaultTest.assert ?? []), ...(test.assert ?? [])],
    ...(threshold !== undefined && { threshold }),
  };
  return { ...row, test: merged, id: row.id ?? idOf(merged) };
}

/** One row of a scenario: an entry of its `config` under one of its tests. */
export function mergeScenarioRow(data: Partial<TestRow>, row: WrittenRow, suite: SuiteFile["value"]): Row {
  const { defaultTest = {} } = suite;
  const { test } = row;
  const merged: TestRow = {
    ...defaultTest,
    ...data,
    ...test,
    vars: { ...defaultTest.vars, ...data.vars, ...test.vars },
    options: { ...defaultTest.options, ...data.options, ...test.options },
    metadata: { ...defaultTest.metadata, ...data.metadata, ...test.metadata },
    assert: [...(data.assert ?? []), ...(test.assert ?? [])],
  };
  // The same tests run under every entry, so both ids are needed to tell the cases apart.
  const ids = [idOf(data), idOf(test)].filter((id) => id !== undefined);
  return { test: merged, where: row.where, id: ids.length > 0 ? ids.join("/") : undefined };
}

/** The rows of a dataset, each with its line. */
export function rowsOf(dataset: DatasetFile): WrittenRow[] {
  return dataset.rows.map((test, index) => {
    const line = dataset.lines[index];
    return { test, where: { path: dataset.path, ...(line !== undefined && { line }) } };
  });
}

/** `metadata.id`, else the variable `id`. */
function idOf(test: Partial<TestRow>): string | undefined {
  return asName(test.metadata?.id) ?? asName(test.vars?.id);
}

/** A text or number as a name; anything else, and the empty text, is none. */
export function asName(value: Json | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/**
 * promptfoo's variable expansion: a list of texts stands for one case per text, and several lists for all their
 * combinations. Lists of anything else are values.
 */
export function varCombinations(vars: JsonObject): JsonObject[] {
  let combinations: JsonObject[] = [{}];
  for (const [key, value] of Object.entries(vars)) {
    const values = Array.isArray(value) && typeof value[0] === "string" ? value : [value];
    combinations = combinations.flatMap((combination) => values.map((each) => ({ ...combination, [key]: each })));
  }
  return combinations;
}
