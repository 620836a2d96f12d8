import { datasetPaths } from "../cases/dataset-paths.ts";
import { describeFinding, finding } from "../findings/catalogue.ts";
import { checkSnapshot } from "../graph/check-snapshot.ts";
import type { Config } from "../schemas/config.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";
import type { AdoptedFile } from "./adopt-tests.ts";
import type { FeatureDraft } from "./draft-features.ts";
import { datasetsOf, type SuiteDraft } from "./draft-suites.ts";
import type { Found } from "./found.ts";

interface Drafts {
  config: Config;
  features: FeatureDraft[];
  suites: SuiteDraft[];
  cases: ReadonlyMap<string, AdoptedFile>;
}

interface SoundDrafts {
  features: FeatureDraft[];
  suites: SuiteDraft[];
  /** Those that a suite names. */
  cases: AdoptedFile[];
  /** Of all these files. */
  paths: ReadonlySet<string>;
  refused: Finding[];
}

/** The drafts that lint has no error to report of, and whose place is free. */
export function keepSound(found: Found, drafts: Drafts): SoundDrafts {
  let { features, suites } = drafts;
  const refused: Finding[] = [];
  for (;;) {
    const problems = problemsOf(found, { ...drafts, features, suites });
    if (problems.size === 0) break;
    for (const [path, detail] of problems) refused.push(finding("init-draft-refused", { path, detail }, { path }));
    features = features.filter(({ path }) => !problems.has(path));
    suites = suites.filter(({ path }) => !problems.has(path));
  }
  const cases = [...new Set(suites.flatMap(datasetPaths))].flatMap((path) => drafts.cases.get(path) ?? []);
  return {
    features,
    suites,
    cases,
    paths: new Set([...features, ...suites, ...cases].map(({ path }) => path)),
    refused,
  };
}

/** By the path of a draft, the first thing that is wrong with it. */
function problemsOf({ snapshot, paths }: Found, drafts: Drafts): Map<string, string> {
  const problems = new Map<string, string>();
  const drafted = [...drafts.features, ...drafts.suites].map(({ path }) => path);
  for (const path of drafted)
    if (paths.has(path)) problems.set(path, "there is such a file, and it is something else.");
  const suiteOf = new Map(drafts.suites.flatMap((suite) => datasetPaths(suite).map((path) => [path, suite.path])));
  for (const { path, content } of drafts.cases.values()) {
    const suite = suiteOf.get(path);
    if (suite && content !== null && paths.has(path)) problems.set(suite, `there is a file ${path} already.`);
  }
  for (const found of checkSnapshot(withDrafts(snapshot, drafts))) {
    const path = found.where?.path ?? "";
    const at = drafted.includes(path) ? path : suiteOf.get(path);
    if (found.severity === "error" && at && !problems.has(at)) problems.set(at, describeFinding(found).message);
  }
  return problems;
}

/** The workspace as it would be. */
function withDrafts(snapshot: Snapshot, { config, features, suites, cases }: Drafts): Snapshot {
  const empty = { digest: "", positions: {} };
  const named = new Set(suites.flatMap(datasetPaths));
  return {
    ...snapshot,
    config,
    features: [...snapshot.features, ...features.map(({ path, value }) => ({ ...empty, path, value }))],
    suites: [...snapshot.suites, ...suites.map(({ path, name, value }) => ({ ...empty, path, name, value }))],
    datasets: [
      ...snapshot.datasets.filter(({ path }) => !named.has(path)),
      ...[...datasetsOf(cases.values()).values()].filter(({ path }) => named.has(path)),
    ],
  };
}
