import { BlastgateError, buildRelease, finding, type Release, type Side } from "@blastgate/core";
import { type Repository, readTexts } from "@blastgate/workspace";

/** What a side would be released as. @throws BlastgateError `release-of-nothing`, and as `buildRelease` and `readTexts` do */
export async function releaseOf(repository: Repository, { snapshot }: Side, dirty = false): Promise<Release> {
  const commit = snapshot.source.revision;
  if (commit === null) throw new BlastgateError([finding("release-of-nothing", {})]);
  const ids = snapshot.prompts.map(({ id }) => id);
  return buildRelease({ snapshot, texts: await readTexts(repository, snapshot, ids), commit, dirty });
}
