import {
  BlastgateError,
  bundleSchema,
  checkRelease,
  finding,
  type Lock,
  lockSchema,
  type Release,
} from "@blastgate/core";
import type { z } from "zod/mini";
import type { Digest } from "../oci/digest.ts";
import type { Contents } from "../store.ts";
import { decodeCanonical } from "./canonical-json.ts";
import { maxBundleBytes, maxLockBytes, type ReleaseParts, releaseParts } from "./release-manifest.ts";

export interface StoredRelease extends Release {
  digest: Digest;
}

export interface StoredLock {
  digest: Digest;
  lock: Lock;
}

/**
 * A release, if it is one in every part: manifest, digests, sizes, schemas, and a lock that is that of the bundle.
 *
 * @throws BlastgateError `release-manifest-refused`, `release-part-refused`, `release-lock-differs`; as the store's reads
 */
export async function readRelease(store: Contents, digest: Digest): Promise<StoredRelease> {
  const parts = await readParts(store, digest);
  const lock = await readPart(store, digest, "lock", parts, lockSchema);
  const bundle = await readPart(store, digest, "bundle", parts, bundleSchema);
  const findings = checkRelease({ bundle, lock });
  if (findings.length > 0) throw new BlastgateError(findings);
  return { digest, bundle, lock };
}

/** What is in a release, without reading all of it. @throws as `readRelease` */
export async function readLock(store: Contents, digest: Digest): Promise<StoredLock> {
  const parts = await readParts(store, digest);
  return { digest, lock: await readPart(store, digest, "lock", parts, lockSchema) };
}

async function readParts(store: Contents, digest: Digest): Promise<ReleaseParts> {
  return releaseParts(store.name, await store.readManifest(digest));
}

async function readPart<Value>(
  store: Contents,
  release: Digest,
  part: "lock" | "bundle",
  parts: ReleaseParts,
  schema: z.core.$ZodType<Value>,
): Promise<Value> {
  const { digest, size } = parts[part];
  const maxBytes = part === "lock" ? maxLockBytes : maxBundleBytes;
  const decoded = decodeCanonical(await store.readBlob(digest, { size, maxBytes }), schema);
  if ("value" in decoded) return decoded.value;
  const { detail } = decoded;
  throw new BlastgateError([finding("release-part-refused", { store: store.name, release, part, detail })]);
}
