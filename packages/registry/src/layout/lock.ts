import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { detailOf, problem } from "../problem.ts";

export interface LockRequest {
  path: string;
  /** As messages name it. */
  store: string;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/**
 * Runs an action while nobody else runs one under the same lock, in this process or another. The lock is SQLite's on a
 * file, and so the operating system's, which ends with the process that holds it. One that is told by a file's age, as
 * `proper-lockfile` has it, makes everybody wait after a kill, and is lost by a process that was only stopped for a while.
 * This module is loaded by those who write, since some versions of Node warn of SQLite as soon as it is loaded.
 *
 * @throws BlastgateError `store-locked`, `store-file-failed`; the signal's reason
 */
export async function withLock<T>(request: LockRequest, action: () => Promise<T>): Promise<T> {
  const held = await take(request);
  try {
    return await action();
  } finally {
    held.close();
  }
}

async function take({ path, store, timeoutMs, signal }: LockRequest): Promise<DatabaseSync> {
  const untilMs = performance.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    const held = tryToTake(path);
    if (held) return held;
    if (performance.now() >= untilMs) {
      throw problem("store-locked", { store, waitedSeconds: Math.round(timeoutMs / 1000) });
    }
    // By chance, so that those who wait do not all come back at once. A signal is seen by the next turn.
    await delay(5 + Math.random() * 25);
  }
}

function tryToTake(path: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { timeout: 0 });
    // Nothing is ever written, so that no file is needed to undo it.
    database.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    return database;
  } catch (error) {
    database?.close();
    if (!(error instanceof Error && "errcode" in error)) throw error;
    if (error.errcode === busy) return undefined;
    throw problem("store-file-failed", { path, detail: detailOf(error) }, { cause: error });
  }
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;
