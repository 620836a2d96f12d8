import type { Release } from "@blastgate/core";
import { type Digest, digestOf } from "../oci/digest.ts";
import { encode } from "./canonical-json.ts";
import { releaseManifest } from "./release-manifest.ts";

/** A release as it is in every store. */
export interface EncodedRelease {
  digest: Digest;
  manifest: Uint8Array;
  lock: Uint8Array;
  bundle: Uint8Array;
}

export function encodeRelease(release: Release): EncodedRelease {
  const [lock, bundle] = [encode(release.lock), encode(release.bundle)];
  const manifest = releaseManifest({ lock: partOf(lock), bundle: partOf(bundle) });
  return { digest: digestOf(manifest), manifest, lock, bundle };
}

function partOf(content: Uint8Array) {
  return { digest: digestOf(content), size: content.byteLength };
}

/** The digest that a release has, or would have, in every store. */
export function releaseDigest(release: Release): Digest {
  return encodeRelease(release).digest;
}
