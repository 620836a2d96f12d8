import { BlastgateError, bundleSchema, checkRelease, finding, lockSchema, type Release } from "@blastgate/core";
import type { Digest } from "../oci/digest.ts";
import type { Store } from "../store.ts";
import { decodeCanonical } from "./canonical-json.ts";
import { type EncodedRelease, encodeRelease } from "./release-digest.ts";
import { releaseTag } from "./release-tag.ts";

/**
 * Keeps a release, and gives its digest. One that is there already is mended where it was damaged. It has a tag,
 * `release.HEX`, by which a registry can list it, and that keeps it from being collected.
 *
 * @throws BlastgateError `release-part-refused`, `release-lock-differs` for what could not be read again; as the store's writes
 */
export async function writeRelease(store: Store, release: Release): Promise<{ digest: Digest; isNew: boolean }> {
  const encoded = encodeRelease(release);
  checkReadable(store, encoded);
  const { digest, manifest, lock, bundle } = encoded;
  const tag = releaseTag(digest);
  const isNew = (await store.readTag(tag)) !== digest;
  await store.writeBlob(lock);
  await store.writeBlob(bundle);
  await store.writeManifest(manifest);
  if (isNew) await pointAt(store, tag, digest);
  return { digest, isNew };
}

function checkReadable(store: Store, encoded: EncodedRelease): void {
  const refuse = (part: "lock" | "bundle", detail: string) =>
    new BlastgateError([finding("release-part-refused", { store: store.name, release: encoded.digest, part, detail })]);
  const lock = decodeCanonical(encoded.lock, lockSchema);
  if ("detail" in lock) throw refuse("lock", lock.detail);
  const bundle = decodeCanonical(encoded.bundle, bundleSchema);
  if ("detail" in bundle) throw refuse("bundle", bundle.detail);
  const findings = checkRelease({ bundle: bundle.value, lock: lock.value });
  if (findings.length > 0) throw new BlastgateError(findings);
}

/** Another who makes the same release at the same time gives it the same tag. */
async function pointAt(store: Store, tag: string, digest: Digest): Promise<void> {
  try {
    await store.moveTag(tag, { from: null, to: digest });
  } catch (error) {
    if ((await store.readTag(tag)) !== digest) throw error;
  }
}
