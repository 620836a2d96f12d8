import type { z } from "zod";
import type { CacheDatabase } from "./database.ts";
import { type Sealed, seal, unseal } from "./sealed.ts";

/** When an entry was last used is known to the day, so that reading alone writes almost nothing. */
const usedWithinMs = 24 * 60 * 60 * 1000;

/** Values of one kind by key, in a table of the cache. */
export class Entries<Value> {
  /** Entries that were not what had been written. */
  damaged = 0;
  readonly #database: CacheDatabase;
  readonly #table: "responses" | "scores";
  readonly #schema: z.ZodType<Value>;
  readonly #unsaved = new Map<string, { value: Value; sealed: Sealed }>();
  readonly #used = new Set<string>();

  constructor(database: CacheDatabase, table: "responses" | "scores", schema: z.ZodType<Value>) {
    this.#database = database;
    this.#table = table;
    this.#schema = schema;
  }

  get(key: string): Value | undefined {
    const unsaved = this.#unsaved.get(key);
    if (unsaved) return unsaved.value;
    const row = this.#database.read(() =>
      this.#database.prepare(`SELECT body, checksum, used FROM ${this.#table} WHERE key = ?`).get(key),
    );
    if (!row) return undefined;
    const { body, checksum, used } = row;
    const value = unseal(this.#schema, { json: String(body), checksum: Number(checksum) });
    if (value === undefined) this.damaged += 1;
    else if (Number(used) < Date.now() - usedWithinMs) this.#used.add(key);
    return value;
  }

  /** Kept in memory until `save`. */
  put(key: string, value: Value, sealed = seal(value)): void {
    this.#unsaved.set(key, { value, sealed });
  }

  get unsaved(): number {
    return this.#unsaved.size + this.#used.size;
  }

  /** Within a transaction. */
  save(): void {
    const now = Date.now();
    const insert = this.#database.prepare(
      `INSERT OR REPLACE INTO ${this.#table} (key, body, checksum, created, used) VALUES (?, ?, ?, ?, ?)`,
    );
    for (const [key, { sealed }] of this.#unsaved) insert.run(key, sealed.json, sealed.checksum, now, now);
    const touch = this.#database.prepare(`UPDATE ${this.#table} SET used = ? WHERE key = ?`);
    for (const key of this.#used) touch.run(now, key);
  }

  /** After the transaction. */
  saved(): void {
    this.#unsaved.clear();
    this.#used.clear();
  }
}
