import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { lstat, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join, relative, sep } from "node:path";
import {
  BlastgateError,
  finding,
  type ReleaseSnapshot,
  releaseSnapshotSchema,
  type SnapshotFile,
  snapshotLock,
} from "@blastgate/core";
import { refuseLinks } from "./apply-edits.ts";

/** How a folder is named by messages, and from where. */
interface Named {
  cwd: string;
  written: string;
}

/**
 * Puts a snapshot in the place of a folder: of none, an empty one, or an earlier snapshot. It is written whole beside it
 * and then renamed, so that the folder never holds parts of two. No link is followed, neither the folder itself nor
 * below it.
 *
 * @param folder absolute
 * @throws BlastgateError `snapshot-folder-taken`, `link-in-the-way`, `snapshot-write-failed`
 */
export async function writeSnapshot(folder: string, files: readonly SnapshotFile[], named: Named): Promise<void> {
  await refuseLinksTo(folder, named.cwd);
  const beside = (kind: string) => join(dirname(folder), `.${basename(folder)}.${randomUUID()}.${kind}`);
  const [fresh, old] = [beside("new"), beside("old")];
  try {
    await requireOurs(folder, named);
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(fresh);
    for (const { path, text } of files) await writeNew(join(fresh, path), text);
    await swap(folder, { fresh, old });
  } catch (error) {
    if (error instanceof BlastgateError || !(error instanceof Error && "code" in error)) throw error;
    throw new BlastgateError([finding("snapshot-write-failed", { folder: named.written, detail: error.message })], {
      cause: error,
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/** Where the folder is inside of this one, the way to it counts too; what leads to other places is the machine's. */
async function refuseLinksTo(folder: string, cwd: string): Promise<void> {
  const way = relative(cwd, folder).split(sep);
  if (way[0] === ".." || way[0] === "") await refuseLinks(dirname(folder), [basename(folder)]);
  else await refuseLinks(cwd, [way.join("/")]);
}

/** A file that is on the disk when this is done, and was not there before. */
async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, "wx", 0o644);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Node cannot exchange two folders: between the two renames there is none. Where the second fails the old one comes back. */
async function swap(folder: string, { fresh, old }: { fresh: string; old: string }): Promise<void> {
  const replaces = (await entriesOf(folder)) !== null;
  if (replaces) await rename(folder, old);
  try {
    await rename(fresh, folder);
  } catch (error) {
    if (replaces) await rename(old, folder);
    throw error;
  }
  if (replaces) await rm(old, { recursive: true, force: true });
}

/** Whatever is in the folder was written by an earlier snapshot, as its lock says. */
async function requireOurs(folder: string, { written }: Named): Promise<void> {
  const taken = (entry: string) => new BlastgateError([finding("snapshot-folder-taken", { folder: written, entry })]);
  const entries = await entriesOf(folder).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOTDIR" ? taken("a file, not a folder") : error;
  });
  if (entries === null || entries.length === 0) return;
  const lock = await readLockIn(folder);
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const path = relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/");
    const isOurs = path === snapshotLock || (lock !== null && Object.hasOwn(lock.files, path));
    if (lock === null || !isOurs || !entry.isFile()) throw taken(path);
  }
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** `null` where it is not that of a snapshot. */
async function readLockIn(folder: string): Promise<ReleaseSnapshot | null> {
  const path = join(folder, snapshotLock);
  const stats = await lstat(path).catch(() => null);
  if (!stats?.isFile()) return null;
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { data } = releaseSnapshotSchema.safeParse(JSON.parse(await file.readFile("utf8")));
    return data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  } finally {
    await file.close();
  }
}
