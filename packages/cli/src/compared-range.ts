import { BlastgateError, finding } from "@blastgate/core";
import { digestSchema, readChain, readLock, releaseDigest } from "@blastgate/registry";
import { type Repository, resolveRevision } from "@blastgate/workspace";
import { openStoreHere, requireHistory } from "./open-store.ts";
import { type Range, rangeOf } from "./range.ts";
import { readUnchecked } from "./read-sides.ts";
import { releaseOf } from "./release-of.ts";

/** What a candidate is to be compared with: a revision, or what an environment runs. */
export interface WrittenRange {
  env?: string | undefined;
  base?: string | undefined;
  head?: string | undefined;
}

/** @throws BlastgateError as `rangeOf` and `rangeFromEnvironment` do */
export async function comparedRange(cwd: string, repository: Repository, written: WrittenRange): Promise<Range> {
  const { env } = written;
  return env === undefined ? rangeOf(repository, written) : rangeFromEnvironment(cwd, repository, { ...written, env });
}

/**
 * The range whose base is what an environment runs: the commit that its release was made of, and no merge base with it.
 * What the release says of its commit is believed only where that commit gives this very release.
 *
 * @throws BlastgateError `environment-not-in-store`, `environment-runs-nothing`, `environment-commit-differs`,
 *   `environment-and-base`, `unknown-revision` where the commit is not here
 */
async function rangeFromEnvironment(
  cwd: string,
  repository: Repository,
  { env: environment, base, head }: WrittenRange & { env: string },
): Promise<Range> {
  if (base !== undefined) throw new BlastgateError([finding("environment-and-base", { environment, base })]);
  const { store } = await openStoreHere({ cwd }, {});
  await requireHistory(store, environment);
  const { running } = await readChain(store, environment);
  if (!running) throw new BlastgateError([finding("environment-runs-nothing", { environment })]);
  const { digest, lock } = await readLock(store, digestSchema.parse(running.release));
  const commit = await resolveRevision(repository, lock.source.commit);
  if (releaseDigest(await releaseOf(repository, await readUnchecked(repository, commit))) !== digest) {
    throw new BlastgateError([finding("environment-commit-differs", { environment, release: digest, commit })]);
  }
  return { base: commit, head, isExact: true };
}
