import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Finding, finding } from "@blastgate/core";
import { CacheDatabase, databaseName } from "./database.ts";

interface Files {
  files: number;
  bytes: number;
}

/** What there is in a cache. */
export interface CacheSizes {
  path: string;
  /** Of the file, all in all. */
  bytes: number;
  responses: Entries;
  /** The most first. */
  providers: { provider: string; entries: number }[];
  scores: Entries;
  /** Judgements remembered for rates of flakiness. */
  outcomes: number;
  /** Of runs that were interrupted or are under way. */
  journals: Files;
  /** Files that were broken. */
  setAside: Files;
  findings: Finding[];
}

interface Entries {
  entries: number;
  bytes: number;
  /** When the one that was not used for longest was used, as ISO 8601. */
  leastRecentlyUsed: string | null;
}

export interface PruneLimits {
  /** What was not used for so long goes. */
  olderThanMs?: number | undefined;
  /** What was not used for longest goes until the file is no larger. */
  maxBytes?: number | undefined;
}

/** Counts of what was removed. */
export interface Pruned {
  responses: number;
  scores: number;
  outcomes: number;
  setAside: number;
  bytesBefore: number;
  bytesAfter: number;
  findings: Finding[];
}

/** @param folder as for `openRunStore` */
export function cacheSizes(folder: string): CacheSizes {
  const path = join(folder, databaseName);
  const database = existsSync(path) ? new CacheDatabase(path) : null;
  const all = (sql: string) => database?.read(() => database.prepare(sql).all()) ?? [];
  const entriesIn = (table: string): Entries => {
    const [row] = all(
      `SELECT count(*) AS entries, coalesce(sum(octet_length(body)), 0) AS bytes, min(used) AS used FROM ${table}`,
    );
    const used = row?.used ?? null;
    return {
      entries: Number(row?.entries ?? 0),
      bytes: Number(row?.bytes ?? 0),
      leastRecentlyUsed: used === null ? null : new Date(Number(used)).toISOString(),
    };
  };
  const providers = all(`
    SELECT body ->> '$.provider' AS provider, count(*) AS entries FROM responses
    GROUP BY provider ORDER BY entries DESC, provider
  `);
  const sizes: CacheSizes = {
    path,
    bytes: sizeOf(database),
    responses: entriesIn("responses"),
    providers: providers.map(({ provider, entries }) => ({ provider: String(provider), entries: Number(entries) })),
    scores: entriesIn("scores"),
    outcomes: Number(all("SELECT count(*) AS outcomes FROM outcomes")[0]?.outcomes ?? 0),
    journals: filesIn(join(folder, "runs"), (name) => name.endsWith(".journal")),
    setAside: filesIn(folder, isSetAside),
    findings: database?.findings ?? [],
  };
  database?.close();
  return sizes;
}

/**
 * Makes a cache smaller; runs may use it meanwhile. Journals stay: what is in them may be nowhere else.
 *
 * @param folder as for `openRunStore`
 */
export function pruneCache(folder: string, { olderThanMs, maxBytes }: PruneLimits): Pruned {
  const path = join(folder, databaseName);
  const database = existsSync(path) ? new CacheDatabase(path) : null;
  const bytesBefore = sizeOf(database);
  const removed = { responses: 0, scores: 0, outcomes: 0 };
  const findings: Finding[] = [];
  if (database) {
    const done =
      (olderThanMs === undefined || removeUnused(database, Date.now() - olderThanMs, removed)) &&
      (maxBytes === undefined || removeUntil(database, maxBytes, removed));
    if (done) database.shrink();
    findings.push(...database.findings);
    if (!done && findings.length === 0) {
      findings.push(
        finding("response-cache-not-writable", { detail: "another process keeps writing to it" }, { path }),
      );
    }
  }
  const bytesAfter = sizeOf(database);
  database?.close();
  return { ...removed, setAside: removeFiles(folder, isSetAside), bytesBefore, bytesAfter, findings };
}

type Removed = Pick<Pruned, "responses" | "scores" | "outcomes">;

function removeUnused(database: CacheDatabase, beforeMs: number, removed: Removed): boolean {
  const remove = (table: keyof Removed, time: string) =>
    Number(database.prepare(`DELETE FROM ${table} WHERE ${time} < ?`).run(beforeMs).changes);
  return database.write(() => {
    removed.responses += remove("responses", "used");
    removed.scores += remove("scores", "used");
    removed.outcomes += remove("outcomes", "created");
  });
}

/** An entry takes more room than its text, by about the same share each, so that it takes a few rounds at most. */
function removeUntil(database: CacheDatabase, maxBytes: number, removed: Removed): boolean {
  for (let bytes = sizeOf(database); bytes > maxBytes; bytes = sizeOf(database)) {
    const entries = entriesByUse(database);
    const text = entries.reduce((sum, entry) => sum + entry.bytes, 0);
    let room = entries.length > 1 ? (text * maxBytes) / bytes : 0;
    const doomed = entries.filter((entry) => {
      room -= entry.bytes;
      return room <= 0;
    });
    if (doomed.length === 0) return true;
    const written = database.write(() => {
      for (const { table, id } of doomed) database.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(id);
    });
    if (!written) return false;
    for (const { table } of doomed) removed[table] += 1;
  }
  return true;
}

/** The last used first. */
function entriesByUse(database: CacheDatabase): { table: "responses" | "scores"; id: number; bytes: number }[] {
  const rows = database.read(() =>
    database
      .prepare(`
        SELECT 0 AS score, rowid AS id, octet_length(body) AS bytes, used FROM responses UNION ALL
        SELECT 1, rowid, octet_length(body), used FROM scores
        ORDER BY used DESC, score, id DESC
      `)
      .all(),
  );
  return (rows ?? []).map(({ score, id, bytes }) => ({
    table: score === 1 ? "scores" : "responses",
    id: Number(id),
    bytes: Number(bytes),
  }));
}

/** Without the room that its pages have left. */
function sizeOf(database: CacheDatabase | null): number {
  const row = database?.read(() =>
    database
      .prepare(
        "SELECT (page_count - freelist_count) * page_size AS bytes FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
      )
      .get(),
  );
  return Number(row?.bytes ?? 0);
}

function isSetAside(name: string): boolean {
  return name.startsWith(`${databaseName}.broken-`);
}

function filesIn(folder: string, chosen: (name: string) => boolean): Files {
  const names = namesIn(folder).filter(chosen);
  const bytes = names.reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return { files: names.length, bytes };
}

function removeFiles(folder: string, chosen: (name: string) => boolean): number {
  const names = namesIn(folder).filter(chosen);
  for (const name of names) rmSync(join(folder, name), { force: true });
  return names.length;
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : [];
}
