import { type Digest, isDigest } from "./oci/digest.ts";
import { maxManifestBytes, parseManifest } from "./oci/manifest.ts";
import { problem } from "./problem.ts";
import type { BlobLimits, Contents } from "./store.ts";
import { verify } from "./verify.ts";

/** Content that was read, by its digest. */
export type HeldContents = Map<Digest, Uint8Array>;

/** Reads from a store, and keeps what was read. Of no blob more than `maxBytes` are taken. */
export function holdContents(store: Contents, held: HeldContents, maxBytes: number): Contents {
  return {
    name: store.name,
    async readBlob(digest, limits) {
      const content = await store.readBlob(digest, { ...limits, maxBytes: Math.min(limits.maxBytes, maxBytes) });
      held.set(digest, content);
      return content;
    },
    async readManifest(reference) {
      const stored = await store.readManifest(reference);
      held.set(stored.descriptor.digest, stored.content);
      return stored;
    },
  };
}

/**
 * Reads what was kept, as strictly as a store does.
 *
 * @param name as messages name the place where it was kept
 */
export function readHeld(name: string, held: ReadonlyMap<Digest, Uint8Array>): Contents {
  const read = (reference: string, { maxBytes, size }: BlobLimits): Uint8Array => {
    const content = isDigest(reference) ? held.get(reference) : undefined;
    if (!isDigest(reference) || !content) throw problem("store-content-missing", { store: name, what: reference });
    if (content.byteLength > maxBytes) {
      throw problem("store-content-too-large", { store: name, what: reference, limitBytes: maxBytes });
    }
    return verify(content, { store: name, digest: reference, size });
  };
  return {
    name,
    readBlob: async (digest, limits) => read(digest, limits),
    readManifest: async (reference) =>
      parseManifest(read(reference, { maxBytes: maxManifestBytes }), { store: name, named: reference }),
  };
}
