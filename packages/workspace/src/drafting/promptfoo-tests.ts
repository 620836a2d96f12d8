import { extname } from "node:path";
import {
  describeFinding,
  type Finding,
  type FoundTests,
  finding,
  isObject,
  type Json,
  jsonSchema,
  type Place,
  parseData,
  pointer,
} from "@blastgate/core";
import { z } from "zod";
import { parseCsv } from "../datasets/csv.ts";
import { findNamed } from "./promptfoo-files.ts";

interface Origin {
  path: string;
  paths: ReadonlySet<string>;
  at(pointer: string): Place;
  /** The text of a file, with line ends as `\n`. */
  read(path: string): Promise<string | undefined>;
}

/** The tests of a config: rows that stand in it, and files. Nothing is executed, and nothing fetched. */
export async function readTests(
  tests: Json | undefined,
  origin: Origin,
): Promise<{ tests: FoundTests[]; unsure: Finding[] }> {
  const entries = Array.isArray(tests) ? tests : tests === undefined || tests === null ? [] : [tests];
  const found: FoundTests[] = [];
  const unsure: Finding[] = [];
  const rows = entries.filter((entry) => isObject(entry) && entry.path === undefined);
  if (rows.length > 0) found.push({ path: origin.path, text: null, rows, lines: [] });
  for (const [index, entry] of entries.entries()) {
    const written = isObject(entry) ? entry.path : entry;
    if (typeof written !== "string") continue;
    const where = Array.isArray(tests) ? origin.at(pointer("tests", index)) : origin.at(pointer("tests"));
    const refuse = (detail: string) => unsure.push(finding("init-tests-unread", { tests: written, detail }, where));
    const named = findNamed(written, origin.path, origin.paths);
    if ("detail" in named) refuse(named.detail);
    for (const path of "files" in named ? named.files : []) {
      const text = await origin.read(path);
      const read = text === undefined ? "it cannot be read as text" : readRows(text, path);
      if (typeof read === "string" || text === undefined) refuse(String(read));
      else found.push({ path, text, ...read });
    }
  }
  return { tests: found, unsure };
}

/** What all tests of a config have in common, which may stand in a file. */
export async function readDefaultTest(
  written: Json | undefined,
  origin: Origin,
): Promise<{ defaultTest: Json | null; unsure: Finding[] }> {
  if (typeof written !== "string") return { defaultTest: written ?? null, unsure: [] };
  const { tests, unsure } = await readTests(written, origin);
  return { defaultTest: tests[0]?.rows[0] ?? null, unsure };
}

/** Rows as they are written, or why there are none. */
function readRows(text: string, path: string): Pick<FoundTests, "rows" | "lines"> | string {
  switch (extname(path)) {
    case ".csv": {
      const { rows, lines, findings } = parseCsv(text, path);
      return rows ? { rows: rows.map((row) => jsonSchema.parse(row)), lines } : firstOf(findings);
    }
    case ".jsonl":
      return readLines(text, path);
    case ".json":
    case ".yaml":
    case ".yml": {
      const list = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(jsonSchema));
      const { value: rows, positions, findings } = parseData(text, list, { path });
      return rows ? { rows, lines: rows.map((_, index) => positions[pointer(index)]?.line ?? 1) } : firstOf(findings);
    }
    default:
      return "it is no CSV, JSON, JSONL or YAML file";
  }
}

function readLines(text: string, path: string): Pick<FoundTests, "rows" | "lines"> | string {
  const rows: Json[] = [];
  const lines: number[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const { value, findings } = parseData(line, jsonSchema, { path, firstLine: index + 1 });
    if (value === undefined) return firstOf(findings);
    rows.push(value);
    lines.push(index + 1);
  }
  return { rows, lines };
}

function firstOf([first]: readonly Finding[]): string {
  if (!first) return "it cannot be parsed";
  const { where } = first;
  return `${describeFinding(first).message.replace(/\.$/, "")} (line ${where?.line ?? 1})`;
}
