import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { type Finding, finding } from "@blastgate/core";

/** With another form of its tables it gets another name: versions of Blastgate share a repository. */
export const databaseName = "cache-1.sqlite";

const setup = `
  PRAGMA busy_timeout = 5000;
  PRAGMA auto_vacuum = INCREMENTAL;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA mmap_size = 1073741824;
  CREATE TABLE IF NOT EXISTS responses (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, checksum INTEGER NOT NULL, created INTEGER NOT NULL, used INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS scores (
    key TEXT PRIMARY KEY, body TEXT NOT NULL, checksum INTEGER NOT NULL, created INTEGER NOT NULL, used INTEGER NOT NULL
  );
  CREATE TABLE IF NOT EXISTS outcomes (
    suite TEXT NOT NULL, "case" TEXT NOT NULL, asked TEXT NOT NULL, repeat INTEGER NOT NULL, pass INTEGER NOT NULL,
    created INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS outcomes_of_a_suite ON outcomes (suite);
`;

/**
 * The cache's file. Nothing in it cannot be had again, so that it never stops a run: a file that is broken is set aside
 * and a new one begun, one that cannot be written is read, and one that cannot be read is done without. Each is a
 * finding.
 */
export class CacheDatabase {
  readonly findings: Finding[] = [];
  readonly #path: string;
  #connection: DatabaseSync | null = null;
  /** Why it cannot be written. */
  #refusal: string | null = null;
  #setAside = false;
  #snapshot = false;
  readonly #statements = new Map<string, StatementSync>();

  /** Opens it, or makes it. */
  constructor(path: string) {
    this.#path = path;
    this.#connect();
  }

  /** A statement of this SQL, to be used within `read` or `write`. */
  prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (!this.#connection) throw new Error("the database is closed");
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** What a query gives; `undefined` where the file cannot tell. */
  read<Result>(query: () => Result): Result | undefined {
    if (!this.#connection) return undefined;
    try {
      this.#beginSnapshot(this.#connection);
      return query();
    } catch (error) {
      this.#mend(error);
      return undefined;
    }
  }

  /** Makes changes, all or none. @returns whether they are on disk; if not, it may be tried again */
  write(change: () => void): boolean {
    if (this.#refusal !== null) this.#tellOfRefusal(this.#refusal);
    if (this.#refusal !== null || !this.#connection) return false;
    try {
      this.#endSnapshot();
      this.#connection.exec("BEGIN IMMEDIATE");
      change();
      this.#connection.exec("COMMIT");
      return true;
    } catch (error) {
      if (this.#connection.isTransaction) this.#connection.exec("ROLLBACK");
      if (primaryCode(error) !== codes.busy) this.#mend(error);
      return false;
    }
  }

  /** Gives the room of what was removed back to the disk. */
  shrink(): void {
    this.#endSnapshot();
    try {
      this.#connection?.exec("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (error) {
      if (primaryCode(error) !== codes.busy) this.#mend(error);
    }
  }

  /** Nothing is written from here on, since the room is needed for something else. */
  stopWriting(reason: string): void {
    this.#refusal ??= reason;
  }

  close(): void {
    this.#endSnapshot();
    this.#disconnect();
  }

  #connect(): void {
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      this.#connection = this.#opened(new DatabaseSync(this.#path));
    } catch (error) {
      if (isBroken(error)) this.#beginAnew(error);
      else this.#connectToRead(error);
    }
  }

  #opened(connection: DatabaseSync): DatabaseSync {
    try {
      connection.exec(setup);
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  }

  /** Where the disk cannot be written there is no room for SQLite's index of its log: `immutable` reads without one. */
  #connectToRead(refusal: unknown): void {
    this.#refusal = describe(refusal);
    const url = pathToFileURL(this.#path);
    url.searchParams.set("immutable", "1");
    try {
      this.#connection = new DatabaseSync(url, { readOnly: true });
    } catch {
      this.#connection = null;
    }
  }

  /** After an error: goes on with a new file, or without being able to write, or without any. */
  #mend(error: unknown): void {
    const code = primaryCode(error);
    if (code === undefined) throw error;
    if (isBroken(error) && !this.#setAside) {
      this.#disconnect();
      this.#beginAnew(error);
    } else if (unwritable.has(code)) {
      this.#refusal = describe(error);
      this.#tellOfRefusal(this.#refusal);
    } else {
      this.findings.push(this.#broken(error, ""));
      this.#disconnect();
    }
  }

  #beginAnew(error: unknown): void {
    this.#setAside = true;
    const aside = `${this.#path}.broken-${Date.now()}`;
    try {
      renameSync(this.#path, aside);
      for (const suffix of ["-wal", "-shm"]) rmSync(this.#path + suffix, { force: true });
      this.#connection = this.#opened(new DatabaseSync(this.#path));
      this.findings.push(this.#broken(error, basename(aside)));
    } catch {
      this.#connection = null;
      this.findings.push(this.#broken(error, ""));
    }
  }

  #disconnect(): void {
    this.#statements.clear();
    this.#snapshot = false;
    this.#connection?.close();
    this.#connection = null;
  }

  /** What is read in one go is read in one transaction: to begin one takes longer than to find an entry. */
  #beginSnapshot(connection: DatabaseSync): void {
    if (this.#snapshot) return;
    connection.exec("BEGIN");
    this.#snapshot = true;
    setImmediate(() => this.#endSnapshot());
  }

  #endSnapshot(): void {
    if (!this.#snapshot) return;
    this.#snapshot = false;
    try {
      this.#connection?.exec("COMMIT");
    } catch (error) {
      this.#mend(error);
    }
  }

  #broken(error: unknown, aside: string): Finding {
    return finding("response-cache-broken", { detail: describe(error), aside }, { path: this.#path });
  }

  #tellOfRefusal(detail: string): void {
    if (this.findings.some(({ code }) => code === "response-cache-not-writable")) return;
    this.findings.push(finding("response-cache-not-writable", { detail }, { path: this.#path }));
  }
}

/** https://www.sqlite.org/rescode.html */
const codes = { busy: 5, corrupt: 11, notDatabase: 26 } as const;
/** SQLITE_PERM, READONLY, FULL and CANTOPEN; the last where the log's index cannot be made. */
const unwritable: ReadonlySet<number> = new Set([3, 8, 13, 14]);

function isBroken(error: unknown): boolean {
  const code = primaryCode(error);
  return code === codes.corrupt || code === codes.notDatabase;
}

/** The lowest byte of an extended code. */
function primaryCode(error: unknown): number | undefined {
  if (!(error instanceof Error && "errcode" in error && typeof error.errcode === "number")) return undefined;
  return error.errcode & 0xff;
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
