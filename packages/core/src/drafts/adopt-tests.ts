import { posix } from "node:path";
import { yamlOf } from "../data/yaml-text.ts";
import { finding } from "../findings/catalogue.ts";
import type { Finding } from "../schemas/finding.ts";
import type { TestRow } from "../schemas/suite.ts";
import { adoptRow, needsGrader, writtenId } from "./adopt-row.ts";
import { asComments } from "./comments.ts";
import type { FoundConfig, FoundTests } from "./found.ts";

/** A file of cases that a suite is to name: one that is there, or a draft. */
export interface AdoptedFile {
  path: string;
  rows: TestRow[];
  lines: readonly number[];
  /** `null` where it is there already. */
  content: string | null;
}

/** The tests of a promptfoo config as a suite can have them. */
export interface AdoptedTests {
  files: AdoptedFile[];
  defaultTest: TestRow | null;
  /** Of the suite that names them. */
  unsure: Finding[];
}

/**
 * Takes the tests of a config over: a file stays where it is, if it can be read there as it is; else its rows are
 * copied below `folder`, each with an id.
 */
export function adoptTests(
  config: FoundConfig,
  places: { evals: string; folder: string; suite: string },
): AdoptedTests {
  const unsure: Finding[] = [];
  const taken = new Set<string>();
  const names = new Set<string>();
  const adopt = (tests: FoundTests): AdoptedFile[] => {
    const { rows, left } = adoptRows(tests);
    if (rows.length === 0) return [];
    const ids = namesOf(rows, taken);
    const named = rows.every((row, index) => writtenId(row) === ids[index]);
    const inside = tests.text !== null && tests.path.startsWith(`${places.evals}/`) && isData(tests.path);
    if (left.length === 0 && named && inside) return [{ path: tests.path, rows, lines: tests.lines, content: null }];
    const copy = copyOf(tests, rows, { ids, named, changed: left.length > 0, folder: places.folder, names });
    if (tests.text !== null) {
      const detail = reasonOfCopy({ changed: left.length > 0, named, evals: places.evals });
      unsure.push(finding("init-tests-copied", { copy: copy.path, from: tests.path, detail }, { path: copy.path }));
    }
    if (left.length > 0) {
      unsure.push(finding("init-test-changed", { tests: tests.path, parts: left }, { path: copy.path }));
    }
    return [copy];
  };
  const files = config.tests.flatMap(adopt);
  const defaultTest = adoptDefault(config, files, places.suite, unsure);
  return { files, defaultTest, unsure };
}

function adoptRows({ rows: written }: FoundTests): { rows: TestRow[]; left: string[] } {
  const left = new Set<string>();
  const rows = written.flatMap((raw) => {
    const adopted = adoptRow(raw);
    for (const part of adopted.left) left.add(part);
    return adopted.row ?? [];
  });
  return { rows, left: [...left] };
}

/** For each row its own id if no other has it, else one made of its description or place. */
function namesOf(rows: readonly TestRow[], taken: Set<string>): string[] {
  return rows.map((row, index) => {
    const wanted = writtenId(row) ?? (slug(row.description ?? "") || `case-${index + 1}`);
    let name = wanted;
    for (let count = 2; taken.has(name); count += 1) name = `${wanted}-${count}`;
    taken.add(name);
    return name;
  });
}

function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(0, 6).join("-").slice(0, 60);
}

interface Copying {
  ids: readonly string[];
  /** Every row has its id already. */
  named: boolean;
  changed: boolean;
  folder: string;
  /** Of the copies so far. */
  names: Set<string>;
}

function copyOf({ path, text, lines }: FoundTests, written: readonly TestRow[], copying: Copying): AdoptedFile {
  const { ids, named, changed, folder, names } = copying;
  const rows = written.map((row, index) => withId(row, ids[index] ?? ""));
  const isTable = text !== null && path.endsWith(".csv") && !changed;
  const base = text === null ? "cases" : posix.parse(path).name;
  let name = base;
  for (let count = 2; names.has(name); count += 1) name = `${base}-${count}`;
  names.add(name);
  const copy = `${folder}/${name}${isTable ? ".csv" : ".yaml"}`;
  if (isTable) return { path: copy, rows, lines: [], content: named ? text : withIdColumn(text, lines, ids) };
  const about = `The tests of ${path}. A case is told from the others by its id, which has to stay.`;
  return { path: copy, rows, lines: [], content: `${asComments([about])}${yamlOf(rows)}` };
}

function withId(row: TestRow, id: string): TestRow {
  if (writtenId(row) === id) return row;
  const { metadata, ...rest } = row;
  return { metadata: { ...metadata, id }, ...rest };
}

/** A CSV file with ids in a first column. `lines` says where each row begins; the header is the first line. */
function withIdColumn(text: string, lines: readonly number[], ids: readonly string[]): string {
  const first = new Map([[1, "__metadata:id"], ...ids.map((id, index): [number, string] => [lines[index] ?? 0, id])]);
  return text
    .split("\n")
    .map((line, index) => {
      const id = first.get(index + 1);
      return id === undefined ? line : `${cell(id)},${line}`;
    })
    .join("\n");
}

function cell(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function reasonOfCopy({ changed, named, evals }: { changed: boolean; named: boolean; evals: string }): string {
  if (!named) return "its cases have no ids of their own, without which none can be compared";
  return changed ? "parts of it cannot be run here" : `it is not in the evals folder "${evals}"`;
}

/** What every row has in common, with a grader where one is needed and nobody has named it. */
function adoptDefault(
  { path, defaultTest }: FoundConfig,
  files: readonly AdoptedFile[],
  suite: string,
  unsure: Finding[],
): TestRow | null {
  const adopted = defaultTest === null ? null : adoptRow(defaultTest);
  if (adopted && adopted.left.length > 0) {
    unsure.push(
      finding("init-test-changed", { tests: `${path}, \`defaultTest\``, parts: adopted.left }, { path: suite }),
    );
  }
  const row = adopted?.row ?? {};
  const judged = row.options?.provider === undefined && [row, ...files.flatMap(({ rows }) => rows)].some(needsGrader);
  if (!judged) return adopted?.row ?? null;
  unsure.push(finding("init-grader-chosen", {}, { path: suite }));
  return { ...row, options: { ...row.options, provider: "default" } };
}

function isData(path: string): boolean {
  return /\.(csv|json|jsonl|ya?ml)$/.test(path);
}
