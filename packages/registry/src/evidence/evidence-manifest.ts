import { decisionPredicateType } from "@blastgate/core";
import { type Digest, digestOf } from "../oci/digest.ts";
import { type Descriptor, imageManifestType, type StoredManifest } from "../oci/manifest.ts";
import { encode } from "../release/canonical-json.ts";

/**
 * The type of what is attached, by which others list it too: an in-toto statement. It is also the type of the envelope's
 * payload (https://github.com/in-toto/attestation/blob/main/spec/v1/envelope.md).
 */
export const inTotoType = "application/vnd.in-toto+json";
/** Of the layer, as sigstore writes it. */
const envelopeType = "application/vnd.dsse.envelope.v1+json";
/** Says which statement it is without reading it, where other tools look for that. */
const predicateTypeKey = "in-toto.io/predicate-type";

/** Stands where a manifest has to have a config and there is none (image-spec 1.1). */
export const emptyConfig = encode({});
const emptyConfigType = "application/vnd.oci.empty.v1+json";

export const maxEnvelopeBytes = 64 * 1024 * 1024;

export function evidenceManifest(
  subject: Pick<Descriptor, "mediaType" | "digest" | "size">,
  envelope: Pick<Descriptor, "digest" | "size">,
): Uint8Array {
  return encode({
    schemaVersion: 2,
    mediaType: imageManifestType,
    artifactType: inTotoType,
    config: { mediaType: emptyConfigType, digest: digestOf(emptyConfig), size: emptyConfig.byteLength },
    layers: [{ mediaType: envelopeType, digest: envelope.digest, size: envelope.size }],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations: { [predicateTypeKey]: decisionPredicateType },
  });
}

/** The envelope of evidence about a release; nothing where it is something else. */
export function envelopeOf({ manifest }: StoredManifest, release: Digest): Descriptor | undefined {
  const { artifactType, subject, layers = [] } = manifest;
  const [layer] = layers;
  const isEnvelope = artifactType === inTotoType && layers.length === 1 && layer?.mediaType === envelopeType;
  return isEnvelope && subject?.digest === release ? layer : undefined;
}
