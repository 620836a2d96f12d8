import { posix } from "node:path";
import { datasetPath, type Finding, finding, nearest, placeOf, pointer, type SuiteFile } from "@blastgate/core";
import { formatOf } from "@blastgate/templates";
import type { Folders } from "./folders.ts";

/** What a file is read as. It follows from the path alone, but for a dataset: a suite has to name it. */
export type Role = "prompt" | "feature" | "suite" | "contract" | "dataset" | "other";

/** What a file is by its path, datasets aside; `null` for what is no part of the workspace at all. */
export function roleOf(path: string, folders: Folders): Role | null {
  const name = posix.basename(path);
  if (name.toLowerCase() === "readme.md") return null;
  const inside = (folder: string) => path.startsWith(`${folder}/`) && !isHidden(path.slice(folder.length));
  if (inside(folders.contracts)) {
    if (name.endsWith(".contract.yaml")) return "contract";
    if (name.endsWith(".changelog.md")) return null;
  }
  if (inside(folders.evals) && name === "suite.yaml") return "suite";
  if (inside(folders.prompts)) {
    if (name.endsWith(".feature.yaml")) return "feature";
    return formatOf(path) ? "prompt" : "other";
  }
  // A folder that is a link or a submodule stands at the folder's own path.
  return Object.values(folders).some((folder) => path === folder || inside(folder)) ? "other" : null;
}

/** The datasets that suites name, and what is wrong with the names. `paths` has every file of the workspace. */
export function findDatasets(
  suites: Iterable<SuiteFile>,
  folders: Folders,
  paths: { has(path: string): boolean; keys(): Iterable<string> },
): { datasets: Set<string>; findings: Finding[] } {
  const datasets = new Set<string>();
  const findings: Finding[] = [];
  for (const suite of suites) {
    for (const { written, at } of writtenDatasets(suite)) {
      const where = placeOf(suite.path, suite.positions, at);
      const path = datasetPath(suite.path, written);
      if (/^(?!file:)\w{2,}:/.test(written) || !isDatasetName(path)) {
        findings.push(finding("dataset-unsupported", { written }, where));
      } else if (written.replace(/^file:\/\//, "").startsWith("/") || !path.startsWith(`${folders.evals}/`)) {
        findings.push(finding("dataset-outside", { written, folder: folders.evals }, where));
      } else if (!paths.has(path)) {
        const beside = posix.dirname(suite.path);
        const known = [...paths.keys()].filter((each) => each.startsWith(`${beside}/`));
        const suggestion = nearest(
          posix.relative(beside, path),
          known.map((each) => posix.relative(beside, each)),
        );
        findings.push(finding("dataset-missing", { written, suggestion }, where));
      } else {
        datasets.add(path);
      }
    }
  }
  return { datasets, findings };
}

/** Each file that a suite names, as written, with the JSON pointer of the name. */
function* writtenDatasets({ value }: SuiteFile): Generator<{ written: string; at: string }> {
  yield* namesAt(value.cases, "/cases");
  yield* namesAt(value.tests, "/tests");
  for (const [index, scenario] of (value.scenarios ?? []).entries()) {
    yield* namesAt(scenario.tests, pointer("scenarios", index, "tests"));
  }
}

function* namesAt(names: string | unknown[] | undefined, at: string): Generator<{ written: string; at: string }> {
  if (typeof names === "string") yield { written: names, at };
  else if (names) {
    for (const [index, name] of names.entries()) {
      if (typeof name === "string") yield { written: name, at: at + pointer(index) };
    }
  }
}

/** A suite is YAML too, and no dataset. */
function isDatasetName(path: string): boolean {
  return /\.(csv|json|jsonl|ya?ml)$/.test(path) && posix.basename(path) !== "suite.yaml";
}

function isHidden(path: string): boolean {
  return path.includes("/.");
}
