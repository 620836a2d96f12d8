import type { RegistryLocation } from "../location.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import type { StoredManifest } from "../oci/manifest.ts";
import { checkTag } from "../oci/tag.ts";
import { problem } from "../problem.ts";
import type { BlobLimits, ReaderOptions, StoreReader } from "../store.ts";
import { verify } from "../verify.ts";
import { RegistryClient } from "./client.ts";
import { Manifests } from "./manifests.ts";

/** Reads a repository of a registry (OCI distribution spec 1.1). */
export class RegistryReader implements StoreReader {
  readonly name: string;
  protected readonly client: RegistryClient;
  protected readonly manifests: Manifests;

  constructor(location: RegistryLocation, options: ReaderOptions) {
    this.name = location.name;
    this.client = new RegistryClient(location, options);
    this.manifests = new Manifests(this.client);
  }

  async readBlob(digest: Digest, { maxBytes, size }: BlobLimits): Promise<Uint8Array> {
    const url = this.client.blobUrl(digest);
    const ask = { url, what: digest, actions: "pull", elsewhere: true, maxBytes } as const;
    const { body } = await this.client.ask({ method: "GET", ...ask });
    return verify(body, { store: this.name, digest, size });
  }

  async readManifest(reference: Digest | string): Promise<StoredManifest> {
    if (!isDigest(reference)) checkTag(reference);
    const stored = await this.manifests.find(reference);
    if (stored) return stored;
    const what = isDigest(reference) ? reference : `tag "${reference}"`;
    throw problem("store-content-missing", { store: this.name, what });
  }

  async readTag(tag: string): Promise<Digest | null> {
    checkTag(tag);
    return (await this.manifests.findDigest(tag)) ?? null;
  }
}
