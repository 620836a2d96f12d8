import { checkAssertion, findFile } from "../cases/check-assertions.ts";
import { asName } from "../cases/merge-tests.ts";
import { isObject } from "../data/is-object.ts";
import type { Json, JsonObject } from "../schemas/common.ts";
import { type Assertion, assertionSchema, type TestRow, testSchema } from "../schemas/suite.ts";

/** A row of promptfoo's tests as a suite can have it. */
export interface AdoptedRow {
  /** `null` where nothing of it can be used. */
  row: TestRow | null;
  /** What of it was left out, in a few words each. */
  left: string[];
}

/** Takes of a row what can be run as written here: nothing that names a file or program, or that nobody here knows. */
export function adoptRow(raw: Json): AdoptedRow {
  if (!isObject(raw)) return { row: null, left: ["a row that is no map"] };
  const left = new Set<string>();
  const row = withoutUnknown(raw, left);
  if (isObject(row.options)) row.options = withoutFiles(row.options, left);
  if (Array.isArray(row.assert)) {
    const assert = row.assert.filter((assertion) => canRun(assertion, left));
    if (assert.length > 0) row.assert = assert;
    else delete row.assert;
  }
  if (row.vars !== undefined && !isObject(row.vars)) {
    left.add("`vars` from a file");
    delete row.vars;
  }
  const parsed = testSchema.safeParse(row);
  if (parsed.success) return { row: parsed.data, left: [...left] };
  return { row: null, left: ["a row of another shape"] };
}

/** `metadata.id`, else the variable `id`. */
export function writtenId({ metadata, vars }: TestRow): string | undefined {
  return asName(metadata?.id) ?? asName(vars?.id);
}

/** Whether a grader has to be named for an assertion of the row. */
export function needsGrader({ assert = [], options }: TestRow): boolean {
  if (options?.provider !== undefined) return false;
  return assert.some((assertion) => codesOf(assertion, false).includes("assertion-without-grader"));
}

/** The row without keys that nobody here knows, and without what is written as nothing. */
function withoutUnknown(raw: JsonObject, left: Set<string>): JsonObject {
  const row = Object.fromEntries(Object.entries(structuredClone(raw)).filter(([, value]) => value !== null));
  for (const issue of testSchema.safeParse(row).error?.issues ?? []) {
    if (issue.code !== "unrecognized_keys") continue;
    const within = issue.path.join(".");
    const holder = within === "" ? row : row[within];
    for (const key of isObject(holder) ? issue.keys : []) {
      left.add(`\`${within === "" ? key : `${within}.${key}`}\``);
      if (isObject(holder)) delete holder[key];
    }
  }
  return row;
}

function withoutFiles(options: JsonObject, left: Set<string>): JsonObject {
  return Object.fromEntries(
    Object.entries(options).filter(([key, value]) => {
      const isCode = key === "transformVars" || findFile(value) !== undefined;
      if (isCode) left.add(`\`options.${key}\`, which runs code or names a file`);
      return !isCode;
    }),
  );
}

function canRun(raw: Json, left: Set<string>): boolean {
  const { data } = assertionSchema.safeParse(raw);
  const codes = data && codesOf(data, true);
  if (codes?.length === 0) return true;
  const why = codes?.includes("assertion-names-file") ? ", which names a file" : "";
  left.add(`an assertion of type ${isObject(raw) ? String(raw.type) : "none"}${why}`);
  return false;
}

function codesOf(assertion: Assertion, grader: boolean): string[] {
  return checkAssertion(assertion, { where: { path: "" }, grader })
    .filter(({ severity }) => severity === "error")
    .map(({ code }) => code);
}
