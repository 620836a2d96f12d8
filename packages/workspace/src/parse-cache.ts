import { hashJson } from "@blastgate/core";
import { readRecord, writeRecord } from "./record-files.ts";

/** What was read from the content of single files, so that what is edited, or read by every command, is parsed once. */
export interface ParseCache {
  /** `key` is all that the value depends on; of a file's content its digest. */
  get<Value>(key: Key): Promise<Value | undefined>;
  set(key: Key, value: object): Promise<void>;
}

type Key = readonly (string | Readonly<Record<string, string>>)[];

const filesKept = 100;

/**
 * A cache with one record for each file in a folder of its own. What was written under another `version` is never read:
 * it must change whenever parsing changes.
 */
export function openParseCache(folder: string, version: string): ParseCache {
  const nameOf = (key: Key) => `${version.slice(0, 16)}-${hashJson(key)}`;
  return {
    async get(key) {
      const record = await readRecord(folder, nameOf(key));
      return record && JSON.parse(record.toString());
    },
    set: (key, value) => writeRecord(folder, nameOf(key), [JSON.stringify(value)], filesKept),
  };
}
