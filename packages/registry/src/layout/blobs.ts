import type { Digest } from "../oci/digest.ts";
import { type Descriptor, maxManifestBytes, parseManifest, type StoredManifest } from "../oci/manifest.ts";
import { problem } from "../problem.ts";
import type { BlobLimits } from "../store.ts";
import { verify } from "../verify.ts";
import type { LayoutFiles } from "./layout-files.ts";

/** The content of a layout by its digest. A manifest is one of its blobs. */
export class Blobs {
  readonly #files: LayoutFiles;
  readonly #store: string;

  constructor(files: LayoutFiles, store: string) {
    this.#files = files;
    this.#store = store;
  }

  /** @throws BlastgateError as `Contents.readBlob` does */
  async read(digest: Digest, { maxBytes, size }: BlobLimits): Promise<Uint8Array> {
    const content = await this.#files.read(digest, maxBytes);
    if (!content) throw problem("store-content-missing", { store: this.#store, what: digest });
    return verify(content, { store: this.#store, digest, size });
  }

  async readManifest(digest: Digest, said?: Pick<Descriptor, "mediaType" | "size">): Promise<StoredManifest> {
    const content = await this.read(digest, { maxBytes: maxManifestBytes, ...(said && { size: said.size }) });
    return parseManifest(content, { store: this.#store, named: digest, mediaType: said?.mediaType });
  }
}
