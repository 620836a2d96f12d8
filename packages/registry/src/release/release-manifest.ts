import { BlastgateError, finding } from "@blastgate/core";
import { type Descriptor, imageManifestType, type StoredManifest } from "../oci/manifest.ts";
import { encode } from "./canonical-json.ts";

export const releaseType = "application/vnd.blastgate.release.v1";
export const lockType = "application/vnd.blastgate.lock.v1+json";
export const bundleType = "application/vnd.blastgate.bundle.v1+json";

export const maxLockBytes = 64 * 1024 * 1024;
export const maxBundleBytes = 512 * 1024 * 1024;

type Part = Pick<Descriptor, "digest" | "size">;

export interface ReleaseParts {
  lock: Part;
  bundle: Part;
}

/** Says what a release consists of, and nothing else: no time, no name, nothing of where it was made. */
export function releaseManifest({ lock, bundle }: ReleaseParts): Uint8Array {
  return encode({
    schemaVersion: 2,
    mediaType: imageManifestType,
    artifactType: releaseType,
    config: { mediaType: lockType, digest: lock.digest, size: lock.size },
    layers: [{ mediaType: bundleType, digest: bundle.digest, size: bundle.size }],
  });
}

/**
 * The parts that the manifest of a release names.
 *
 * @throws BlastgateError `release-manifest-refused`, for everything in it that is otherwise
 */
export function releaseParts(store: string, { manifest, descriptor, content }: StoredManifest): ReleaseParts {
  const details: string[] = [];
  const { artifactType, config, layers = [] } = manifest;
  const [layer] = layers;
  if (artifactType !== releaseType) details.push(`it is ${artifactType ?? "an artefact of no type"}`);
  if (config?.mediaType !== lockType) details.push(`its config is ${config?.mediaType ?? "missing"}, and no lock`);
  if (layers.length !== 1) details.push(`it has ${layers.length} layers, and a release has one`);
  if (layer && layer.mediaType !== bundleType) details.push(`its layer is ${layer.mediaType}, and no plain bundle`);
  if (config && config.size > maxLockBytes) details.push(`its lock of ${config.size} bytes is too large`);
  if (layer && layer.size > maxBundleBytes) details.push(`its bundle of ${layer.size} bytes is too large`);
  if (config && layer && details.length === 0) {
    const parts = { lock: config, bundle: layer };
    if (Buffer.compare(releaseManifest(parts), content) === 0) return parts;
    details.push("there is something in its manifest that no release has");
  }
  throw new BlastgateError(
    details.map((detail) => finding("release-manifest-refused", { store, release: descriptor.digest, detail })),
  );
}
