import { type FSWatcher, watch } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";

/**
 * Folders of a repository that are watched, with all below them. What an editor or git does at once is told at once. One
 * watcher for each folder: a recursive one takes, on Linux, one for each file.
 */
export class WatchedFolders {
  readonly #root: string;
  readonly #onChange: (paths: readonly string[]) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  /** Of the root's own entries those that matter. */
  #inRoot: ReadonlySet<string> = new Set();
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, onChange: (paths: readonly string[]) => void) {
    this.#root = root;
    this.#onChange = onChange;
  }

  /**
   * Watches these folders and files of the root from now on. Tells whether a folder among them was not watched before, so that
   * what was saved in it may have been missed.
   *
   * @throws BlastgateError `watch-impossible` where the system gives no more watchers
   */
  async watch(folders: readonly string[], files: readonly string[]): Promise<boolean> {
    this.#inRoot = new Set([...files, ...folders.map((folder) => folder.split("/")[0] ?? folder)]);
    const nested = await Promise.all(folders.map((folder) => this.#below(folder)));
    const wanted = new Set([here, ...nested.flat()]);
    for (const [folder, watcher] of this.#watchers) {
      if (wanted.has(folder)) continue;
      watcher.close();
      this.#watchers.delete(folder);
    }
    const added = [...wanted].filter((folder) => !this.#watchers.has(folder));
    for (const folder of added) this.#open(folder);
    return added.length > 0;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
  }

  #open(folder: string): void {
    try {
      const watcher = watch(join(this.#root, folder), (_, name) => this.#note(folder, name));
      // The folder is gone: the one above tells of that.
      watcher.on("error", () => this.#watchers.delete(folder));
      this.#watchers.set(folder, watcher);
    } catch (cause) {
      if (!(cause instanceof Error && "code" in cause)) throw cause;
      if (cause.code === "ENOENT") return;
      throw new BlastgateError([finding("watch-impossible", { detail: cause.message })], { cause });
    }
  }

  #note(folder: string, name: string | null): void {
    if (folder === here && name !== null && !this.#inRoot.has(name)) return;
    // No part of a workspace, and where editors keep what is not saved yet.
    if (name?.startsWith(".")) return;
    this.#changed.add(name === null ? folder : join(folder, name));
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      const paths = [...this.#changed];
      this.#changed.clear();
      this.#onChange(paths);
    }, settleMs);
  }

  /** A folder and all below it; none where there is no such folder. */
  async #below(folder: string): Promise<string[]> {
    try {
      const entries = await readdir(join(this.#root, folder), { recursive: true, withFileTypes: true });
      const folders = entries.filter((entry) => entry.isDirectory());
      return [folder, ...folders.map(({ parentPath, name }) => relative(this.#root, join(parentPath, name)))];
    } catch (error) {
      if (error instanceof Error && "code" in error) return [];
      throw error;
    }
  }
}

const here = ".";
/** Editors save in several steps, within some milliseconds. */
const settleMs = 80;
