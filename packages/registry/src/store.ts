import type { Digest } from "./oci/digest.ts";
import type { Descriptor, StoredManifest } from "./oci/manifest.ts";

/** What it takes to read something whose digest is known. Every method throws BlastgateError as `Store` says. */
export interface Contents {
  /** As messages name it. */
  readonly name: string;

  /** @throws `store-content-missing`, `store-content-damaged`, `store-content-too-large` */
  readBlob(digest: Digest, limits: BlobLimits): Promise<Uint8Array>;
  /** @throws as `readBlob`, and `store-manifest-invalid` for what is no image manifest or index */
  readManifest(reference: Digest | string): Promise<StoredManifest>;
}

/** What it takes to follow a tag. */
export interface StoreReader extends Contents {
  /** What a tag points at; `null` where there is no such tag. */
  readTag(tag: string): Promise<Digest | null>;
}

/**
 * Content by its digest, and names that point at it. What is read is what was asked for, to the byte, or it is refused:
 * digest and size are checked on every read. Nothing is decompressed, and nothing is read beyond a limit.
 *
 * Every method throws BlastgateError: `store-…` and `tag-…` from any store, `registry-…` from a registry.
 */
export interface Store extends StoreReader {
  hasBlob(digest: Digest): Promise<boolean>;
  writeBlob(content: Uint8Array): Promise<Pick<Descriptor, "digest" | "size">>;

  /**
   * Keeps a manifest under its digest. It has to name its `mediaType`; what it consists of has to be there already, and
   * what it is about (`subject`) has it among its referrers afterwards. Where that was cut short, writing it again mends it.
   *
   * @throws `store-manifest-invalid`, `store-manifest-incomplete`
   */
  writeManifest(content: Uint8Array): Promise<Descriptor>;

  /** All tags, sorted; not those that only list referrers. */
  listTags(): Promise<string[]>;
  /**
   * Compare-and-swap. A layout does it atomically. No registry can: there it is read before and after, so that of two
   * that move a tag in the same moment one may be overwritten unseen, once it has looked.
   *
   * @throws `tag-moved-meanwhile` where it does not point at `from`, `tag-move-lost` where another moved it as we did
   * (`isLostRace` tells both); `store-content-missing`, `store-manifest-incomplete` where `to` is not there as a whole
   */
  moveTag(tag: string, move: { from: Digest | null; to: Digest }): Promise<void>;

  /**
   * The manifests that name this one as their `subject`, as the store lists them. What one of them really says is known
   * when it was read.
   */
  referrers(subject: Digest, artifactType?: string): Promise<Descriptor[]>;

  /**
   * Takes a manifest away, and from its subject's referrers; nothing where it is not there. Only in a store opened with `deletes`.
   *
   * @param tags that go with it
   * @throws `store-delete-refused` where another tag points at it, or deletes were not asked for
   */
  deleteManifest(digest: Digest, tags?: readonly string[]): Promise<void>;
  /** As `deleteManifest`. Who calls it knows that no manifest consists of it. */
  deleteBlob(digest: Digest): Promise<void>;
  /**
   * All that is there, manifests and blobs, to find what nothing leads to; `null` from a registry, which tells nobody.
   * What is young may belong to something that is just being written.
   */
  listContent(): Promise<StoredContent[] | null>;
}

export interface StoredContent {
  digest: Digest;
  /** When it was last written, in milliseconds since 1970. */
  writtenMs: number;
}

export interface BlobLimits {
  maxBytes: number;
  /** Where it is known beforehand. */
  size?: number;
}

/** How a store is reached. */
export interface ReaderOptions {
  /** Ends what is under way, with the signal's reason. */
  signal?: AbortSignal;
  /** Of a registry: plain HTTP (`true`) or TLS (`false`). Without it, it is TLS for all but loopback. */
  insecure?: boolean;
  /** Of a registry: for one exchange, its body included. */
  requestTimeoutMs?: number;
  /** Of a registry: how failures and rate limits are waited out. */
  patience?: Partial<Patience>;
  /** Of a registry: where Docker's configuration and credential helpers are found. Without it, the process's. */
  env?: Readonly<Record<string, string | undefined>>;
}

export interface StoreOptions extends ReaderOptions {
  /** Makes a layout where there is none. A registry makes its repositories by itself. */
  create?: boolean;
  /** Lets content be deleted. */
  deletes?: boolean;
  /** Of a layout: how long to wait for others that change it. */
  lockTimeoutMs?: number;
}

export interface Patience {
  /** Attempts in all, the first included. */
  attempts: number;
  /** The wait after the first attempt; it doubles. The half of each is drawn by chance. */
  firstWaitMs: number;
  /** A registry that asks for a longer wait is not waited for. */
  longestWaitMs: number;
  wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}
