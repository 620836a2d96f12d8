import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, open, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type Digest, hexOf } from "../oci/digest.ts";
import { checkDigest } from "../oci/tag.ts";
import { detailOf, problem } from "../problem.ts";

/** What a layout consists of. Nothing else in its folder is ever touched, so that nothing else can be named. */
export type LayoutFile = "oci-layout" | "index.json" | "index.lock" | Digest;

/** Not after a link, and not waiting for one who writes into a pipe. Windows has neither. */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The files of a layout, by what they are. Nothing in a layout is read in another way. */
export class LayoutFiles {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(file: LayoutFile): string {
    if (file === "oci-layout" || file === "index.json" || file === "index.lock") return join(this.root, file);
    checkDigest(file);
    return join(this.blobsFolder, hexOf(file));
  }

  /** The whole of a file, or `undefined` where there is none. @throws BlastgateError `store-content-too-large` */
  async read(file: LayoutFile, maxBytes: number): Promise<Uint8Array | undefined> {
    const path = this.path(file);
    return this.told(path, async () => {
      await this.refuseLinks();
      const handle = await openUnlessMissing(path);
      if (!handle) return undefined;
      try {
        const stats = await handle.stat();
        if (!stats.isFile()) throw problem("store-link-refused", { path });
        if (stats.size > maxBytes) {
          throw problem("store-content-too-large", { store: this.root, what: file, limitBytes: maxBytes });
        }
        return await readExactly(handle, stats.size);
      } finally {
        await handle.close();
      }
    });
  }

  protected get blobsFolder(): string {
    return join(this.root, "blobs", "sha256");
  }

  /** Of the folders inside; of files `open` itself refuses them. */
  protected async refuseLinks(): Promise<void> {
    for (const folder of [join(this.root, "blobs"), this.blobsFolder]) {
      const stats = await lstatUnlessMissing(folder);
      if (stats && !stats.isDirectory()) throw problem("store-link-refused", { path: folder });
    }
  }

  /** What the file system refuses, in words. */
  protected async told<T>(path: string, action: () => Promise<T>): Promise<T> {
    try {
      return await action();
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      if (code === "ELOOP") throw problem("store-link-refused", { path }, { cause: error });
      throw problem("store-file-failed", { path, detail: detailOf(error) }, { cause: error });
    }
  }
}

/** The folder meant: the store's own folder may be a link, what is in it may not. */
export async function rootOf(folder: string): Promise<string> {
  try {
    return await realpath(folder);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return folder;
    throw problem("store-file-failed", { path: folder, detail: detailOf(error) }, { cause: error });
  }
}

async function openUnlessMissing(path: string): Promise<FileHandle | undefined> {
  return unlessMissing(() => open(path, readFlags));
}

export async function lstatUnlessMissing(path: string): Promise<Stats | undefined> {
  return unlessMissing(() => lstat(path));
}

async function unlessMissing<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** Not more than that: a file that grows while it is read has another digest than it should anyway. */
async function readExactly(handle: FileHandle, size: number): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(content, filled, size - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return content.subarray(0, filled);
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && "syscall" in error ? String(error.code) : undefined;
}
