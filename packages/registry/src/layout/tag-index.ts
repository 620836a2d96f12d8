import canonicalize from "canonicalize";
import { z } from "zod/mini";
import { decode } from "../decode.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import { type Descriptor, descriptorSchema, imageIndexType } from "../oci/manifest.ts";
import { isReferrersTag } from "../oci/tag.ts";
import { problem } from "../problem.ts";
import type { LayoutFiles } from "./layout-files.ts";
import type { WritableLayoutFiles } from "./writable-layout-files.ts";

/** The annotation by which a layout's `index.json` names its entries (image spec, annotations). */
const nameKey = "org.opencontainers.image.ref.name";
/** On an entry: that it is ours, and among those sealed. */
const markKey = "dev.blastgate.sealed";
/** On the index: the digest of all that is ours in it. */
const sealKey = "dev.blastgate.seal";

/** Room for some 100,000 tags. */
const maxIndexBytes = 32 * 1024 * 1024;

/** The digest of what others put there may be one that we do not know. */
const entrySchema = z.looseObject({
  mediaType: z.optional(z.string()),
  digest: z.string(),
  size: z.optional(z.number()),
  annotations: z.optional(z.record(z.string(), z.string())),
});
const documentSchema = z.looseObject({
  schemaVersion: z.literal(2),
  mediaType: z.optional(z.string()),
  manifests: z.array(entrySchema),
  annotations: z.optional(z.record(z.string(), z.string())),
});
type Entry = z.infer<typeof entrySchema>;
type Document = z.infer<typeof documentSchema>;

/**
 * The tags of a layout: its `index.json`. Nothing names that file by a digest, so it carries one itself: an entry
 * written here is marked, and the index sealed over all that are. Entries of other programs are kept, and are no part of
 * it, so that `skopeo copy` into the layout goes on working. The seal shows damage and edits by hand; against one who
 * makes a seal as well, only signatures help.
 */
export class TagIndex {
  readonly #path: string;
  readonly #document: Document;

  private constructor(path: string, document: Document) {
    this.#path = path;
    this.#document = document;
  }

  static empty(files: LayoutFiles): TagIndex {
    return new TagIndex(files.path("index.json"), { schemaVersion: 2, mediaType: imageIndexType, manifests: [] });
  }

  /** @throws BlastgateError `store-index-damaged` */
  static async read(files: LayoutFiles): Promise<TagIndex> {
    const path = files.path("index.json");
    const refuse = (detail: string) => problem("store-index-damaged", { path, detail });
    const content = await files.read("index.json", maxIndexBytes);
    if (!content) throw refuse("it is not there");
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(content));
    } catch {
      throw refuse("it is not JSON");
    }
    const decoded = decode(value, documentSchema);
    if ("detail" in decoded) throw refuse(decoded.detail);
    const document = decoded.value;
    const seal = document.annotations?.[sealKey];
    const isSealed = seal !== undefined || document.manifests.some(isMarked);
    if (isSealed && seal !== sealOf(document)) throw refuse("its seal does not fit");
    return new TagIndex(path, document);
  }

  /** Every name in it, also those that are no tags of ours. */
  names(): string[] {
    return [...new Set(this.#document.manifests.flatMap((each) => nameOf(each) ?? []))];
  }

  /** What a tag points at. @throws BlastgateError `store-index-damaged` where that is not one descriptor */
  get(tag: string): Descriptor | undefined {
    const refuse = (detail: string) =>
      problem("store-index-damaged", { path: this.#path, detail: `"${tag}": ${detail}` });
    const [entry, another] = this.#document.manifests.filter((each) => nameOf(each) === tag);
    if (another) throw refuse("it has two entries");
    if (!entry) return undefined;
    const decoded = decode(entry, descriptorSchema);
    if ("detail" in decoded) throw refuse(decoded.detail);
    return decoded.value;
  }

  /** The lists of referrers, which stand under tags of their own. */
  lists(): string[] {
    return this.#document.manifests.filter((each) => isReferrersTag(nameOf(each) ?? "")).map(({ digest }) => digest);
  }

  /** A tag that points at this digest. */
  tagOf(digest: string): string | undefined {
    const entry = this.#document.manifests.find((each) => each.digest === digest);
    return entry && (nameOf(entry) ?? digest);
  }

  /** With a tag pointing elsewhere; nowhere without a target. */
  with(tag: string, target: Pick<Descriptor, "mediaType" | "digest" | "size"> | undefined): TagIndex {
    if (this.get(tag)?.digest === target?.digest) return this;
    const others = this.#document.manifests.filter((each) => nameOf(each) !== tag);
    if (!target) return new TagIndex(this.#path, { ...this.#document, manifests: others });
    const { mediaType, digest, size } = target;
    const entry: Entry = { mediaType, digest, size, annotations: { [nameKey]: tag, [markKey]: "true" } };
    return new TagIndex(this.#path, { ...this.#document, manifests: [...others, entry] });
  }

  async write(files: WritableLayoutFiles): Promise<void> {
    const sealed = { ...this.#document.annotations, [sealKey]: sealOf(this.#document) };
    await files.write("index.json", Buffer.from(JSON.stringify({ ...this.#document, annotations: sealed })));
  }
}

/** Over values, not over bytes: another program that adds an entry writes them in its own order. */
function sealOf({ schemaVersion, mediaType, manifests, annotations }: Document): Digest {
  const { [sealKey]: _, ...others } = annotations ?? {};
  const ours = manifests
    .filter(isMarked)
    .map(({ mediaType, digest, size, annotations }) => ({ mediaType, digest, size, annotations }))
    .toSorted((a, b) => ((nameOf(a) ?? "") < (nameOf(b) ?? "") ? -1 : 1));
  const sealed = { schemaVersion, mediaType, annotations: others, manifests: ours };
  return digestOf(Buffer.from(canonicalize(sealed) ?? ""));
}

function isMarked(entry: Entry): boolean {
  return entry.annotations?.[markKey] !== undefined;
}

function nameOf(entry: Entry): string | undefined {
  return entry.annotations?.[nameKey];
}
