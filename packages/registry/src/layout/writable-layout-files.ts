import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Digest, isDigest } from "../oci/digest.ts";
import { problem } from "../problem.ts";
import { type LayoutFile, LayoutFiles, lstatUnlessMissing } from "./layout-files.ts";

const temporary = /^\.new-[0-9a-f-]{36}$/;

/** The files of a layout that is written to. All that this package does on disk is done here. */
export class WritableLayoutFiles extends LayoutFiles {
  /** In bytes; `undefined` where there is no such file. */
  async size(file: LayoutFile): Promise<number | undefined> {
    const path = this.path(file);
    return this.told(path, async () => {
      await this.refuseLinks();
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
    await this.told(path, async () => {
      await this.refuseLinks();
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
    await this.told(this.path(file), async () => {
      await this.refuseLinks();
      await rm(this.path(file), { force: true });
      await syncFolder(this.#folderOf(file));
    });
  }

  async makeFolders(): Promise<void> {
    await this.told(this.root, async () => {
      const first = (await mkdir(this.root, { recursive: true })) ?? "";
      // Each folder that is new has to be found in the one above it, after a crash too.
      for (let made = this.root; first && made.length >= first.length; made = dirname(made))
        await syncFolder(dirname(made));
      await this.refuseLinks();
      await mkdir(this.blobsFolder, { recursive: true });
      await syncFolder(join(this.root, "blobs"));
    });
  }

  /** The names in the layout's own folder, without what a killed process may have left there. */
  async names(): Promise<string[]> {
    const names = await this.told(this.root, () => readdir(this.root));
    return names.filter((name) => !temporary.test(name));
  }

  /** All blobs; manifests are among them. `modifiedMs` since 1970. */
  async blobs(): Promise<{ digest: Digest; modifiedMs: number }[]> {
    return this.told(this.blobsFolder, async () => {
      await this.refuseLinks();
      const found: { digest: Digest; modifiedMs: number }[] = [];
      for (const digest of (await readdir(this.blobsFolder)).map((name) => `sha256:${name}`).filter(isDigest)) {
        const stats = await lstatUnlessMissing(this.path(digest));
        if (stats?.isFile()) found.push({ digest, modifiedMs: stats.mtimeMs });
      }
      return found;
    });
  }

  /** Removes what killed processes left half written before a moment, in milliseconds since 1970. */
  async removeLeftovers(beforeMs: number): Promise<void> {
    for (const folder of [this.root, this.blobsFolder]) {
      await this.told(folder, async () => {
        await this.refuseLinks();
        for (const name of (await readdir(folder)).filter((each) => temporary.test(each))) {
          const stats = await lstatUnlessMissing(join(folder, name));
          if (stats && stats.mtimeMs < beforeMs) await rm(join(folder, name), { force: true });
        }
      });
    }
  }

  #folderOf(file: LayoutFile): string {
    return isDigest(file) ? this.blobsFolder : this.root;
  }
}

export async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
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
