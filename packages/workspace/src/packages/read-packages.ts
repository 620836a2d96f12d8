import { posix } from "node:path";
import {
  type Config,
  type FeatureFile,
  type Finding,
  finding,
  hashJson,
  isRootFile,
  nearest,
  type Package,
  packageOfFile,
  placeOf,
  rootFiles,
  type Snapshot,
  targetPath,
} from "@blastgate/core";
import type { Repository } from "../repository.ts";
import { type Manifest, readManifests } from "./manifests.ts";
import { listFiles } from "./repository-files.ts";

export interface PackageReading {
  packages: Package[];
  findings: Finding[];
}

/**
 * The packages that features with a target are built from, and what is wrong in what the features say of them. Where
 * none has a package, nothing is read.
 */
export async function readPackages(
  repository: Repository,
  { source, features, config }: Pick<Snapshot, "source" | "features" | "config">,
): Promise<PackageReading> {
  const applications = features.filter(({ value }) => value.package !== undefined);
  if (applications.length === 0) return { packages: [], findings: [] };
  const files = await listFiles(repository, source);
  const { manifests, findings } = await readManifests(files);
  const byName = new Map(manifests.map((manifest) => [manifest.name, manifest]));
  findings.push(...applications.flatMap((file) => checkApplication(file, byName, files.paths)));

  const used = closureOf(
    applications.flatMap(({ value }) => value.package ?? []),
    byName,
  );
  const filesOf = Map.groupBy(files.paths, packageFinder(manifests, config));
  const packages = await Promise.all(
    [...used].map(async ([{ name, folder }, dependencies]): Promise<Package> => {
      const digests = await files.digests(filesOf.get(name) ?? []);
      return { name, folder, digest: digestOf(digests), dependencies: [...dependencies, rootFiles].toSorted() };
    }),
  );
  const root = await files.digests([...files.paths].filter(isRootFile));
  packages.push({ name: rootFiles, folder: "", digest: digestOf(root), dependencies: [] });
  return { packages: packages.toSorted((a, b) => (a.name < b.name ? -1 : 1)), findings };
}

function checkApplication(
  { path, positions, value }: FeatureFile,
  manifests: ReadonlyMap<string, Manifest>,
  paths: ReadonlySet<string>,
): Finding[] {
  const { package: name = "", target = "" } = value;
  const home = manifests.get(name);
  const file = targetPath(target);
  const findings: Finding[] = [];
  if (!home) {
    const suggestion = nearest(name, manifests.keys());
    findings.push(finding("package-unknown", { package: name, suggestion }, placeOf(path, positions, "/package")));
  }
  if (file === null) return findings;
  const where = placeOf(path, positions, "/target");
  if (!paths.has(file)) {
    const beside = [...paths].filter((each) => home === undefined || isInside(each, home.folder));
    findings.push(finding("target-missing", { target: file, suggestion: nearest(file, beside) }, where));
  } else if (home && !isInside(file, home.folder)) {
    findings.push(finding("target-outside-package", { target: file, package: name, folder: home.folder }, where));
  }
  return findings;
}

function isInside(path: string, folder: string): boolean {
  return folder === "" || path.startsWith(`${folder}/`);
}

/** These packages and all that they depend on, each with the names of those it depends on directly. */
function closureOf(names: readonly string[], byName: ReadonlyMap<string, Manifest>): Map<Manifest, string[]> {
  const closure = new Map<Manifest, string[]>();
  const wanted = new Set(names);
  for (const name of wanted) {
    const manifest = byName.get(name);
    if (!manifest) continue;
    const dependencies = dependenciesOf(manifest, byName);
    closure.set(manifest, dependencies);
    for (const dependency of dependencies) wanted.add(dependency);
  }
  return closure;
}

/**
 * Packages of the workspace that one depends on. Whether the version fits is not asked: rather one too many. They may
 * be asked for under another name (`workspace:NAME@*`, `npm:NAME@1`), or by their folder (`file:../design`).
 */
function dependenciesOf(manifest: Manifest, byName: ReadonlyMap<string, Manifest>): string[] {
  const byFolder = new Map([...byName.values()].map(({ folder, name }) => [folder, name]));
  const names = Object.entries(manifest.dependencies).flatMap(([name, asked]): string[] => {
    const alias = /^(?:workspace|npm):((?:@[^/@]+\/)?[^/@]+)@/.exec(asked)?.[1];
    const relative = /^(?:workspace|file|link|portal):(\.{1,2}(?:\/.*)?)$/.exec(asked)?.[1];
    const folder = posix.join(manifest.folder, relative ?? "").replace(/\/$|^\.$/, "");
    return [name, alias ?? name, relative === undefined ? name : (byFolder.get(folder) ?? name)];
  });
  return [...new Set(names)].filter((name) => byName.has(name));
}

/** Nested packages take their files from those around them, whether they are used or not. */
function packageFinder(manifests: readonly Manifest[], config: Config): (path: string) => string | undefined {
  const byFolder = new Map(manifests.map(({ folder, name }) => [folder, name]));
  return (path) => packageOfFile(path, byFolder, config);
}

function digestOf(digests: ReadonlyMap<string, string>): string {
  return hashJson([...digests].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
