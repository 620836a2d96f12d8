import { mkdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Finding, finding, jsonObjectSchema, jsonSchema } from "@blastgate/core";
import { z } from "zod";
import type { ModelResponse } from "./provider.ts";

/** Responses already paid for, by the digest of their request. */
export interface ResponseCache {
  get(request: string): ModelResponse | undefined;
  put(request: string, provider: string, response: ModelResponse): void;
  close(): void;
  /** What has been wrong with the file. */
  readonly findings: readonly Finding[];
}

const responseSchema = z.object({
  output: jsonSchema,
  tokens: z.object({ prompt: z.number(), completion: z.number() }).nullable(),
  costUsd: z.number().nullable(),
  latencyMs: z.number(),
  details: jsonObjectSchema,
}) satisfies z.ZodType<ModelResponse>;

/** Opens the cache, or makes it. A file that is no database is set aside, with a finding, and a new one begun. */
export function openResponseCache(path: string): ResponseCache {
  mkdirSync(dirname(path), { recursive: true });
  try {
    return new SqliteResponseCache(path, []);
  } catch (error) {
    if (!isBroken(error)) throw error;
    const aside = `${path}.broken-${Date.now()}`;
    renameSync(path, aside);
    for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
    return new SqliteResponseCache(path, [brokenFinding(error, path, basename(aside))]);
  }
}

class SqliteResponseCache implements ResponseCache {
  readonly findings: Finding[];
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #get;
  readonly #put;

  constructor(path: string, findings: Finding[]) {
    this.#path = path;
    this.findings = findings;
    this.#database = new DatabaseSync(path);
    try {
      // With a write-ahead log, NORMAL loses at most the last responses when the machine goes down, never the file.
      this.#database.exec(`
        PRAGMA busy_timeout = 10000;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = NORMAL;
        CREATE TABLE IF NOT EXISTS responses (
          key TEXT PRIMARY KEY, provider TEXT NOT NULL, response TEXT NOT NULL,
          created TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
        ) WITHOUT ROWID;
      `);
      this.#get = this.#database.prepare("SELECT response FROM responses WHERE key = ?");
      this.#put = this.#database.prepare("INSERT OR REPLACE INTO responses (key, provider, response) VALUES (?, ?, ?)");
    } catch (error) {
      this.#database.close();
      throw error;
    }
  }

  get(request: string): ModelResponse | undefined {
    return this.#unlessBroken(() => {
      const row = this.#get.get(request);
      return typeof row?.response === "string" ? parseResponse(row.response) : undefined;
    });
  }

  put(request: string, provider: string, response: ModelResponse): void {
    this.#unlessBroken(() => this.#put.run(request, provider, JSON.stringify(response)));
  }

  close(): void {
    this.#database.close();
  }

  /** A page that turns out broken costs the responses on it, not the run. */
  #unlessBroken<Result>(access: () => Result): Result | undefined {
    try {
      return access();
    } catch (error) {
      if (!isBroken(error)) throw error;
      if (this.findings.length === 0) this.findings.push(brokenFinding(error, this.#path, ""));
      return undefined;
    }
  }
}

function parseResponse(text: string): ModelResponse | undefined {
  try {
    return responseSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function brokenFinding(error: unknown, path: string, aside: string): Finding {
  const detail = error instanceof Error ? error.message : String(error);
  return finding("response-cache-broken", { detail, aside }, { path });
}

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
function isBroken(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (error.errcode === 11 || error.errcode === 26);
}
