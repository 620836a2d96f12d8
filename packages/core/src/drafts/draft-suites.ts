import { posix } from "node:path";
import { expandCases } from "../cases/expand-cases.ts";
import { compareText } from "../compare-text.ts";
import { finding } from "../findings/catalogue.ts";
import type { Finding } from "../schemas/finding.ts";
import type { DatasetFile, SuiteFile } from "../schemas/snapshot.ts";
import { type Suite, suiteSchema } from "../schemas/suite.ts";
import { type AdoptedFile, type AdoptedTests, adoptTests } from "./adopt-tests.ts";
import { type FeatureDraft, featuresRunning, freeName } from "./draft-features.ts";
import { draftGate } from "./draft-gate.ts";
import type { Found } from "./found.ts";

export interface SuiteDraft {
  path: string;
  name: string;
  value: Suite;
  /** What to know of its gate. */
  notes: string[];
  unsure: Finding[];
}

export interface DraftedSuites {
  suites: SuiteDraft[];
  /** Every file of cases that they name. */
  cases: Map<string, AdoptedFile>;
  unsure: Finding[];
}

/** For each feature whose prompt a promptfoo config tests, and that no suite evaluates yet, a suite of those tests. */
export function draftSuites(found: Found, features: readonly FeatureDraft[]): DraftedSuites {
  const { snapshot } = found;
  const { evals } = snapshot.config;
  const names = new Set(snapshot.suites.map(({ name }) => name));
  const evaluated = new Set(snapshot.suites.map(({ value }) => value.feature));
  const byPath = new Map(snapshot.prompts.map(({ path, id }) => [path, id]));
  const cases = new Map<string, AdoptedFile>();
  const suites: SuiteDraft[] = [];
  const unsure: Finding[] = [];
  for (const config of found.promptfoo) {
    const prompts = config.prompts.flatMap((path) => byPath.get(path) ?? []);
    const wanted = prompts
      .flatMap((prompt) => featuresRunning(prompt, snapshot, features))
      .map(({ feature }) => feature)
      .filter((feature) => !evaluated.has(feature));
    let tests: AdoptedTests | undefined;
    for (const feature of new Set(wanted)) {
      const name = freeName(feature.replaceAll("/", "-"), names);
      const folder = `${evals}/${name}`;
      const path = `${folder}/suite.yaml`;
      // Copies stand beside the config's first suite, and the others name them there.
      const isFirst = tests === undefined;
      tests ??= adoptTests(config, { evals, folder, suite: path });
      if (isFirst) unsure.push(...config.unsure.tests);
      if (tests.files.length === 0) continue;
      for (const file of tests.files) cases.set(file.path, file);
      const suite = draftSuite({ path, name, feature, tests });
      suites.push({ ...suite, unsure: isFirst ? tests.unsure : [] });
    }
    const drafted = prompts.filter((id) =>
      features.some(({ value }) => value.steps.some(({ prompt }) => prompt === id)),
    );
    if (drafted.length > 1) {
      unsure.push(finding("init-prompts-compared", { prompts: drafted }, { path: config.path }));
    }
  }
  suites.sort((a, b) => compareText(a.path, b.path));
  const drafted = new Set(suites.map(({ value }) => value.feature));
  const untested = features.map(({ value }) => value.feature).filter((feature) => !drafted.has(feature));
  if (untested.length > 0) unsure.push(finding("init-feature-untested", { features: untested, folder: evals }));
  if (suites.length > 0) unsure.push(finding("init-gates-guessed", { suites: suites.map(({ name }) => name) }));
  return { suites, cases, unsure };
}

interface ToDraft {
  path: string;
  name: string;
  feature: string;
  tests: AdoptedTests;
}

function draftSuite({ path, name, feature, tests }: ToDraft): Omit<SuiteDraft, "unsure"> {
  const files = tests.files.map((file) => posix.relative(posix.dirname(path), file.path));
  const ungated = suiteSchema.parse({
    feature,
    cases: files.length === 1 ? files[0] : files,
    ...(tests.defaultTest && { defaultTest: tests.defaultTest }),
  });
  const suite: SuiteFile = { path, digest: "", name, value: ungated, positions: {} };
  const { gate, notes } = draftGate(expandCases(suite, datasetsOf(tests.files)).cases.length);
  return { path, name, value: { ...ungated, gate }, notes };
}

/** Files of cases as a snapshot has them. */
export function datasetsOf(files: Iterable<AdoptedFile>): Map<string, DatasetFile> {
  return new Map(Array.from(files, ({ path, rows, lines }) => [path, { path, digest: "", rows, lines: [...lines] }]));
}
