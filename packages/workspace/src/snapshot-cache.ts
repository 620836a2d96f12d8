import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { hashJson } from "@blastgate/core";
import type { Folders } from "./config.ts";
import type { EntryChange } from "./entries.ts";
import { decodeFiles, encodeFiles } from "./file-records.ts";
import type { ReadFile } from "./read-file.ts";

/** A commit whose files are known, and what differs between it and the commit asked for. */
interface Known {
  files: ReadonlyMap<string, ReadFile>;
  changes: EntryChange[];
}

/** The parsed files of some commits: any other commit is one of them with few differences. */
export interface SnapshotCache {
  /** The commit with the fewest differences, of those that are known. `diff` gives `null` where git lacks one. */
  nearest(folders: Folders, diff: (commit: string) => Promise<EntryChange[] | null>): Promise<Known | undefined>;
  /** Keeps a commit's files, unless so few had to be read that reading them again costs less, or not all could be. */
  add(commit: string, folders: Folders, files: ReadonlyMap<string, ReadFile>, read: number): Promise<void>;
}

/** So few differences that it is not worth looking for a nearer commit. */
const fewChanges = 50;
/** In the time that one file takes to parse, so many can be written to a record. */
const writtenWhileOneIsParsed = 200;
const recordsKept = 4;

/**
 * A cache with one file for each commit in a folder of its own. Files are written whole and moved into place, so
 * processes can share it and none waits; one that is broken is removed, and a folder that cannot be written is no
 * error. What was written under another `version` is never read: it must change whenever parsing changes.
 */
export function openSnapshotCache(folder: string, version: string): SnapshotCache {
  const loaded = new Map<string, Promise<ReadonlyMap<string, ReadFile> | undefined>>();
  const prefixOf = (folders: Folders) => hashJson({ version, folders }).slice(0, 16);

  function load(name: string) {
    const files = loaded.get(name) ?? readRecord(join(folder, name));
    loaded.set(name, files);
    return files;
  }

  return {
    async nearest(folders, diff) {
      let best: { name: string; changes: EntryChange[] } | undefined;
      for (const name of await recordNames(folder, prefixOf(folders))) {
        const changes = await diff(name.slice(name.indexOf("-") + 1));
        if (changes && (!best || changes.length < best.changes.length)) best = { name, changes };
        if (best && best.changes.length <= fewChanges) break;
      }
      const files = best && (await load(best.name));
      return best && files && { files, changes: best.changes };
    },

    async add(commit, folders, files, read) {
      if (read * writtenWhileOneIsParsed < files.size || [...files.values()].some(isUnreadable)) return;
      const name = `${prefixOf(folders)}-${commit}`;
      loaded.set(name, Promise.resolve(new Map(files)));
      await unlessRefused(async () => {
        await writeRecord(folder, name, files);
        for (const old of (await recordNames(folder, "")).slice(recordsKept))
          await rm(join(folder, old), { force: true });
      });
    },
  };
}

/** The reason may pass: git did not have an object, say. */
function isUnreadable({ findings }: ReadFile): boolean {
  return findings.some(({ code }) => code === "file-unreadable");
}

/** Names of records, the latest first. */
async function recordNames(folder: string, prefix: string): Promise<string[]> {
  const names = (await unlessRefused(() => readdir(folder))) ?? [];
  const records = names.filter((name) => name.startsWith(prefix) && /^[0-9a-f]{16}-[0-9a-f]+$/.test(name));
  const dated = await Promise.all(
    records.map(async (name) => ({ name, time: (await unlessRefused(() => stat(join(folder, name))))?.mtimeMs ?? 0 })),
  );
  return dated.sort((a, b) => b.time - a.time).map(({ name }) => name);
}

async function readRecord(path: string): Promise<ReadonlyMap<string, ReadFile> | undefined> {
  const content = await unlessRefused(() => readFile(path));
  if (!content) return undefined;
  const end = content.indexOf(10);
  const body = content.subarray(end + 1);
  if (content.toString("latin1", 0, end) === String(crc32(body))) return decodeFiles(body.toString());
  await unlessRefused(() => rm(path, { force: true }));
  return undefined;
}

async function writeRecord(folder: string, name: string, files: ReadonlyMap<string, ReadFile>): Promise<void> {
  const body = Buffer.from(encodeFiles(files));
  const temporary = join(folder, `${name}.${randomUUID()}`);
  await mkdir(folder, { recursive: true });
  await writeFile(temporary, Buffer.concat([Buffer.from(`${crc32(body)}\n`), body]));
  await rename(temporary, join(folder, name));
}

/** Without the cache all is slower and nothing is wrong, so what the file system refuses is let be. */
async function unlessRefused<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}
