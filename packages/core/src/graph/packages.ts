import { hashJson } from "../hash.ts";
import type { Feature } from "../schemas/feature.ts";
import type { Package, Snapshot } from "../schemas/snapshot.ts";

/** The name of the files at the repository's root as a package. */
export const rootFiles = "//";

type Folders = Pick<Snapshot["config"], "prompts" | "contracts" | "evals">;

/** Whether a change of the file can reach every package: a lockfile, settings of the build. */
export function isRootFile(path: string): boolean {
  return !path.includes("/") && !["blastgate.yaml", "CODEOWNERS"].includes(path) && !/\.md$/i.test(path);
}

/**
 * The package whose code a file is, of those by `folder`: that of the nearest folder around it. The workspace's own
 * folders, and that of change notes, are the code of none.
 */
export function packageOfFile<Found>(
  path: string,
  byFolder: ReadonlyMap<string, Found>,
  workspace: Folders,
): Found | undefined {
  const own = [workspace.prompts, workspace.contracts, workspace.evals, ".blastgate"];
  if (path === "blastgate.yaml" || own.some((folder) => path.startsWith(`${folder}/`))) return undefined;
  for (let at = path; at !== ""; ) {
    at = at.slice(0, Math.max(at.lastIndexOf("/"), 0));
    const found = byFolder.get(at);
    if (found) return found;
  }
  return undefined;
}

/** Names of the packages that a file of a snapshot is part of. */
export function packagesOfFile(path: string, { packages, config }: Pick<Snapshot, "packages" | "config">): string[] {
  const byFolder = new Map(packages.filter(({ name }) => name !== rootFiles).map(({ folder, name }) => [folder, name]));
  const inside = packageOfFile(path, byFolder, config);
  const atRoot = isRootFile(path) && packages.some(({ name }) => name === rootFiles);
  return [...(inside === undefined ? [] : [inside]), ...(atRoot ? [rootFiles] : [])];
}

/**
 * Digest of all the code that an application is built from, or `null` where it names no package: what answers at an
 * address may be in another repository.
 */
export function codeDigest({ package: home }: Pick<Feature, "package">, packages: readonly Package[]): string | null {
  if (home === undefined) return null;
  const byName = new Map(packages.map((each) => [each.name, each]));
  const closure = new Set([home]);
  for (const name of closure) for (const dependency of byName.get(name)?.dependencies ?? []) closure.add(dependency);
  return hashJson([...closure].toSorted().map((name) => [name, byName.get(name)?.digest ?? null]));
}
