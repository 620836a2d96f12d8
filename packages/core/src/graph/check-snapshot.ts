import { type ExpandOptions, expandCases } from "../cases/expand-cases.ts";
import { compareText } from "../compare-text.ts";
import { placeOf } from "../data/places.ts";
import { checkEnvironments } from "../environments/check-environments.ts";
import { finding } from "../findings/catalogue.ts";
import { nearest } from "../findings/suggestion.ts";
import type { Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Snapshot } from "../schemas/snapshot.ts";
import { configPath, promptClosure } from "./build-graph.ts";
import { checkContracts } from "./check-contracts.ts";
import { checkExpectations } from "./check-expectations.ts";
import { checkFeature } from "./check-feature.ts";
import { checkHandOvers } from "./check-hand-overs.ts";
import { checkNotes } from "./check-notes.ts";
import { checkOwnership } from "./check-ownership.ts";
import { checkPrompts } from "./check-prompts.ts";
import { withoutConsequences } from "./consequences.ts";
import { featurePrompts } from "./feature-prompts.ts";
import { includedPrompts } from "./included-prompts.ts";

/** Everything that is wrong in a snapshot: what single files say of themselves, and what does not fit between them. */
export function checkSnapshot(snapshot: Snapshot, options: ExpandOptions = {}): Finding[] {
  const findings = [...structuralFindings(snapshot), ...checkCases(snapshot, options)];
  return withoutConsequences(findings, snapshot).toSorted(byPlace);
}

/** What is wrong in a snapshot but for its suites' cases: they are many, and no impact depends on them. */
export function checkStructure(snapshot: Snapshot): Finding[] {
  return withoutConsequences(structuralFindings(snapshot), snapshot).toSorted(byPlace);
}

function structuralFindings(snapshot: Snapshot): Finding[] {
  return [
    ...snapshot.findings,
    ...duplicates(snapshot),
    ...checkEnvironments(snapshot.config.environments, { path: configPath }),
    ...checkPrompts(snapshot),
    ...checkFeatures(snapshot),
    ...checkSuites(snapshot),
    ...checkContracts(snapshot),
    ...checkExpectations(snapshot),
    ...checkHandOvers(snapshot),
    ...checkOwnership(snapshot),
    ...checkNotes(snapshot),
    ...checkUse(snapshot),
  ];
}

/** Order of findings: by file, line and column, then code. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.where?.path ?? "", b.where?.path ?? "") ||
    (a.where?.line ?? 0) - (b.where?.line ?? 0) ||
    (a.where?.column ?? 0) - (b.where?.column ?? 0) ||
    compareText(a.code, b.code)
  );
}

function duplicates(snapshot: Snapshot): Finding[] {
  return [
    ...doubled("prompt", snapshot.prompts, (file) => ({ id: file.id, where: { path: file.path } })),
    ...doubled("feature", snapshot.features, (file) => ({
      id: file.value.feature,
      where: placeOf(file.path, file.positions, "/feature"),
    })),
    ...doubled("suite", snapshot.suites, (file) => ({ id: file.name, where: { path: file.path } })),
    ...doubled("contract", snapshot.contracts, (file) => ({
      id: file.value.prompt,
      where: placeOf(file.path, file.positions, "/prompt"),
    })),
  ];
}

function doubled<File>(
  kind: string,
  files: readonly File[],
  identify: (file: File) => { id: string; where: Place },
): Finding[] {
  const first = new Map<string, Place>();
  const findings: Finding[] = [];
  for (const file of files) {
    const { id, where } = identify(file);
    const other = first.get(id);
    if (other) findings.push(finding("duplicate-id", { kind, id, other: other.path }, where));
    else first.set(id, where);
  }
  return findings;
}

function checkFeatures({ prompts, features, config }: Snapshot): Finding[] {
  const byId = new Map(prompts.map((prompt) => [prompt.id, prompt]));
  const models = Object.keys(config.models);
  return features.flatMap((file) => checkFeature(file, byId, models));
}

function checkSuites(snapshot: Snapshot): Finding[] {
  const features = new Set(snapshot.features.map((file) => file.value.feature));
  return snapshot.suites.flatMap(({ path, positions, value: { feature } }) => {
    if (features.has(feature)) return [];
    const suggestion = nearest(feature, features);
    return [finding("suite-feature-unknown", { feature, suggestion }, placeOf(path, positions, "/feature"))];
  });
}

function checkCases({ suites, datasets }: Snapshot, options: ExpandOptions): Finding[] {
  const byPath = new Map(datasets.map((file) => [file.path, file]));
  return suites.flatMap((file) => expandCases(file, byPath, options).findings);
}

function checkUse(snapshot: Snapshot): Finding[] {
  const evaluated = new Set(snapshot.suites.map((file) => file.value.feature));
  const ids = new Set(snapshot.prompts.map((file) => file.id));
  const used = new Set(
    promptClosure(
      snapshot.features.flatMap((file) => featurePrompts(file.value, ids)),
      includedPrompts(snapshot),
    ),
  );
  return [
    ...snapshot.features
      .filter((file) => !evaluated.has(file.value.feature))
      .map((file) =>
        finding(
          "feature-without-suite",
          { feature: file.value.feature, owner: file.value.owner },
          placeOf(file.path, file.positions, "/feature"),
        ),
      ),
    ...snapshot.prompts
      .filter((file) => !used.has(file.id))
      .map((file) => finding("prompt-unused", { prompt: file.id }, { path: file.path })),
  ];
}
