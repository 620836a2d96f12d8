import { readdir, readFile, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { decodeLines } from "./journal-lines.ts";
import type { Purchase } from "./purchase.ts";

/** The journal of one process for one plan. */
export interface JournalFile {
  path: string;
  /** Digest of the plan. */
  plan: string;
  /** Whether its process may still write to it. */
  inUse: boolean;
}

/** This process, told from an earlier one of the same number. */
const self = {
  host: hostname()
    .replace(/[^\w-]/g, "-")
    .slice(0, 40),
  pid: process.pid,
  start: Math.round(performance.timeOrigin),
};

/** A journal of another machine that was not written for so long is none that is still written. */
const abandonedAfterMs = 24 * 60 * 60 * 1000;

/** Each process writes to a file of its own, whose name says who that is. */
export function ownJournal(folder: string, plan: string): string {
  return join(folder, `${plan}.${self.host}.${self.pid}.${self.start}.journal`);
}

/** Sorted by name. A folder that is not there has none. */
export async function findJournals(folder: string): Promise<JournalFile[]> {
  const names = await readdir(folder).catch(() => []);
  const found = names.sort().map(async (name) => {
    const [, plan, host = "", pid, start] = /^([^.]+)\.([\w-]+)\.(\d+)\.(\d+)\.journal$/.exec(name) ?? [];
    if (plan === undefined) return [];
    const path = join(folder, name);
    const inUse = host === self.host ? isRunning(Number(pid), Number(start)) : (await ageOf(path)) < abandonedAfterMs;
    return [{ path, plan, inUse }];
  });
  return (await Promise.all(found)).flat();
}

/** Nothing where it was removed meanwhile. */
export async function readJournal(path: string): Promise<{ purchases: Purchase[]; damaged: number }> {
  try {
    return decodeLines(await readFile(path));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { purchases: [], damaged: 0 };
    throw error;
  }
}

export async function removeJournals(files: readonly { path: string }[]): Promise<void> {
  for (const { path } of files) await rm(path, { force: true });
}

/** In milliseconds since it was last written. */
async function ageOf(path: string): Promise<number> {
  const file = await stat(path).catch(() => null);
  return file ? Date.now() - file.mtimeMs : Number.POSITIVE_INFINITY;
}

/**
 * Whether a process of this machine is. Another that has got the number of one that is gone is taken for it: then the
 * journal stays where it is for longer, and nothing is lost.
 */
function isRunning(pid: number, start: number): boolean {
  if (pid === self.pid) return start === self.start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}
