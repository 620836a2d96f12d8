import { DatabaseSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";

/**
 * A lock between processes that ends with the process that holds it, however that ends: SQLite's on a file, which has
 * one writer or many readers. https://www.sqlite.org/lockingv3.html
 */
export class ProcessLock {
  readonly #database: DatabaseSync;

  private constructor(path: string) {
    this.#database = new DatabaseSync(path, { timeout: 0 });
  }

  /** Waits until nobody holds it (`alone`), or nobody holds it alone. @throws the signal's reason */
  static async take(path: string, how: "alone" | "shared", signal: AbortSignal): Promise<ProcessLock> {
    for (;;) {
      signal.throwIfAborted();
      const lock = ProcessLock.tryToTake(path, how);
      if (lock) return lock;
      await wait(100, undefined, { signal });
    }
  }

  static tryToTake(path: string, how: "alone" | "shared"): ProcessLock | undefined {
    const lock = new ProcessLock(path);
    try {
      lock.#database.exec(how === "alone" ? "BEGIN EXCLUSIVE" : "BEGIN; SELECT count(*) FROM sqlite_schema");
      return lock;
    } catch (error) {
      lock.release();
      if (error instanceof Error && "errcode" in error && error.errcode === busy) return undefined;
      throw error;
    }
  }

  release(): void {
    this.#database.close();
  }
}

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html#busy */
const busy = 5;
