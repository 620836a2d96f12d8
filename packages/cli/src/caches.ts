import { join } from "node:path";
import {
  type GraphCache,
  openGraphCache,
  openParseCache,
  openSnapshotCache,
  type ParseCache,
  type Repository,
  type SnapshotCache,
} from "@blastgate/workspace";
import { parserVersion } from "./version.ts";

/** What is kept of a repository, in git's own folder. */
export interface Caches {
  snapshots: SnapshotCache;
  graphs: GraphCache;
  parsed: ParseCache;
}

const opened = new WeakMap<Repository, Caches>();

/** One of each for all of a command, so that both sides share what is the same. `null` when it runs from sources. */
export function cachesOf(repository: Repository): Caches | null {
  if (parserVersion === null) return null;
  const caches = opened.get(repository) ?? openCaches(join(repository.commonDir, "blastgate"), parserVersion);
  opened.set(repository, caches);
  return caches;
}

export function openCaches(folder: string, version: string): Caches {
  return {
    snapshots: openSnapshotCache(join(folder, "snapshots"), version),
    graphs: openGraphCache(join(folder, "graphs"), version),
    parsed: openParseCache(join(folder, "parsed"), version),
  };
}
