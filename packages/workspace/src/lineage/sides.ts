import { BlastgateError, buildGraph, type Side } from "@blastgate/core";
import type { ParseCache } from "../parse-cache.ts";
import type { ReadFile } from "../read-file.ts";
import { readSnapshot, type SourceRequest } from "../read-snapshot.ts";
import type { Repository } from "../repository.ts";
import type { SnapshotCache } from "../snapshot-cache.ts";

/** What is kept from earlier commands. */
export interface LineageCaches {
  snapshots?: SnapshotCache;
  parsed?: ParseCache;
}

/** The workspace at one commit after the other, where neighbours are asked for shortly after each other. */
export interface Sides {
  /** @throws BlastgateError where it has no usable `blastgate.yaml`. */
  workingTree(): Promise<Side>;
  /** `undefined` where it cannot be read: before there was a `blastgate.yaml`, say. */
  at(commit: string): Promise<Side | undefined>;
}

export function openSides(repository: Repository, caches: LineageCaches): Sides {
  const around = { ...caches, snapshots: neighbours(caches.snapshots) };
  const known = new Map<string, Promise<Side | undefined>>();
  return {
    workingTree: () => readSide(repository, { kind: "working-tree" }, around),
    at(commit) {
      const side = known.get(commit) ?? readSideIfUsable(repository, commit, around);
      known.delete(commit);
      known.set(commit, side);
      const [oldest] = known.keys();
      if (known.size > sidesKept && oldest !== undefined) known.delete(oldest);
      return side;
    },
  };
}

const sidesKept = 8;

async function readSide(repository: Repository, request: SourceRequest, caches: LineageCaches): Promise<Side> {
  const snapshot = await readSnapshot(repository, request, caches);
  return { snapshot, graph: buildGraph(snapshot) };
}

async function readSideIfUsable(repository: Repository, revision: string, caches: LineageCaches) {
  try {
    return await readSide(repository, { kind: "revision", revision }, caches);
  } catch (error) {
    if (error instanceof BlastgateError) return undefined;
    throw error;
  }
}

/** Keeps in memory what was read last, so that of a neighbour only what differs is read; the rest is as in `cache`. */
function neighbours(cache: SnapshotCache | undefined): SnapshotCache {
  const last: { commit: string; folders: string; files: ReadonlyMap<string, ReadFile> }[] = [];
  return {
    async nearest(folders, diff) {
      const key = JSON.stringify(folders);
      for (const { commit, files } of last.filter((each) => each.folders === key)) {
        const changes = await diff(commit);
        if (changes && changes.length < files.size) return { files, changes };
      }
      return cache?.nearest(folders, diff);
    },
    async add(commit, folders, files, read) {
      last.unshift({ commit, folders: JSON.stringify(folders), files: new Map(files) });
      last.splice(2);
      // Only where reading begins: there other commands begin too.
      if (last.length === 1) await cache?.add(commit, folders, files, read);
    },
  };
}
