import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/*
 * Records in a folder of their own, one file each, with a checksum on the first line. They are written whole and moved
 * into place, so that processes can share them and none waits. Without them all is slower and nothing is wrong: what
 * the file system refuses is let be, and a record that is broken is removed.
 */

/** Names of records that begin so, the latest first. */
export async function recordNames(folder: string, prefix: string): Promise<string[]> {
  const names = (await unlessRefused(() => readdir(folder))) ?? [];
  const records = names.filter((name) => name.startsWith(prefix) && /^[0-9a-f]{16}-[0-9a-f]+$/.test(name));
  const dated = await Promise.all(
    records.map(async (name) => ({ name, time: (await unlessRefused(() => stat(join(folder, name))))?.mtimeMs ?? 0 })),
  );
  return dated.sort((a, b) => b.time - a.time).map(({ name }) => name);
}

export async function readRecord(folder: string, name: string): Promise<Buffer | undefined> {
  const path = join(folder, name);
  const content = await unlessRefused(() => readFile(path));
  if (!content) return undefined;
  const end = content.indexOf(10);
  const body = content.subarray(end + 1);
  if (content.toString("latin1", 0, end) === String(crc32(body))) return body;
  await unlessRefused(() => rm(path, { force: true }));
  return undefined;
}

/** Writes a record of these parts, and removes all but the latest so many. */
export async function writeRecord(folder: string, name: string, parts: Iterable<string>, kept: number): Promise<void> {
  const body = Array.from(parts, (part) => Buffer.from(part));
  const checksum = body.reduce((sum, part) => crc32(part, sum), 0);
  const temporary = join(folder, `${name}.${randomUUID()}`);
  await unlessRefused(async () => {
    await mkdir(folder, { recursive: true });
    await writeFile(temporary, [`${checksum}\n`, ...body]);
    await rename(temporary, join(folder, name));
    for (const old of (await recordNames(folder, "")).slice(kept)) await rm(join(folder, old), { force: true });
  });
}

async function unlessRefused<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return undefined;
    throw error;
  }
}
