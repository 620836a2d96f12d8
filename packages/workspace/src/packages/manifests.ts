import { posix } from "node:path";
import { type Finding, finding, parseData } from "@blastgate/core";
import picomatch from "picomatch";
import { z } from "zod";
import type { RepositoryFiles } from "./repository-files.ts";

/** A package as its `package.json` describes it. */
export interface Manifest {
  name: string;
  /** From the repository's root, which itself is `""`. */
  folder: string;
  /** What each dependency is asked for as (`workspace:*`, `^1.2.0`), by name. */
  dependencies: Record<string, string>;
}

const versions = z.record(z.string(), z.string()).default({});
const packageJson = z.object({
  name: z.string().min(1).optional(),
  workspaces: z
    .union([z.array(z.string()), z.object({ packages: z.array(z.string()) }).transform(({ packages }) => packages)])
    .default([]),
  dependencies: versions,
  devDependencies: versions,
  optionalDependencies: versions,
  peerDependencies: versions,
});
const pnpmWorkspace = z.looseObject({ packages: z.array(z.string()).default([]) });

/**
 * The packages of the workspace, by folder: the one at the root, and those that `pnpm-workspace.yaml` or else
 * `workspaces` in the root's `package.json` names. Of two with one name the first stands.
 */
export async function readManifests(files: RepositoryFiles): Promise<{ manifests: Manifest[]; findings: Finding[] }> {
  const findings: Finding[] = [];
  const roots = await files.texts(["package.json", "pnpm-workspace.yaml"]);
  const root = parseManifest("package.json", roots.get("package.json"), findings);
  const globs = packageGlobs(roots.get("pnpm-workspace.yaml"), findings) ?? root?.workspaces ?? [];
  const paths = [...files.paths].filter((path) => isMember(path, globs)).toSorted();
  const texts = await files.texts(paths);
  const manifests = new Map<string, Manifest>();
  const add = (path: string, parsed: z.output<typeof packageJson> | undefined): void => {
    if (parsed?.name === undefined || manifests.has(parsed.name)) return;
    const { name, dependencies, devDependencies, optionalDependencies, peerDependencies } = parsed;
    const folder = path === "package.json" ? "" : posix.dirname(path);
    const all = { ...peerDependencies, ...optionalDependencies, ...devDependencies, ...dependencies };
    manifests.set(name, { name, folder, dependencies: all });
  };
  add("package.json", root);
  for (const path of paths) add(path, parseManifest(path, texts.get(path), findings));
  return { manifests: [...manifests.values()], findings };
}

function packageGlobs(text: string | undefined, findings: Finding[]): string[] | undefined {
  if (text === undefined) return undefined;
  const parsed = parseData(text, pnpmWorkspace, { path: "pnpm-workspace.yaml" });
  findings.push(...parsed.findings);
  return parsed.value?.packages ?? [];
}

/** Globs are over folders; one that begins with `!` takes out what others take in. */
function isMember(path: string, globs: readonly string[]): boolean {
  if (!path.endsWith("/package.json") || path.includes("node_modules/")) return false;
  const folder = posix.dirname(path);
  const matches = (written: string) => picomatch(written.replace(/^\.\//, "").replace(/\/$/, ""))(folder);
  return (
    globs.some((glob) => !glob.startsWith("!") && matches(glob)) &&
    !globs.some((glob) => glob.startsWith("!") && matches(glob.slice(1)))
  );
}

function parseManifest(
  path: string,
  text: string | undefined,
  findings: Finding[],
): z.output<typeof packageJson> | undefined {
  if (text === undefined) return undefined;
  let detail: string;
  try {
    const parsed = packageJson.safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    detail = `${issue?.path.join(".")}: ${issue?.message}`;
  } catch (error) {
    detail = error instanceof Error ? error.message : String(error);
  }
  findings.push(finding("package-manifest-invalid", { detail }, { path }));
  return undefined;
}
