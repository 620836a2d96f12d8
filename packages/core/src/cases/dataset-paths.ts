import { posix } from "node:path";
import type { SuiteFile } from "../schemas/snapshot.ts";

/** The files of test rows that a suite names, as paths from the repository's root, each once. */
export function datasetPaths(suite: Pick<SuiteFile, "path" | "value">): string[] {
  const { cases, tests, scenarios } = suite.value;
  const written = [cases, tests, ...(scenarios ?? []).map((scenario) => scenario.tests)]
    .flat()
    .filter((entry) => typeof entry === "string");
  return [...new Set(written.map((entry) => datasetPath(suite.path, entry)))];
}

/** Where a dataset stands that a suite names: beside the suite, with or without promptfoo's `file://`. */
export function datasetPath(suitePath: string, written: string): string {
  return posix.join(posix.dirname(suitePath), written.replace(/^file:\/\//, ""));
}
