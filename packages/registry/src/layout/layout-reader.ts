import { type Digest, isDigest } from "../oci/digest.ts";
import type { StoredManifest } from "../oci/manifest.ts";
import { checkTag } from "../oci/tag.ts";
import { hasCode, problem } from "../problem.ts";
import type { BlobLimits, StoreReader } from "../store.ts";
import { Blobs } from "./blobs.ts";
import type { LayoutFiles } from "./layout-files.ts";
import { TagIndex } from "./tag-index.ts";

/**
 * Reads an OCI image layout. That needs no lock: a file is whole or not there, and what is pointed at is written before
 * what points at it.
 */
export class LayoutReader implements StoreReader {
  readonly name: string;
  protected readonly blobs: Blobs;
  readonly #files: LayoutFiles;

  constructor(files: LayoutFiles, name: string) {
    this.name = name;
    this.blobs = new Blobs(files, name);
    this.#files = files;
  }

  async readBlob(digest: Digest, limits: BlobLimits): Promise<Uint8Array> {
    return this.blobs.read(digest, limits);
  }

  async readManifest(reference: Digest | string): Promise<StoredManifest> {
    if (isDigest(reference)) return this.blobs.readManifest(reference);
    checkTag(reference);
    const found = await this.readListed(reference);
    if (!found) throw problem("store-content-missing", { store: this.name, what: `tag "${reference}"` });
    return found;
  }

  async readTag(tag: string): Promise<Digest | null> {
    checkTag(tag);
    return (await TagIndex.read(this.#files)).get(tag)?.digest ?? null;
  }

  /** What a name in the index points at. One that was replaced, and then removed, as we read is looked up again. */
  protected async readListed(name: string): Promise<StoredManifest | undefined> {
    for (let missing: Digest | undefined; ; ) {
      const entry = (await TagIndex.read(this.#files)).get(name);
      if (!entry) return undefined;
      try {
        return await this.blobs.readManifest(entry.digest, entry);
      } catch (error) {
        if (!hasCode(error, "store-content-missing") || entry.digest === missing) throw error;
        missing = entry.digest;
      }
    }
  }
}
