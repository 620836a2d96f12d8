import { problem } from "../problem.ts";
import { type Digest, hexOf, isDigest } from "./digest.ts";

/** The tags of the distribution spec, less those in capitals, which some file systems do not tell apart. */
const tagPattern = /^[a-z0-9_][a-z0-9._-]{0,127}$/;

/** The referrers tag schema: where a store has no other way, a subject's referrers are listed under such a tag. */
const referrersTagPattern = /^sha256-[0-9a-f]{64}$/;

/** Where the referrers of a manifest are listed. */
export function referrersTag(subject: Digest): string {
  return `sha256-${hexOf(subject)}`;
}

export function isReferrersTag(text: string): boolean {
  return referrersTagPattern.test(text);
}

export function isTag(text: string): boolean {
  return tagPattern.test(text) && !isReferrersTag(text);
}

/** @throws BlastgateError `store-reference-invalid` */
export function checkTag(tag: string): void {
  if (!isTag(tag)) throw problem("store-reference-invalid", { kind: "tag", written: tag });
}

/** @throws BlastgateError `store-reference-invalid` */
export function checkDigest(digest: string): void {
  if (!isDigest(digest)) throw problem("store-reference-invalid", { kind: "digest", written: digest });
}
