import {
  type Assertion,
  type Finding,
  finding,
  type JsonObject,
  nearest,
  type Place,
  type TestRow,
} from "@blastgate/core";
import { CsvError, parse } from "csv-parse/sync";
import { parseExpected } from "./expected.ts";
import type { ParsedDataset } from "./parsed-dataset.ts";

interface CsvTable {
  columns: string[];
  records: { cells: string[]; line: number }[];
}

/**
 * Rows of a CSV file with promptfoo's columns: `__expected…`, `__description`, `__metric`, `__threshold`,
 * `__metadata:KEY`, `__metadata:KEY[]`, `__config:__expectedN:threshold`; every other column is a variable.
 * What promptfoo passes over with a log line (a threshold that is no number, say) is a finding here.
 */
export function parseCsv(text: string, path: string): ParsedDataset {
  const table = readTable(text, path);
  if (!("columns" in table)) return { rows: undefined, lines: [], findings: [table] };
  const findings = checkColumns(table.columns, { path, line: 1 });
  const rows = table.records.map(({ cells, line }) => toRow(table.columns, cells, { path, line }, findings));
  const broken = findings.some((found) => found.severity === "error");
  return { rows: broken ? undefined : rows, lines: table.records.map(({ line }) => line), findings };
}

function readTable(text: string, path: string): CsvTable | Finding {
  try {
    return readRecords(text, false);
  } catch {
    // promptfoo's second try: quotes in the middle of a cell are text.
    try {
      return readRecords(text, true);
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      const { lines } = error as CsvError & { lines?: number };
      return finding(
        "csv-syntax",
        { detail: error.message.replace(/\.$/, "") },
        { path, ...(lines && { line: lines }) },
      );
    }
  }
}

function readRecords(text: string, relaxQuotes: boolean): CsvTable {
  let columns: string[] = [];
  const options = {
    columns: (header: string[]) => {
      columns = header.map((name) => name.trim());
      return header.map((_, index) => String(index));
    },
    info: true,
    raw: true,
    relax_quotes: relaxQuotes,
  } as const;
  const parsed = parse<{ record: Record<string, string>; info: { lines: number }; raw: string }>(text, options);
  const records = parsed.map(({ record, info, raw }) => ({
    cells: columns.map((_, index) => record[index] ?? ""),
    // `lines` is where the record ends.
    line: info.lines - (raw.replace(/\n$/, "").match(/\n/g)?.length ?? 0),
  }));
  return { columns, records };
}

const plainColumns = ["__description", "__metric", "__threshold"];
const unsupportedColumns = ["__prefix", "__suffix", "__providerOutput"];

function checkColumns(columns: string[], where: Place): Finding[] {
  return columns.flatMap((column, index) => {
    if (columns.indexOf(column) < index) return [finding("csv-column-repeated", { column }, where)];
    if (unsupportedColumns.includes(column)) return [finding("csv-column-unsupported", { column }, where)];
    if (/^_(expected|prefix|suffix|description|providerOutput|metric|threshold|metadata|config)/.test(column)) {
      return [finding("csv-column-underscore", { column }, where)];
    }
    if (!column.startsWith("__") || isSpecial(column)) return [];
    const suggestion = nearest(column, [
      "__expected",
      ...plainColumns,
      "__metadata:KEY",
      "__config:__expected:threshold",
    ]);
    return [finding("csv-column-unknown", { column, suggestion }, where)];
  });
}

function isSpecial(column: string): boolean {
  return (
    column.startsWith("__expected") ||
    plainColumns.includes(column) ||
    /^__metadata:./.test(column) ||
    expectedIndex(column) !== undefined
  );
}

/** Which assertion of a row a `__config:…:threshold` column sets, counting from 0. */
function expectedIndex(column: string): number | undefined {
  const number = /^__config:__expected([1-9]\d*)?:threshold$/.exec(column);
  return number ? Number(number[1] ?? 1) - 1 : undefined;
}

function toRow(columns: string[], cells: string[], where: Place, findings: Finding[]): TestRow {
  const vars: Record<string, string> = {};
  const asserts: Assertion[] = [];
  const metadata: JsonObject = {};
  const configured = new Map<number, number>();
  const row: TestRow = { vars };
  let metric = "";
  for (const [index, column] of columns.entries()) {
    const cell = cells[index] ?? "";
    const target = expectedIndex(column);
    if (column.startsWith("__expected")) readExpected(column, cell, asserts, where, findings);
    else if (column === "__description") {
      if (cell !== "") row.description = cell;
    } else if (column === "__metric") metric = cell;
    else if (column === "__threshold") {
      if (cell.trim() !== "") row.threshold = readNumber(column, cell, where, findings);
    } else if (column.startsWith("__metadata:")) readMetadata(column.slice("__metadata:".length), cell, metadata);
    else if (target !== undefined) configured.set(target, readNumber(column, cell, where, findings));
    else vars[column] = cell;
  }
  for (const assertion of asserts) if (metric !== "") assertion.metric = metric;
  for (const [target, threshold] of configured) {
    const assertion = asserts[target];
    if (!assertion) continue;
    assertion.threshold = threshold;
    metadata.threshold = threshold;
  }
  if (asserts.length > 0) row.assert = asserts;
  if (Object.keys(metadata).length > 0) row.metadata = metadata;
  return row;
}

function readExpected(column: string, cell: string, asserts: Assertion[], where: Place, findings: Finding[]): void {
  if (cell.trim() === "") return;
  try {
    asserts.push(parseExpected(cell.trim()));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    findings.push(finding("csv-cell-invalid", { column, value: cell, detail: error.message }, where));
  }
}

/** `KEY[]` is a list with commas between its values; a comma that belongs to a value is written `\,`. */
function readMetadata(key: string, cell: string, metadata: JsonObject): void {
  if (cell.trim() === "") return;
  if (!key.endsWith("[]")) metadata[key] = cell;
  else metadata[key.slice(0, -2)] = cell.split(/(?<!\\),/).map((value) => value.trim().replaceAll("\\,", ","));
}

function readNumber(column: string, cell: string, where: Place, findings: Finding[]): number {
  const value = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(cell.trim()) ? Number(cell) : Number.NaN;
  if (!Number.isFinite(value)) {
    findings.push(finding("csv-cell-invalid", { column, value: cell, detail: "it must be a number" }, where));
  }
  return value;
}
