import { type Digest, digestOf, isDigest } from "../oci/digest.ts";
import {
  type Descriptor,
  parseManifest,
  parseNewManifest,
  partsOf,
  type StoredManifest,
  subjectOf,
} from "../oci/manifest.ts";
import { listedIn, ofType, referrersIndex, withReferrer } from "../oci/referrers-index.ts";
import { checkDigest, checkTag, isReferrersTag, isTag, referrersTag } from "../oci/tag.ts";
import { hasCode, problem } from "../problem.ts";
import type { Store, StoredContent, StoreOptions } from "../store.ts";
import { LayoutReader } from "./layout-reader.ts";
import { TagIndex } from "./tag-index.ts";
import type { WritableLayoutFiles } from "./writable-layout-files.ts";

/**
 * A store in an OCI image layout. Referrers are listed under the tags that the distribution spec has for registries
 * without an API for them.
 */
export class LayoutStore extends LayoutReader implements Store {
  readonly #files: WritableLayoutFiles;
  readonly #options: StoreOptions;

  constructor(files: WritableLayoutFiles, name: string, options: StoreOptions) {
    super(files, name);
    this.#files = files;
    this.#options = options;
  }

  async hasBlob(digest: Digest): Promise<boolean> {
    return (await this.#files.size(digest)) !== undefined;
  }

  /** Also what is there already: it may be damaged, or about to be removed for its age. */
  async writeBlob(content: Uint8Array): Promise<Pick<Descriptor, "digest" | "size">> {
    const digest = digestOf(content);
    await this.#files.write(digest, content);
    return { digest, size: content.byteLength };
  }

  async writeManifest(content: Uint8Array): Promise<Descriptor> {
    const stored = parseNewManifest(content, this.name);
    await this.#requireParts(stored);
    await this.writeBlob(content);
    const subject = subjectOf(stored);
    const added = (listed: Descriptor[]) => withReferrer(listed, stored.descriptor);
    if (subject) await this.#changeIndex((index) => this.#withReferrers(index, subject, added));
    return stored.descriptor;
  }

  async listTags(): Promise<string[]> {
    return (await TagIndex.read(this.#files)).names().filter(isTag).toSorted();
  }

  async moveTag(tag: string, { from, to }: { from: Digest | null; to: Digest }): Promise<void> {
    checkTag(tag);
    checkDigest(to);
    await this.#changeIndex(async (index) => {
      const found = index.get(tag)?.digest ?? null;
      if (found !== from) {
        const args = { store: this.name, tag, expected: from ?? "", found: found ?? "" };
        throw problem("tag-moved-meanwhile", args);
      }
      const target = await this.blobs.readManifest(to);
      await this.#requireParts(target);
      return index.with(tag, target.descriptor);
    });
  }

  async referrers(subject: Digest, artifactType?: string): Promise<Descriptor[]> {
    checkDigest(subject);
    return ofType(listedIn(await this.readListed(referrersTag(subject))), artifactType);
  }

  async deleteManifest(digest: Digest, tags: readonly string[] = []): Promise<void> {
    for (const tag of tags) checkTag(tag);
    await this.#delete(digest, tags, async (index) => {
      // One that is damaged can go, too.
      const stored = await this.blobs.readManifest(digest).catch(() => undefined);
      const subject = stored && subjectOf(stored);
      const others = (listed: Descriptor[]) => listed.filter((each) => each.digest !== digest);
      return subject ? this.#withReferrers(index, subject, others) : index;
    });
  }

  async deleteBlob(digest: Digest): Promise<void> {
    await this.#delete(digest, [], async (index) => index);
  }

  async listContent(): Promise<StoredContent[]> {
    return (await this.#files.blobs()).map(({ digest, modifiedMs }) => ({ digest, writtenMs: modifiedMs }));
  }

  /** As the function of that name says. */
  async rebuildReferrers(): Promise<void> {
    await this.#changeIndex(async (index) => {
      const found = await this.#findReferrers();
      const lost = index.names().filter((name) => isReferrersTag(name) && !found.has(name));
      let rebuilt = lost.reduce((each, name) => each.with(name, undefined), index);
      for (const [name, referrers] of found) rebuilt = await this.#withList(rebuilt, name, referrers);
      return rebuilt;
    });
  }

  /** @throws BlastgateError `store-manifest-incomplete` */
  async #requireParts({ descriptor, manifest }: StoredManifest): Promise<void> {
    for (const { digest, size } of partsOf(manifest)) {
      if ((await this.#files.size(digest)) === size) continue;
      throw problem("store-manifest-incomplete", { store: this.name, what: descriptor.digest, missing: digest });
    }
  }

  /** All manifests that have a subject, by the tag under which they are listed. */
  async #findReferrers(): Promise<Map<string, Descriptor[]>> {
    const found = new Map<string, Descriptor[]>();
    for (const { digest } of await this.#files.blobs()) {
      const stored = await this.blobs.readManifest(digest).catch((error: unknown) => {
        if (hasCode(error, "store-manifest-invalid", "store-content-too-large")) return undefined;
        throw error;
      });
      const subject = stored && subjectOf(stored);
      if (!subject) continue;
      const name = referrersTag(subject);
      found.set(name, [...(found.get(name) ?? []), stored.descriptor]);
    }
    return found;
  }

  async #withReferrers(
    index: TagIndex,
    subject: Digest,
    change: (listed: Descriptor[]) => Descriptor[],
  ): Promise<TagIndex> {
    const name = referrersTag(subject);
    const entry = index.get(name);
    const listed = entry ? await this.blobs.readManifest(entry.digest, entry) : undefined;
    return this.#withList(index, name, change(listedIn(listed)));
  }

  async #withList(index: TagIndex, name: string, referrers: readonly Descriptor[]): Promise<TagIndex> {
    if (referrers.length === 0) return index.with(name, undefined);
    const list = parseManifest(referrersIndex(referrers), { store: this.name, named: name });
    await this.writeBlob(list.content);
    return index.with(name, list.descriptor);
  }

  async #delete(
    digest: Digest,
    tags: readonly string[],
    forget: (index: TagIndex) => Promise<TagIndex>,
  ): Promise<void> {
    checkDigest(digest);
    if (!this.#options.deletes) throw problem("store-delete-refused", { store: this.name, digest, tag: "" });
    const removed = async (index: TagIndex) => {
      const going = tags.filter((tag) => index.get(tag)?.digest === digest);
      const left = going.reduce((each, tag) => each.with(tag, undefined), index);
      const tag = left.tagOf(digest);
      if (tag !== undefined) throw problem("store-delete-refused", { store: this.name, digest, tag });
      return forget(left);
    };
    await this.#changeIndex(removed, [digest]);
  }

  /** Alone in the store. `removed`, and lists of referrers that were replaced, go once nothing points at them. */
  async #changeIndex(change: (index: TagIndex) => Promise<TagIndex>, removed: readonly Digest[] = []): Promise<void> {
    // Refuses a link.
    await this.#files.size("index.lock");
    const path = this.#files.path("index.lock");
    const { lockTimeoutMs: timeoutMs = 30_000, signal } = this.#options;
    const { withLock } = await import("./lock.ts");
    await withLock({ path, store: this.name, timeoutMs, signal }, async () => {
      const before = await TagIndex.read(this.#files);
      const after = await change(before);
      if (after !== before) await after.write(this.#files);
      const lists = new Set(after.lists());
      const replaced = before.lists().filter((digest) => !lists.has(digest));
      for (const digest of [...removed, ...replaced]) {
        if (isDigest(digest) && after.tagOf(digest) === undefined) await this.#files.remove(digest);
      }
    });
  }
}
