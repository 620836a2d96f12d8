import { extname } from "node:path";
import {
  deepestData,
  type Finding,
  finding,
  illFormedAt,
  parseData,
  placeBelow,
  type TestRow,
  testSchema,
} from "@blastgate/core";
import { z } from "zod";
import { parseCsv } from "./csv.ts";
import type { ParsedDataset } from "./parsed-dataset.ts";

/** A file of promptfoo's test rows, in the format its ending names: CSV, JSON, JSONL or YAML. */
export function parseDataset(text: string, path: string): ParsedDataset {
  switch (extname(path)) {
    case ".csv":
      return parseCsv(text, path);
    case ".jsonl":
      return parseJsonLines(text, path);
    default:
      return parseList(text, path);
  }
}

/** A list of rows, or one row alone. */
function parseList(text: string, path: string): ParsedDataset {
  const list = z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(testSchema));
  const { value: rows, positions, findings } = parseData(text, list, { path });
  const lines = (rows ?? []).map((_, index) => positions[`/${index}`]?.line ?? 1);
  return { rows, lines, findings };
}

function parseJsonLines(text: string, path: string): ParsedDataset {
  const rows: TestRow[] = [];
  const lines: number[] = [];
  const findings: Finding[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const row = parseJsonLine(line, { path, line: index + 1 }, findings);
    if (!row) continue;
    rows.push(row);
    lines.push(index + 1);
  }
  return { rows: findings.length > 0 ? undefined : rows, lines, findings };
}

function parseJsonLine(line: string, where: { path: string; line: number }, findings: Finding[]): TestRow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    findings.push(finding("jsonl-syntax", { detail: error.message.replace(/\.$/, "") }, where));
    return undefined;
  }
  if (placeBelow(value, deepestData) !== null) {
    findings.push(finding("data-too-deep", { limit: deepestData }, where));
    return undefined;
  }
  if (illFormedAt(value) !== null) {
    findings.push(finding("half-character", {}, where));
    return undefined;
  }
  const parsed = testSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  // JSON is YAML too, and the YAML reader knows where in the line each key stands.
  findings.push(...parseData(line, testSchema, { path: where.path, firstLine: where.line }).findings);
  return undefined;
}
