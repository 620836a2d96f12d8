import { posix } from "node:path";
import { datasetPaths } from "../cases/dataset-paths.ts";
import { configPath, ownersOfPrompt } from "../graph/build-graph.ts";
import type { Contract } from "../schemas/contract.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/** Who is asked when a file changes, or anything in a folder, whose path ends in `/`. */
export interface Ownership {
  path: string;
  /** One at least, without repeats. */
  owners: string[];
}

/** Whom the workspace itself names. What CODEOWNERS says of prompts is left out, since this is to be written there. */
export function ownershipsOf(snapshot: Snapshot): Ownership[] {
  const { config, prompts, features, contracts } = snapshot;
  const contractOf = new Map(contracts.map((file) => [file.value.prompt, file]));
  const files = [
    { path: configPath, owners: config.owner === undefined ? [] : [config.owner] },
    ...prompts.map((file) => {
      const contract = contractOf.get(file.id);
      return { path: file.path, owners: contract ? alwaysAsked(contract.value) : ownersOfPrompt(file, contract, {}) };
    }),
    ...contracts.map(({ path, value }) => ({ path, owners: alwaysAsked(value) })),
    ...features.map(({ path, value }) => ({ path, owners: [value.owner] })),
  ];
  const { folders, datasets } = ofSuites(snapshot);
  return [...folders, ...files, ...datasets]
    .filter(({ owners }) => owners.length > 0)
    .map(({ path, owners }) => ({ path, owners: [...new Set(owners)] }));
}

/** The owner, and who has to approve every change, be it breaking or not. */
function alwaysAsked({ owner, approvers }: Contract): string[] {
  const asked = approvers.filter(({ when }) => when === "always");
  return [owner, ...asked.flatMap((approver) => ("of" in approver ? approver.of : approver.owner))];
}

/** A suite is its feature's owner's, with all in its folder; what others read of it, or lies elsewhere, is theirs too. */
function ofSuites({ suites, features }: Snapshot): { folders: Ownership[]; datasets: Ownership[] } {
  const ownerOf = new Map(features.map(({ value: { feature, owner } }) => [feature, owner]));
  const folders = suites.flatMap(({ path, value }) => {
    const owner = ownerOf.get(value.feature);
    return owner === undefined ? [] : [{ path: `${posix.dirname(path)}/`, owners: [owner] }];
  });
  const readers = new Map<string, string[]>();
  for (const file of suites) {
    const owner = ownerOf.get(file.value.feature);
    if (owner === undefined) continue;
    for (const path of datasetPaths(file)) readers.set(path, [...(readers.get(path) ?? []), owner]);
  }
  const datasets = [...readers].flatMap(([path, owners]) => {
    const around = folders
      .filter((folder) => path.startsWith(folder.path))
      .toSorted((a, b) => a.path.length - b.path.length);
    const [owner] = around.at(-1)?.owners ?? [];
    return owners.every((each) => each === owner) ? [] : [{ path, owners: owner ? [owner, ...owners] : owners }];
  });
  return { folders, datasets };
}
