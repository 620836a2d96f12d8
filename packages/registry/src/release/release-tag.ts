import { type Digest, hexOf, isDigest } from "../oci/digest.ts";

const prefix = "release.";

/** The tag that every release has. */
export function releaseTag(digest: Digest): string {
  return `${prefix}${hexOf(digest)}`;
}

/** The release that a tag stands for by its name; it is not believed to point elsewhere. */
export function releaseOfTag(tag: string): Digest | undefined {
  const digest = `sha256:${tag.slice(prefix.length)}`;
  return tag.startsWith(prefix) && isDigest(digest) ? digest : undefined;
}
