import { z } from "zod/mini";
import { decode } from "../decode.ts";
import { problem } from "../problem.ts";
import { type Digest, digestOf, digestSchema } from "./digest.ts";

/** https://github.com/opencontainers/image-spec/blob/v1.1.0/manifest.md */
export const imageManifestType = "application/vnd.oci.image.manifest.v1+json";
/** https://github.com/opencontainers/image-spec/blob/v1.1.0/image-index.md */
export const imageIndexType = "application/vnd.oci.image.index.v1+json";

/** What registries must at least accept (distribution spec), and the most that is ever read. */
export const maxManifestBytes = 4 * 1024 * 1024;

const mediaTypeSchema = z
  .string()
  .check(
    z.regex(/^[A-Za-z0-9][\w!#$&^.+-]{0,126}\/[A-Za-z0-9][\w!#$&^.+-]{0,126}$/, "a media type is written TYPE/SUBTYPE"),
  );
const manifestTypeSchema = z.enum([imageManifestType, imageIndexType]);
const annotationsSchema = z.record(z.string(), z.string());

/** Points at content, and says of what kind it is. `size` is in bytes. */
export const descriptorSchema = z.object({
  mediaType: mediaTypeSchema,
  digest: digestSchema,
  size: z.int().check(z.minimum(0)),
  artifactType: z.optional(mediaTypeSchema),
  annotations: z.optional(annotationsSchema),
});
export type Descriptor = z.infer<typeof descriptorSchema>;

const common = {
  schemaVersion: z.literal(2),
  mediaType: z.optional(manifestTypeSchema),
  artifactType: z.optional(mediaTypeSchema),
  subject: z.optional(descriptorSchema),
  annotations: z.optional(annotationsSchema),
};
const imageManifestSchema = z.object({
  ...common,
  config: descriptorSchema,
  layers: z.array(descriptorSchema),
  manifests: z.optional(z.undefined({ error: "it could be read as an index too" })),
});
const imageIndexSchema = z.object({
  ...common,
  manifests: z.array(descriptorSchema),
  config: z.optional(z.undefined({ error: "it could be read as an image manifest too" })),
  layers: z.optional(z.undefined({ error: "it could be read as an image manifest too" })),
});
export type ImageManifest = z.infer<typeof imageManifestSchema>;
export type ImageIndex = z.infer<typeof imageIndexSchema>;

/** A manifest as it is stored, and what it says. */
export interface StoredManifest {
  /** As a list of referrers would have it: with the manifest's artifact type and annotations. */
  descriptor: Descriptor;
  manifest: ImageManifest | ImageIndex;
  /** What the digest is of. */
  content: Uint8Array;
}

/**
 * Reads what is to be an image manifest or an image index; nothing else is.
 *
 * @param named the digest or tag that messages name it by
 * @param mediaType what it was said to be
 * @throws BlastgateError `store-manifest-invalid`, `store-content-too-large`
 */
export function parseManifest(
  content: Uint8Array,
  { store, named, mediaType }: { store: string; named: string; mediaType?: string | undefined },
): StoredManifest {
  const refuse = (detail: string) => problem("store-manifest-invalid", { store, what: named, detail });
  if (content.byteLength > maxManifestBytes) {
    throw problem("store-content-too-large", { store, what: named, limitBytes: maxManifestBytes });
  }
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
  } catch {
    throw refuse("it is not JSON");
  }
  const isIndex = typeof value === "object" && value !== null && "manifests" in value;
  const decoded = decode<ImageIndex | ImageManifest>(value, isIndex ? imageIndexSchema : imageManifestSchema);
  if ("detail" in decoded) throw refuse(decoded.detail);
  const { value: manifest } = decoded;
  const type = isIndex ? imageIndexType : imageManifestType;
  for (const said of [mediaType, manifest.mediaType]) {
    if (said !== undefined && said !== type) throw refuse(`it says that it is ${said}, and looks like ${type}`);
  }
  const artifactType = manifest.artifactType ?? ("config" in manifest ? manifest.config?.mediaType : undefined);
  const descriptor: Descriptor = {
    mediaType: type,
    digest: digestOf(content),
    size: content.byteLength,
    ...(artifactType && { artifactType }),
    ...(manifest.annotations && { annotations: manifest.annotations }),
  };
  return { descriptor, manifest, content };
}

/** A manifest that is to be written: it says what it is. @throws BlastgateError as `parseManifest` does */
export function parseNewManifest(content: Uint8Array, store: string): StoredManifest {
  const named = digestOf(content);
  const stored = parseManifest(content, { store, named });
  if (stored.manifest.mediaType) return stored;
  throw problem("store-manifest-invalid", { store, what: named, detail: "it does not say its mediaType" });
}

/** What a manifest needs to be whole. Its subject is none of it: it may come later, or be gone. */
export function partsOf(manifest: ImageManifest | ImageIndex): Descriptor[] {
  return manifest.manifests ?? [manifest.config, ...manifest.layers].filter((part) => part !== undefined);
}

/** The subject of a manifest that is about another. */
export function subjectOf({ manifest }: StoredManifest): Digest | undefined {
  return manifest.subject?.digest;
}
