import type { Finding, TestRow } from "@blastgate/core";

/** Test rows with the line each begins at. `rows` is `undefined` where there are errors: no row is left out. */
export interface ParsedDataset {
  rows: TestRow[] | undefined;
  lines: number[];
  findings: Finding[];
}
