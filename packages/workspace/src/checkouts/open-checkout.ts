import { existsSync, statSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hashText } from "@blastgate/core";
import { z } from "zod";
import { git } from "../git.ts";
import type { Repository } from "../repository.ts";
import { ProcessLock } from "./process-lock.ts";

/** A commit in a folder of its own. While it is held, nobody changes or removes it. */
export interface Checkout {
  folder: string;
  release(): void;
}

export interface CheckoutRequest {
  commit: string;
  /** What is to be ready in it: names of packages, say. */
  parts: readonly string[];
  /** Makes ready what no earlier run has. It is alone in the folder. */
  prepare: (folder: string, missing: readonly string[]) => Promise<void>;
  signal: AbortSignal;
}

/** A record of what is ready stands beside the folder, so that one without it was never finished. */
const recordSchema = z.object({
  ready: z.array(z.string()),
  /** Digest of what making it ready has changed of the commit's files, by which later changes are told. */
  changes: z.string(),
});
type CheckoutRecord = z.infer<typeof recordSchema>;

const checkoutsKept = 4;

/**
 * A checkout of a commit, in git's own folder, so that the working tree is left alone. It is kept for later runs, the
 * last few of them. Of two processes that need the same one, the second waits while the first makes it ready.
 *
 * @throws BlastgateError as git does, what `prepare` throws, or the signal's reason
 */
export async function openCheckout(repository: Repository, request: CheckoutRequest): Promise<Checkout> {
  const { commit, parts, signal } = request;
  const place = placeOf(repository, commit);
  await mkdir(place.parent, { recursive: true });
  for (;;) {
    const held = await ProcessLock.take(place.lock, "shared", signal);
    if (await isReady(place, parts)) {
      await utimes(place.record, new Date(), new Date());
      await removeOld(repository, commit);
      return { folder: place.folder, release: () => held.release() };
    }
    held.release();
    const alone = await ProcessLock.take(place.lock, "alone", signal);
    try {
      await makeReady(repository, place, request);
    } finally {
      alone.release();
    }
  }
}

interface PlaceOfCheckout {
  parent: string;
  folder: string;
  lock: string;
  record: string;
}

function placeOf({ commonDir }: Repository, commit: string): PlaceOfCheckout {
  const parent = join(commonDir, "blastgate", "checkouts");
  const folder = join(parent, commit);
  return { parent, folder, lock: `${folder}.lock`, record: `${folder}.json` };
}

async function isReady(place: PlaceOfCheckout, parts: readonly string[]): Promise<boolean> {
  const record = await readRecord(place);
  return record !== undefined && parts.every((part) => record.ready.includes(part));
}

async function makeReady(repository: Repository, place: PlaceOfCheckout, request: CheckoutRequest): Promise<void> {
  const { commit, parts, prepare } = request;
  let { ready } = (await readRecord(place)) ?? {};
  if (!ready) {
    await rm(place.record, { force: true });
    await rm(place.folder, { recursive: true, force: true });
    // Forced, since git may still know of a folder that was there. Hooks are for people's checkouts.
    const add = ["worktree", "add", "--force", "--detach", "--quiet", place.folder, commit];
    await git(repository.root, ["-c", "core.hooksPath=/dev/null", ...add]);
    ready = [];
    await writeRecord(place, ready);
  }
  const missing = parts.filter((part) => !ready.includes(part));
  if (missing.length === 0) return;
  await prepare(place.folder, missing);
  await writeRecord(place, [...ready, ...missing]);
}

async function changesOf({ folder }: PlaceOfCheckout): Promise<string> {
  return hashText(await git(folder, ["diff", "--binary", "--no-ext-diff", "--no-textconv", "HEAD"]));
}

/** `undefined` where there is no such checkout, or an application that ran in it has changed the commit's files. */
async function readRecord(place: PlaceOfCheckout): Promise<CheckoutRecord | undefined> {
  if (!existsSync(place.record) || !existsSync(join(place.folder, ".git"))) return undefined;
  const record = recordSchema.parse(JSON.parse(await readFile(place.record, "utf8")));
  return record.changes === (await changesOf(place)) ? record : undefined;
}

async function writeRecord(place: PlaceOfCheckout, ready: string[]): Promise<void> {
  const record: CheckoutRecord = { ready, changes: await changesOf(place) };
  await writeFile(`${place.record}.new`, JSON.stringify(record));
  await rename(`${place.record}.new`, place.record);
}

/** The oldest checkouts that nobody holds. */
async function removeOld(repository: Repository, current: string): Promise<void> {
  const { parent } = placeOf(repository, current);
  const commits = (await readdir(parent)).flatMap((name) => /^([0-9a-f]{40,64})\.json$/.exec(name)?.[1] ?? []);
  const used = (commit: string) =>
    statSync(placeOf(repository, commit).record, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const dated = commits.map((commit) => ({ commit, usedMs: used(commit) }));
  for (const { commit } of dated.toSorted((a, b) => b.usedMs - a.usedMs).slice(checkoutsKept)) {
    const place = placeOf(repository, commit);
    const alone = commit === current ? undefined : ProcessLock.tryToTake(place.lock, "alone");
    if (!alone) continue;
    try {
      if (!existsSync(place.record)) continue;
      await rm(place.record);
      await git(repository.root, ["worktree", "remove", "--force", place.folder]);
    } finally {
      alone.release();
    }
  }
}
