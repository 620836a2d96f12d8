import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, lstat, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Digest, hexOf, isDigest } from "../oci/digest.ts";
import { checkDigest } from "../oci/tag.ts";
import { detailOf, problem } from "../problem.ts";

/** What a layout consists of. Nothing else in its folder is ever touched, so that nothing else can be named. */
export type LayoutFile = "oci-layout" | "index.json" | "index.lock" | Digest;

/** Not after a link, and not waiting for one who writes into a pipe. Windows has neither. */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const temporary = /^\.new-[0-9a-f-]{36}$/;

/** The files of a layout, by what they are. All that this package does on disk is done here. */
export class LayoutFiles {
  readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  path(file: LayoutFile): string {
    if (file === "oci-layout" || file === "index.json" || file === "index.lock") return join(this.root, file);
    checkDigest(file);
    return join(this.#blobs, hexOf(file));
  }

  /** The whole of a file, or `undefined` where there is none. @throws BlastgateError `store-content-too-large` */
  async read(file: LayoutFile, maxBytes: number): Promise<Uint8Array | undefined> {
    const path = this.path(file);
    return this.#told(path, async () => {
      await this.#refuseLinks();
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

  /** In bytes; `undefined` where there is no such file. */
  async size(file: LayoutFile): Promise<number | undefined> {
    const path = this.path(file);
    return this.#told(path, async () => {
      await this.#refuseLinks();
      const stats = await lstatUnlessMissing(path);
      if (stats && !stats.isFile()) throw problem("store-link-refused", { path });
      return stats?.size;
    });
  }

  /**
   * Puts a file in its place, whole: who reads it sees the old one or the new one, also after a crash. Once this has
   * ended the new one survives that.
   */
  async write(file: LayoutFile, content: Uint8Array): Promise<void> {
    const path = this.path(file);
    await this.#told(path, async () => {
      await this.#refuseLinks();
      const folder = this.#folderOf(file);
      const fresh = join(folder, `.new-${randomUUID()}`);
      try {
        const handle = await open(fresh, "wx");
        try {
          await handle.writeFile(content);
          await handle.sync();
        } finally {
          await handle.close();
        }
        await rename(fresh, path);
      } catch (error) {
        await rm(fresh, { force: true });
        throw error;
      }
      await syncFolder(folder);
    });
  }

  async remove(file: LayoutFile): Promise<void> {
    await this.#told(this.path(file), async () => {
      await this.#refuseLinks();
      await rm(this.path(file), { force: true });
      await syncFolder(this.#folderOf(file));
    });
  }

  async makeFolders(): Promise<void> {
    await this.#told(this.root, async () => {
      const first = (await mkdir(this.root, { recursive: true })) ?? "";
      // Each folder that is new has to be found in the one above it, after a crash too.
      for (let made = this.root; first && made.length >= first.length; made = dirname(made))
        await syncFolder(dirname(made));
      await this.#refuseLinks();
      await mkdir(this.#blobs, { recursive: true });
      await syncFolder(join(this.root, "blobs"));
    });
  }

  /** The names in the layout's own folder, without what a killed process may have left there. */
  async names(): Promise<string[]> {
    const names = await this.#told(this.root, () => readdir(this.root));
    return names.filter((name) => !temporary.test(name));
  }

  /** All blobs; manifests are among them. `modifiedMs` since 1970. */
  async blobs(): Promise<{ digest: Digest; modifiedMs: number }[]> {
    return this.#told(this.#blobs, async () => {
      await this.#refuseLinks();
      const found: { digest: Digest; modifiedMs: number }[] = [];
      for (const digest of (await readdir(this.#blobs)).map((name) => `sha256:${name}`).filter(isDigest)) {
        const stats = await lstatUnlessMissing(this.path(digest));
        if (stats?.isFile()) found.push({ digest, modifiedMs: stats.mtimeMs });
      }
      return found;
    });
  }

  /** Removes what killed processes left half written before a moment, in milliseconds since 1970. */
  async removeLeftovers(beforeMs: number): Promise<void> {
    for (const folder of [this.root, this.#blobs]) {
      await this.#told(folder, async () => {
        await this.#refuseLinks();
        for (const name of (await readdir(folder)).filter((each) => temporary.test(each))) {
          const stats = await lstatUnlessMissing(join(folder, name));
          if (stats && stats.mtimeMs < beforeMs) await rm(join(folder, name), { force: true });
        }
      });
    }
  }

  get #blobs(): string {
    return join(this.root, "blobs", "sha256");
  }

  #folderOf(file: LayoutFile): string {
    return isDigest(file) ? this.#blobs : this.root;
  }

  /** Of the folders inside; of files `open` itself refuses them. */
  async #refuseLinks(): Promise<void> {
    for (const folder of [join(this.root, "blobs"), this.#blobs]) {
      const stats = await lstatUnlessMissing(folder);
      if (stats && !stats.isDirectory()) throw problem("store-link-refused", { path: folder });
    }
  }

  /** What the file system refuses, in words. */
  async #told<T>(path: string, action: () => Promise<T>): Promise<T> {
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

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
}

async function openUnlessMissing(path: string): Promise<FileHandle | undefined> {
  return unlessMissing(() => open(path, readFlags));
}

async function lstatUnlessMissing(path: string): Promise<Stats | undefined> {
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

/** Without this a crash of the machine can undo a rename. Windows opens no folders, and has no such need. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && "syscall" in error ? String(error.code) : undefined;
}
