import { randomFillSync } from "node:crypto";
import { type FileHandle, mkdir, open, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { BlastgateError, finding } from "@blastgate/core";

/**
 * Room that is set apart on the disk, so that what is under way when it fills up can still be kept: some hundred
 * responses of usual size.
 */
const reserveBytes = 1 << 20;

interface Entry {
  line: string;
  kept(): void;
  refuse(error: BlastgateError): void;
}

/** What a disk that is full has cost. */
interface Full {
  detail: string;
  /** Lines that found no room any more. */
  lost: number;
}

/** @throws BlastgateError `journal-not-writable` or `disk-full` */
export async function openJournal(path: string, reservePath: string): Promise<Journal> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await keepReserve(reservePath);
    const file = await open(path, "a");
    await syncFolder(dirname(path));
    return new Journal(path, reservePath, file);
  } catch (error) {
    const detail = describe(error);
    if (isFull(error)) throw new BlastgateError([finding("disk-full", { path, detail, lost: 0 })]);
    throw new BlastgateError([finding("journal-not-writable", { path, detail })]);
  }
}

/** Lines that are on disk before anyone hears that they are. */
export class Journal {
  readonly path: string;
  readonly #reservePath: string;
  readonly #file: FileHandle;
  #waiting: Entry[] = [];
  #writing: Promise<void> | null = null;
  #full: Full | null = null;

  constructor(path: string, reservePath: string, file: FileHandle) {
    this.path = path;
    this.#reservePath = reservePath;
    this.#file = file;
  }

  /**
   * Resolves when the line is on disk.
   *
   * @throws BlastgateError `journal-not-written`, or `disk-full`: then the line is on disk too, unless counted as lost
   */
  append(line: string): Promise<void> {
    return new Promise((kept, refuse) => {
      this.#waiting.push({ line, kept, refuse });
      this.#writing ??= this.#writeAll();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.close();
  }

  /** While one batch is synced the next one gathers, so that the disk's pace does not bound the number of lines. */
  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Answers come in flocks: one sync is for all of them.
      await setImmediate();
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#write(batch);
    }
    this.#writing = null;
  }

  async #write(batch: readonly Entry[]): Promise<void> {
    this.#full ??= await this.#writeAtOnce(batch);
    if (this.#full) for (const entry of batch) await this.#writeInReserve(entry, this.#full);
  }

  /** @returns that the disk is full; then none of the batch is dealt with */
  async #writeAtOnce(batch: readonly Entry[]): Promise<Full | null> {
    try {
      await this.#put(batch.map(({ line }) => line).join(""));
      for (const entry of batch) entry.kept();
    } catch (error) {
      const detail = describe(error);
      if (isFull(error)) {
        await rm(this.#reservePath, { force: true });
        return { detail, lost: 0 };
      }
      const problem = finding("journal-not-written", { path: this.path, detail });
      for (const entry of batch) entry.refuse(new BlastgateError([problem]));
    }
    return null;
  }

  async #writeInReserve({ line, refuse }: Entry, full: Full): Promise<void> {
    try {
      await this.#put(line);
    } catch {
      full.lost += 1;
    }
    refuse(new BlastgateError([finding("disk-full", { path: this.path, ...full })]));
  }

  /** It begins with a line's end, since a write before it may have been cut short. */
  async #put(lines: string): Promise<void> {
    await this.#file.appendFile(`\n${lines}`);
    await this.#file.datasync();
  }
}

async function keepReserve(path: string): Promise<void> {
  const { size } = await stat(path).catch(() => ({ size: 0 }));
  if (size === reserveBytes) return;
  const file = await open(path, "w");
  try {
    // Random, so that no file system can make it smaller.
    await file.writeFile(randomFillSync(Buffer.allocUnsafe(reserveBytes)));
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await file.close();
  }
}

/** A new file's name is lost with the machine's power as long as its folder is not synced. */
async function syncFolder(path: string): Promise<void> {
  // Windows syncs no folders, and needs none of it.
  if (process.platform === "win32") return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT", "EFBIG"].includes(String(error.code));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
