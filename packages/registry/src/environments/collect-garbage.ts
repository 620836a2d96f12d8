import type { EnvironmentState, Garbage } from "@blastgate/core";
import { type Digest, digestSchema } from "../oci/digest.ts";
import { partsOf, subjectOf } from "../oci/manifest.ts";
import { hasCode, problem } from "../problem.ts";
import { readRelease } from "../release/read-release.ts";
import { releaseOfTag, releaseTag } from "../release/release-tag.ts";
import { writeRelease } from "../release/write-release.ts";
import type { Store } from "../store.ts";
import { readEnvironments } from "./chain.ts";
import { deploymentType, emptyLayer } from "./record.ts";

export interface GarbageRequest {
  /** How many releases stay that never came to an environment, those written last. */
  keep: number;
  now: Date;
}

/** What is younger may belong to something that is just being written. */
const youngMs = 3_600_000;

/**
 * What nothing leads to: releases that no history names, but for the last few, with what is attached to them, and content
 * that no release, record or evidence consists of. Everything that a history names stays, however old: it is the audit
 * trail, and the way back.
 *
 * @throws BlastgateError `gc-not-in-registry`; `deployment-chain-broken`: where a history cannot be told, nothing is garbage
 */
export async function findGarbage(store: Store, { keep, now }: GarbageRequest): Promise<Garbage> {
  const content = await store.listContent();
  if (!content) throw problem("gc-not-in-registry", { store: store.name });
  const states = await readEnvironments(store);
  const written = new Map(content.map(({ digest, writtenMs }) => [digest, writtenMs]));
  const isOld = (digest: Digest) => (written.get(digest) ?? Infinity) < now.getTime() - youngMs;
  const unused = await unusedReleases(store, states);
  const byAge = unused.toSorted((a, b) => (written.get(b) ?? 0) - (written.get(a) ?? 0) || (a < b ? -1 : 1));
  const releases = byAge.slice(keep).filter(isOld).toSorted();
  const reached = await reachable(store, states, new Set(releases));
  const loose: Digest[] = [];
  for (const { digest } of content) {
    if (!reached.has(digest) && !releases.includes(digest) && isOld(digest) && !(await isList(store, digest))) {
      loose.push(digest);
    }
  }
  return { store: store.name, releases, content: loose.toSorted(), kept: unused.length - releases.length };
}

/**
 * Removes garbage. A release that somebody begins to use in the same moment is put back: who uses one writes a record
 * first, and then looks whether the release is still there (`append`).
 */
export async function removeGarbage(store: Store, { releases, content }: Garbage): Promise<void> {
  for (const release of releases.map((each) => digestSchema.parse(each))) {
    const stored = await readRelease(store, release).catch(() => undefined);
    await store.deleteManifest(release, [releaseTag(release)]);
    if (stored && (await store.referrers(release, deploymentType)).length > 0) await writeRelease(store, stored);
  }
  const manifests: Digest[] = [];
  const blobs: Digest[] = [];
  // What is used by now was written since, or put back.
  const reached = await reachable(store, await readEnvironments(store), new Set());
  for (const digest of content.map((each) => digestSchema.parse(each))) {
    if (reached.has(digest)) continue;
    ((await readSome(store, digest)) ? manifests : blobs).push(digest);
  }
  for (const digest of manifests) await store.deleteManifest(digest);
  for (const digest of blobs) await store.deleteBlob(digest);
}

/** Releases that no record is about, not even one that was cut short. */
async function unusedReleases(store: Store, states: ReadonlyMap<string, EnvironmentState>): Promise<Digest[]> {
  const named = new Set([...states.values()].flatMap(({ history }) => history.map(({ release }) => release)));
  const unused: Digest[] = [];
  for (const release of await taggedReleases(store)) {
    if (!named.has(release) && (await store.referrers(release, deploymentType)).length === 0) unused.push(release);
  }
  return unused;
}

async function taggedReleases(store: Store): Promise<Digest[]> {
  return (await store.listTags()).flatMap((tag) => releaseOfTag(tag) ?? []);
}

/** Everything that tags and histories lead to, but for these releases. */
async function reachable(
  store: Store,
  states: ReadonlyMap<string, EnvironmentState>,
  without: ReadonlySet<Digest>,
): Promise<Set<Digest>> {
  // Everybody writes it again and again.
  const reached = new Set<Digest>([emptyLayer]);
  const left = [...states.values()].flatMap(({ history }) =>
    history.flatMap(({ digest, release }) => [digestSchema.parse(digest), digestSchema.parse(release)]),
  );
  for (const tag of await store.listTags()) {
    const target = await store.readTag(tag);
    if (target && !(releaseOfTag(tag) === target && without.has(target))) left.push(target);
  }
  for (let digest = left.pop(); digest; digest = left.pop()) {
    if (reached.has(digest)) continue;
    reached.add(digest);
    const stored = await readSome(store, digest);
    if (!stored) continue;
    for (const part of partsOf(stored.manifest)) left.push(part.digest);
    const subject = subjectOf(stored);
    if (subject) left.push(subject);
    for (const referrer of await store.referrers(digest)) left.push(referrer.digest);
  }
  return reached;
}

/** The lists of referrers, which a store keeps by itself. */
async function isList(store: Store, digest: Digest): Promise<boolean> {
  return (await readSome(store, digest))?.manifest.manifests !== undefined;
}

/** A manifest; nothing where it is a plain blob, or cannot be read. */
async function readSome(store: Store, digest: Digest) {
  try {
    return await store.readManifest(digest);
  } catch (error) {
    const codes = [
      "store-manifest-invalid",
      "store-content-too-large",
      "store-content-missing",
      "store-content-damaged",
    ] as const;
    if (hasCode(error, ...codes)) return undefined;
    throw error;
  }
}
