import { z } from "zod/mini";
import type { RegistryLocation } from "../location.ts";
import type { Digest } from "../oci/digest.ts";
import { type Descriptor, descriptorSchema, parseNewManifest, subjectOf } from "../oci/manifest.ts";
import { ofType, withReferrer } from "../oci/referrers-index.ts";
import { checkDigest, checkTag, isTag } from "../oci/tag.ts";
import { problem } from "../problem.ts";
import type { Store, StoreOptions } from "../store.ts";
import { ListedReferrers } from "./listed-referrers.ts";
import { readPages } from "./pages.ts";
import { putManifest } from "./put-manifest.ts";
import { RegistryReader } from "./registry-reader.ts";
import { uploadBlob } from "./upload.ts";

const tagsSchema = z.looseObject({ tags: z.nullish(z.array(z.string())) });
const referrersSchema = z.looseObject({ manifests: z.nullish(z.array(descriptorSchema)) });

/** A store in a repository of a registry (OCI distribution spec 1.1). */
export class RegistryStore extends RegistryReader implements Store {
  readonly #listed: ListedReferrers;
  readonly #deletes: boolean;

  constructor(location: RegistryLocation, options: StoreOptions) {
    super(location, options);
    this.#listed = new ListedReferrers(this.client, this.manifests);
    this.#deletes = options.deletes ?? false;
  }

  async hasBlob(digest: Digest): Promise<boolean> {
    const url = this.client.blobUrl(digest);
    const ask = { url, what: digest, actions: "pull", elsewhere: true, answers: [404] } as const;
    const { status } = await this.client.ask({ method: "HEAD", ...ask });
    return status !== 404;
  }

  async writeBlob(content: Uint8Array): Promise<Pick<Descriptor, "digest" | "size">> {
    return { digest: await uploadBlob(this.client, content), size: content.byteLength };
  }

  async writeManifest(content: Uint8Array): Promise<Descriptor> {
    const stored = parseNewManifest(content, this.name);
    const { descriptor } = stored;
    const { headers } = await this.client.insist(() => putManifest(this.client, descriptor.digest, stored));
    const subject = subjectOf(stored);
    // Whoever has an API for referrers says so here.
    if (subject && headers.get("oci-subject") !== subject) {
      await this.#listed.change(subject, (listed) => withReferrer(listed, descriptor));
    }
    return descriptor;
  }

  async listTags(): Promise<string[]> {
    const url = this.client.addresses.within("tags/list?n=1000");
    const pages = await readPages(this.client, { url, what: "its tags", actions: "pull" }, tagsSchema);
    const tags = (pages ?? []).flatMap((page) => page.tags ?? []);
    return [...new Set(tags)].filter(isTag).toSorted();
  }

  async moveTag(tag: string, { from, to }: { from: Digest | null; to: Digest }): Promise<void> {
    checkTag(tag);
    checkDigest(to);
    const store = this.name;
    const target = await this.readManifest(to);
    let isTried = false;
    // A move that got no answer may have been made, and another after it. Only where nothing has happened it is made again.
    await this.client.insist(async () => {
      const found = await this.readTag(tag);
      if (found === to && (isTried || from === to)) return;
      if (found !== from) {
        if (isTried) throw problem("tag-move-lost", { store, tag, wanted: to, found: found ?? "" });
        throw problem("tag-moved-meanwhile", { store, tag, expected: from ?? "", found: found ?? "" });
      }
      isTried = true;
      await putManifest(this.client, tag, target);
    });
    const found = await this.readTag(tag);
    if (found !== to) throw problem("tag-move-lost", { store, tag, wanted: to, found: found ?? "" });
  }

  async referrers(subject: Digest, artifactType?: string): Promise<Descriptor[]> {
    checkDigest(subject);
    const url = this.client.addresses.within(`referrers/${subject}`);
    if (artifactType !== undefined) url.searchParams.set("artifactType", artifactType);
    const ask = { url, what: `referrers of ${subject}`, actions: "pull" } as const;
    const pages = await readPages(this.client, ask, referrersSchema);
    const found = pages?.flatMap((page) => page.manifests ?? []) ?? (await this.#listed.read(subject));
    return ofType(found, artifactType);
  }

  async deleteManifest(digest: Digest, tags: readonly string[] = []): Promise<void> {
    this.#checkDelete(digest);
    for (const tag of tags) checkTag(tag);
    for (const tag of await this.listTags()) {
      if (!tags.includes(tag) && (await this.readTag(tag)) === digest) {
        throw problem("store-delete-refused", { store: this.name, digest, tag });
      }
    }
    // One that is damaged can go, too.
    const stored = await this.manifests.find(digest).catch(() => undefined);
    const subject = stored && subjectOf(stored);
    if (subject && (await this.#listed.read(subject)).some((each) => each.digest === digest)) {
      await this.#listed.change(subject, (listed) => listed.filter((each) => each.digest !== digest));
    }
    const going = [];
    for (const tag of tags) if ((await this.readTag(tag)) === digest) going.push(tag);
    await this.#delete(this.client.manifestUrl(digest), digest);
    // Some registries have them go with it, some do not.
    for (const tag of going) {
      if ((await this.readTag(tag)) === digest) await this.#delete(this.client.manifestUrl(tag), `tag "${tag}"`);
    }
  }

  async deleteBlob(digest: Digest): Promise<void> {
    this.#checkDelete(digest);
    await this.#delete(this.client.blobUrl(digest), digest);
  }

  async listContent(): Promise<null> {
    return null;
  }

  #checkDelete(digest: Digest): void {
    checkDigest(digest);
    if (!this.#deletes) throw problem("store-delete-refused", { store: this.name, digest, tag: "" });
  }

  async #delete(url: URL, what: string): Promise<void> {
    await this.client.ask({ method: "DELETE", url, what, actions: "pull,delete", answers: [404] });
  }
}
