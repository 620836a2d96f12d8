import { hashJson } from "@blastgate/core";
import type { EntryChange } from "./entries.ts";
import { decodeFiles, encodeFiles } from "./file-records.ts";
import type { Folders } from "./folders.ts";
import type { ReadFile } from "./read-file.ts";
import { readRecord, recordNames, writeRecord } from "./record-files.ts";

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
const commitsKept = 4;

/**
 * A cache with one record for each commit in a folder of its own. What was written under another `version` is never
 * read: it must change whenever parsing changes.
 */
export function openSnapshotCache(folder: string, version: string): SnapshotCache {
  const loaded = new Map<string, Promise<ReadonlyMap<string, ReadFile> | undefined>>();
  const prefixOf = (folders: Folders) => hashJson({ version, folders }).slice(0, 16);

  function load(name: string) {
    const files = loaded.get(name) ?? readFiles(name);
    loaded.set(name, files);
    return files;
  }

  async function readFiles(name: string) {
    const record = await readRecord(folder, name);
    return record && decodeFiles(record.toString());
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
      await writeRecord(folder, name, [encodeFiles(files)], commitsKept);
    },
  };
}

/** The reason may pass: git did not have an object, say. */
function isUnreadable({ findings }: ReadFile): boolean {
  return findings.some(({ code }) => code === "file-unreadable");
}
