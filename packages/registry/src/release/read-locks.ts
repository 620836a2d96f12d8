import { BlastgateError, type Finding } from "@blastgate/core";
import type { Store } from "../store.ts";
import { listReleases } from "./find-release.ts";
import { readLock, type StoredLock } from "./read-release.ts";

/** The locks of all releases of a store, sorted by digest, and what is wrong with those that cannot be read. */
export async function readLocks(store: Store): Promise<{ releases: StoredLock[]; findings: Finding[] }> {
  const digests = await listReleases(store);
  const read = new Map<string, StoredLock | Finding[]>();
  const left = digests.values();
  const work = async () => {
    for (const digest of left) read.set(digest, await findingsOr(readLock(store, digest)));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const all = digests.map((digest) => read.get(digest) ?? []);
  return {
    releases: all.flatMap((each) => (Array.isArray(each) ? [] : [each])),
    findings: all.flatMap((each) => (Array.isArray(each) ? each : [])),
  };
}

/** Over the network each takes a while. */
const atOnce = 8;

async function findingsOr<Value>(reading: Promise<Value>): Promise<Value | Finding[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings;
    throw error;
  }
}
