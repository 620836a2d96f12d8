import { BlastgateError, finding, nearest } from "@blastgate/core";
import { type Digest, hexOf, isDigest } from "../oci/digest.ts";
import { isTag } from "../oci/tag.ts";
import type { Store } from "../store.ts";
import { releaseOfTag } from "./release-tag.ts";

/** What is asked of a store here. */
type Names = Pick<Store, "name" | "listTags" | "readTag">;

/** The releases of a store, sorted by digest. */
export async function listReleases(store: Names): Promise<Digest[]> {
  return (await store.listTags()).flatMap((tag) => releaseOfTag(tag) ?? []).toSorted();
}

/**
 * The release that a person means: by its digest, by the beginning of one that no other has, or by a tag that points at it.
 *
 * @throws BlastgateError `release-unknown`, `release-ambiguous`
 */
export async function findRelease(store: Names, written: string): Promise<Digest> {
  const digest = digestWritten(written) ?? releaseOfTag(written);
  if (digest) return digest;
  const tagged = isTag(written) ? await store.readTag(written) : null;
  if (tagged) return tagged;

  const tags = await store.listTags();
  const releases = tags.flatMap((tag) => releaseOfTag(tag) ?? []);
  const prefix = prefixPattern.exec(written)?.[1];
  const found = prefix === undefined ? [] : releases.filter((release) => hexOf(release).startsWith(prefix));
  if (found.length > 1) {
    throw new BlastgateError([finding("release-ambiguous", { written, releases: found.toSorted() })]);
  }
  const [only] = found;
  if (only) return only;
  const suggestion = nearest(
    written,
    tags.filter((tag) => !releaseOfTag(tag)),
  );
  throw new BlastgateError([finding("release-unknown", { store: store.name, written, suggestion })]);
}

/** Fewer characters say too little. */
const prefixPattern = /^(?:sha256:)?([0-9a-f]{4,64})$/;

function digestWritten(written: string): Digest | undefined {
  const digest = written.startsWith("sha256:") ? written : `sha256:${written}`;
  return isDigest(digest) ? digest : undefined;
}
