import canonicalize from "canonicalize";
import { type Descriptor, imageIndexType, type StoredManifest } from "./manifest.ts";

/** An image index that lists referrers: the same bytes for the same referrers, in whatever order they came. */
export function referrersIndex(referrers: readonly Descriptor[]): Uint8Array {
  const manifests = referrers.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
  return Buffer.from(canonicalize({ schemaVersion: 2, mediaType: imageIndexType, manifests }) ?? "");
}

/** The referrers that an index lists; none where there is no index, or something else stands under its tag. */
export function listedIn(index: StoredManifest | undefined): Descriptor[] {
  return index?.manifest.manifests ?? [];
}

export function withReferrer(referrers: readonly Descriptor[], added: Descriptor): Descriptor[] {
  return [...referrers.filter(({ digest }) => digest !== added.digest), added];
}

export function ofType(referrers: readonly Descriptor[], artifactType: string | undefined): Descriptor[] {
  return referrers.filter((each) => artifactType === undefined || each.artifactType === artifactType);
}
