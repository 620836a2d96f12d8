import { type Digest, isDigest } from "../oci/digest.ts";
import { imageIndexType, imageManifestType, parseManifest, type StoredManifest } from "../oci/manifest.ts";
import { problem } from "../problem.ts";
import { verify } from "../verify.ts";
import type { Ask, RegistryClient } from "./client.ts";
import type { Answer } from "./exchange.ts";

const types = [imageManifestType, imageIndexType];

/** Reads the manifests of a registry. A reference is a digest, a tag, or the tag of a list of referrers. */
export class Manifests {
  readonly #client: RegistryClient;

  constructor(client: RegistryClient) {
    this.#client = client;
  }

  /** @throws BlastgateError as `Store.readManifest` does, but for what is not there */
  async find(reference: string): Promise<StoredManifest | undefined> {
    const answer = await this.#client.ask(this.#reading("GET", reference));
    if (answer.status === 404) return undefined;
    const store = this.#client.store;
    if (isDigest(reference)) verify(answer.body, { store, digest: reference });
    const stored = parseManifest(answer.body, { store, named: reference, mediaType: typeOf(answer) });
    const said = digestIn(answer);
    if (said !== undefined) verify(answer.body, { store, digest: said });
    return stored;
  }

  /** What a tag points at, if the registry tells it without the manifest; else it is read. */
  async findDigest(tag: string): Promise<Digest | undefined> {
    const answer = await this.#client.ask(this.#reading("HEAD", tag));
    if (answer.status === 404) return undefined;
    const said = digestIn(answer);
    const type = typeOf(answer);
    if (said === undefined || type === undefined) return (await this.find(tag))?.descriptor.digest;
    if (types.includes(type)) return said;
    throw problem("store-manifest-invalid", { store: this.#client.store, what: tag, detail: `it is of type ${type}` });
  }

  #reading(method: "GET" | "HEAD", reference: string): Ask {
    const url = this.#client.manifestUrl(reference);
    const what = isDigest(reference) ? reference : `tag "${reference}"`;
    return { method, url, what, actions: "pull", accept: types, answers: [404] };
  }
}

function typeOf({ headers }: Answer): string | undefined {
  return headers.get("content-type")?.split(";", 1)[0]?.trim() || undefined;
}

function digestIn({ headers }: Answer): Digest | undefined {
  const digest = headers.get("docker-content-digest") ?? "";
  return isDigest(digest) ? digest : undefined;
}
