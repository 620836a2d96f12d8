import { type Digest, digestOf } from "../oci/digest.ts";
import { type Descriptor, parseManifest } from "../oci/manifest.ts";
import { listedIn, referrersIndex } from "../oci/referrers-index.ts";
import { referrersTag } from "../oci/tag.ts";
import { problem } from "../problem.ts";
import type { RegistryClient } from "./client.ts";
import type { Manifests } from "./manifests.ts";
import { putManifest } from "./put-manifest.ts";

const attempts = 5;

/**
 * Referrers in a registry without an API for them: each client keeps their list under a tag (distribution spec, "referrers
 * tag schema").
 */
export class ListedReferrers {
  readonly #client: RegistryClient;
  readonly #manifests: Manifests;

  constructor(client: RegistryClient, manifests: Manifests) {
    this.#client = client;
    this.#manifests = manifests;
  }

  async read(subject: Digest): Promise<Descriptor[]> {
    return listedIn(await this.#manifests.find(referrersTag(subject)));
  }

  /**
   * Changes the list until it is seen to have changed, since others may change it in the same moment.
   *
   * @throws BlastgateError `tag-move-lost`
   */
  async change(subject: Digest, change: (listed: Descriptor[]) => Descriptor[]): Promise<void> {
    const tag = referrersTag(subject);
    const { store } = this.#client;
    let list = referrersIndex([]);
    for (let attempt = 0; attempt <= attempts; attempt++) {
      const listed = await this.read(subject);
      list = referrersIndex(change(listed));
      if (digestOf(list) === digestOf(referrersIndex(listed))) return;
      const stored = parseManifest(list, { store, named: tag });
      await this.#client.insist(() => putManifest(this.#client, tag, stored));
    }
    throw problem("tag-move-lost", { store, tag, wanted: digestOf(list), found: "" });
  }
}
