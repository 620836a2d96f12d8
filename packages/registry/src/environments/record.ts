import { type Deployment, deploymentSchema, type RecordedDeployment } from "@blastgate/core";
import { type Digest, digestOf } from "../oci/digest.ts";
import { type Descriptor, imageManifestType } from "../oci/manifest.ts";
import { problem } from "../problem.ts";
import { decodeCanonical, encode } from "../release/canonical-json.ts";
import type { Contents, Store } from "../store.ts";

/** Records, among what is attached to a release. */
export const deploymentType = "application/vnd.blastgate.deployment.v1";
const configType = `${deploymentType}+json`;
/** What stands where a manifest has to name a layer and has none (image spec, guidance for an empty descriptor). */
const emptyType = "application/vnd.oci.empty.v1+json";
const emptyContent = encode({});
/** What every record has as its layer. */
export const emptyLayer = digestOf(emptyContent);

const maxRecordBytes = 256 * 1024;

/** Keeps a record, which makes it one of its release's referrers. No environment knows of it yet. */
export async function writeRecord(store: Store, record: Deployment, release: Descriptor): Promise<RecordedDeployment> {
  const config = await store.writeBlob(encode(deploymentSchema.parse(record)));
  await store.writeBlob(emptyContent);
  const { digest } = await store.writeManifest(recordManifest(config, release));
  return { ...record, digest };
}

/** @throws BlastgateError `deployment-record-invalid`, and what `Store` throws where it cannot be read */
export async function readRecord(store: Contents, digest: Digest): Promise<RecordedDeployment> {
  const refuse = (detail: string) =>
    problem("deployment-record-invalid", { store: store.name, record: digest, detail });
  const { manifest, content } = await store.readManifest(digest);
  const { artifactType, config, subject } = manifest;
  if (artifactType !== deploymentType || !config || !subject) throw refuse(`it is ${artifactType ?? "of no type"}`);
  if (Buffer.compare(recordManifest(config, subject), content) !== 0) throw refuse("its manifest is that of no record");
  const decoded = decodeCanonical(
    await store.readBlob(config.digest, { maxBytes: maxRecordBytes, size: config.size }),
    deploymentSchema,
  );
  if ("detail" in decoded) throw refuse(decoded.detail);
  const record = decoded.value;
  if (subject.digest === record.release) return { ...record, digest };
  throw refuse(`it is attached to ${subject.digest}, and about ${record.release}`);
}

/** The release that a record is about, as the record names it. */
export async function releaseOfRecord(store: Store, record: Digest): Promise<Descriptor> {
  const { subject } = (await store.readManifest(record)).manifest;
  if (subject) return subject;
  throw problem("deployment-record-invalid", { store: store.name, record, detail: "it is about nothing" });
}

function recordManifest(
  config: Pick<Descriptor, "digest" | "size">,
  { mediaType, digest, size }: Pick<Descriptor, "mediaType" | "digest" | "size">,
): Uint8Array {
  return encode({
    schemaVersion: 2,
    mediaType: imageManifestType,
    artifactType: deploymentType,
    config: { mediaType: configType, digest: config.digest, size: config.size },
    layers: [{ mediaType: emptyType, digest: emptyLayer, size: emptyContent.byteLength }],
    subject: { mediaType, digest, size },
  });
}
