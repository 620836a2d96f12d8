import { BlastgateError, finding } from "@blastgate/core";
import { digestSchema, readChain, readLock, releaseDigest } from "@blastgate/registry";
import { type Repository, resolveRevision } from "@blastgate/workspace";
import { openStoreHere, requireHistory } from "./open-store.ts";
import type { Range } from "./range.ts";
import { readUnchecked } from "./read-sides.ts";
import { releaseOf } from "./release-of.ts";

/** An environment, and the candidate that is to be compared with it. */
interface Written {
  env: string;
  base?: string | undefined;
  head?: string | undefined;
}

/**
 * The range whose base is what an environment runs: the commit that its release was made of, and no merge base with it.
 * What the release says of its commit is believed only where that commit gives this very release.
 *
 * @throws BlastgateError `environment-not-in-store`, `environment-runs-nothing`, `environment-commit-differs`,
 *   `environment-and-base`, `unknown-revision` where the commit is not here
 */
export async function rangeFromEnvironment(
  cwd: string,
  repository: Repository,
  { env: environment, base, head }: Written,
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
