import { join } from "node:path";
import { BlastgateError, type Finding, finding, type OutcomeRecord } from "@blastgate/core";
import type { ModelResponse } from "../provider.ts";
import type { ResponseStore, RunStore, ScoreStore } from "../run-store.ts";
import { Cache } from "./cache.ts";
import { databaseName } from "./database.ts";
import { type Journal, openJournal } from "./journal.ts";
import { findJournals, type JournalFile, ownJournal, readJournal, removeJournals } from "./journal-files.ts";
import { encodeLine } from "./journal-lines.ts";
import type { Purchase } from "./purchase.ts";
import { seal } from "./sealed.ts";
import { SharedCache, type SharedCacheOptions } from "./shared-cache.ts";

export interface RunStoreOptions {
  /** `blastgate` in git's common directory. */
  folder: string;
  /** Digest of the plan. */
  plan: string;
  /** Whether responses and scores of earlier runs are used, and those of this run kept for later ones. */
  cache: boolean;
  /** Goes on with what an interrupted run of this plan has bought, without the cache too. */
  resume: boolean;
  shared: SharedCacheOptions | null;
}

/** How responses were judged, in this run and before. */
export interface OutcomeHistory {
  /** To be given those whose responses this run bought, once: the others are known. */
  add(outcomes: readonly OutcomeRecord[]): void;
  /** Of one suite, the oldest first. */
  of(suite: string): OutcomeRecord[];
}

export interface OpenRunStore extends RunStore {
  /** Responses that an interrupted run of this plan had bought. */
  readonly resumed: number;
  readonly history: OutcomeHistory;
  /** The run is complete, and its evidence written: its journal goes. */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** The end of a run waits for uploads no longer than that. */
const uploadsMs = 2_000;

/**
 * Opens what a run of this plan keeps. What is bought is in the journal before it is used, and in the cache some time
 * later; journals that other runs have left behind are put into the cache.
 */
export async function openRunStore(options: RunStoreOptions): Promise<OpenRunStore> {
  const store = new DiskRunStore(options);
  await store.readJournals();
  return store;
}

class DiskRunStore implements OpenRunStore {
  readonly responses: ResponseStore;
  readonly scores: ScoreStore | null;
  readonly history: OutcomeHistory;
  resumed = 0;
  readonly #options: RunStoreOptions;
  readonly #journals: string;
  readonly #shared: SharedCache | null;
  readonly #findings: Finding[] = [];
  readonly #bought = new Map<string, ModelResponse>();
  #cache: Cache | null = null;
  #journal: Promise<Journal> | null = null;
  /** Of this plan, left by processes that are gone. */
  #left: JournalFile[] = [];
  /** Paths of journals that whoever may read them can still make use of. */
  readonly #unreadable = new Set<string>();

  constructor(options: RunStoreOptions) {
    this.#options = options;
    this.#journals = join(options.folder, "runs");
    this.#shared = options.cache && options.shared ? new SharedCache(options.shared) : null;
    this.responses = {
      get: (request) => this.#get(request),
      ready: async () => {
        await this.#openJournal();
      },
      keep: (request, provider, response) => this.#keep(request, provider, response),
      bought: (request) => this.#bought.has(request),
    };
    this.scores = options.cache ? this.#scores() : null;
    this.history = {
      add: (outcomes) => this.#openCache().addOutcomes(outcomes),
      of: (suite) => this.#openCache().outcomesOf(suite),
    };
  }

  get findings(): Finding[] {
    return [...this.#findings, ...(this.#cache?.findings ?? []), ...(this.#shared?.findings ?? [])];
  }

  async readJournals(): Promise<void> {
    const { plan, cache, resume } = this.#options;
    const found = await findJournals(this.#journals);
    const own = found.filter((file) => file.plan === plan);
    const others = found.filter((file) => file.plan !== plan && !file.inUse);
    this.#left = own.filter((file) => !file.inUse);
    if (cache || resume) {
      for (const file of own) {
        for (const purchase of await this.#readJournal(file)) {
          this.#bought.set(purchase.request, purchase.response);
          if (cache) this.#openCache().putResponse(purchase);
        }
      }
      this.resumed = this.#bought.size;
    }
    if (cache) await this.#moveToCache(others);
  }

  async finish(): Promise<void> {
    const { plan, cache, resume } = this.#options;
    // What could not be put into the cache stays where it is, for the next run.
    if (cache && !this.#openCache().save()) return;
    const journal = await this.#journal?.catch(() => null);
    this.#journal = null;
    await journal?.close();
    const goneOnWith = cache || resume ? this.#left : [];
    await this.#remove([...goneOnWith, { path: ownJournal(this.#journals, plan) }]);
  }

  async close(): Promise<void> {
    const journal = await this.#journal?.catch(() => null);
    await journal?.close();
    await this.#shared?.close(uploadsMs);
    this.#cache?.close();
  }

  async #get(request: string): Promise<{ response: ModelResponse; cached: boolean } | undefined> {
    const bought = this.#bought.get(request);
    if (bought) return { response: bought, cached: false };
    if (!this.#options.cache) return undefined;
    const cache = this.#openCache();
    const known = cache.responses.get(request);
    if (known) return { response: known.response, cached: true };
    const shared = await this.#shared?.get(request);
    if (!shared) return undefined;
    cache.putResponse(shared);
    return { response: shared.response, cached: true };
  }

  async #keep(request: string, provider: string, response: ModelResponse): Promise<void> {
    const journal = await this.#openJournal();
    const purchase = { request, provider, response };
    const sealed = seal(purchase);
    try {
      await journal.append(encodeLine(sealed));
    } catch (error) {
      if (isDiskFull(error)) this.#cache?.leaveRoom();
      throw error;
    }
    this.#bought.set(request, response);
    if (!this.#options.cache) return;
    this.#openCache().putResponse(purchase, sealed);
    this.#shared?.put(purchase);
  }

  #scores(): ScoreStore {
    return {
      get: (key) => this.#openCache().scores.get(key),
      put: (key, judgement) => this.#openCache().putScore(key, judgement),
    };
  }

  async #readJournal({ path }: JournalFile): Promise<Purchase[]> {
    try {
      const { purchases, damaged } = await readJournal(path);
      if (damaged > 0) this.#findings.push(finding("journal-damaged", { path, lines: damaged }));
      return purchases;
    } catch (error) {
      if (!(error instanceof Error && "syscall" in error)) throw error;
      this.#findings.push(finding("journal-unreadable", { path, detail: error.message }));
      this.#unreadable.add(path);
      return [];
    }
  }

  /** @returns those that could not be moved */
  async #moveToCache(files: JournalFile[]): Promise<JournalFile[]> {
    if (files.length === 0) return files;
    const cache = this.#openCache();
    for (const file of files) {
      for (const purchase of await this.#readJournal(file)) cache.putResponse(purchase);
    }
    if (!cache.save()) return files;
    await this.#remove(files);
    return [];
  }

  async #remove(files: readonly { path: string }[]): Promise<void> {
    await removeJournals(files.filter(({ path }) => !this.#unreadable.has(path)));
  }

  #openJournal(): Promise<Journal> {
    this.#journal ??= this.#beginJournal();
    return this.#journal;
  }

  async #beginJournal(): Promise<Journal> {
    const { plan, cache, resume } = this.#options;
    // The run begins anew, and nothing that was paid for is thrown away.
    if (!cache && !resume) this.#left = await this.#moveToCache(this.#left);
    return openJournal(ownJournal(this.#journals, plan), join(this.#journals, "reserve"));
  }

  #openCache(): Cache {
    this.#cache ??= new Cache(join(this.#options.folder, databaseName));
    return this.#cache;
  }
}

function isDiskFull(error: unknown): boolean {
  return error instanceof BlastgateError && error.findings.some(({ code }) => code === "disk-full");
}
