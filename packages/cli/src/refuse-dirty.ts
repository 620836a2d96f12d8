import { BlastgateError, finding } from "@blastgate/core";
import { codeownersPaths, foldersOf, headCommit, type Repository, roleOf } from "@blastgate/workspace";
import { readUnchecked } from "./read-sides.ts";

/**
 * Whether the working tree differs from its commit in what a workspace is read from: another file changes no release, and
 * nobody expects it in one.
 *
 * @throws BlastgateError `release-dirty` where it does and may not; `release-of-nothing` before the first commit
 */
export async function refuseDirty(repository: Repository, { allow }: { allow: boolean }): Promise<boolean> {
  if ((await headCommit(repository)) === null) throw new BlastgateError([finding("release-of-nothing", {})]);
  const changed = await repository.status();
  if (changed.length === 0) return false;
  const folders = foldersOf((await readUnchecked(repository, undefined)).snapshot.config);
  const files = ["blastgate.yaml", ...codeownersPaths];
  const isRead = (path: string) => files.includes(path) || roleOf(path, folders) !== null;
  const paths = changed.map(({ path }) => path).filter(isRead);
  if (paths.length > 0 && !allow) {
    throw new BlastgateError([
      finding("release-dirty", { paths: paths.slice(0, 5), more: Math.max(0, paths.length - 5) }),
    ]);
  }
  return paths.length > 0;
}
