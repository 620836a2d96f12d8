import { assertionResultSchema, type Finding, finding, graderCallSchema, type OutcomeRecord } from "@blastgate/core";
import { z } from "zod";
import type { Judgement } from "../judge-output.ts";
import { CacheDatabase } from "./database.ts";
import { Entries } from "./entries.ts";
import { type Purchase, purchaseSchema } from "./purchase.ts";
import type { Sealed } from "./sealed.ts";

const judgementSchema = z.object({
  pass: z.boolean(),
  score: z.number(),
  results: z.array(assertionResultSchema.omit({ origin: true })),
  graders: z.array(graderCallSchema.omit({ cached: true })),
}) satisfies z.ZodType<Judgement>;

/** So many new entries are written at once, or what there is after so long. */
const savedTogether = 1000;
const savedAfterMs = 1000;

/** What earlier runs have bought, judged and found. Processes may share its file. */
export class Cache {
  readonly responses: Entries<Purchase>;
  readonly scores: Entries<Judgement>;
  readonly #database: CacheDatabase;
  #outcomes: OutcomeRecord[] = [];
  #timer: NodeJS.Timeout | null = null;
  #saveAt = savedTogether;

  constructor(path: string) {
    this.#database = new CacheDatabase(path);
    this.responses = new Entries(this.#database, "responses", purchaseSchema);
    this.scores = new Entries(this.#database, "scores", judgementSchema);
  }

  get findings(): Finding[] {
    const entries = this.responses.damaged + this.scores.damaged;
    return [...this.#database.findings, ...(entries > 0 ? [finding("cache-entries-damaged", { entries })] : [])];
  }

  putResponse(purchase: Purchase, sealed?: Sealed): void {
    this.responses.put(purchase.request, purchase, sealed);
    this.#saveSoon();
  }

  putScore(key: string, judgement: Judgement): void {
    this.scores.put(key, judgement);
    this.#saveSoon();
  }

  addOutcomes(outcomes: readonly OutcomeRecord[]): void {
    for (const outcome of outcomes) this.#outcomes.push(outcome);
  }

  /** Of one suite, the oldest first. */
  outcomesOf(suite: string): OutcomeRecord[] {
    const rows = this.#database.read(() =>
      this.#database
        .prepare(`SELECT suite, "case", asked, repeat, pass FROM outcomes WHERE suite = ? ORDER BY rowid`)
        .all(suite),
    );
    return (rows ?? []).map((row) => ({
      suite: String(row.suite),
      case: String(row.case),
      asked: String(row.asked),
      repeat: Number(row.repeat),
      pass: row.pass === 1,
    }));
  }

  /** Writes what is not written yet. @returns whether all of it is on disk now */
  save(): boolean {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const entries = this.responses.unsaved + this.scores.unsaved;
    if (entries + this.#outcomes.length === 0) return true;
    const written = this.#database.write(() => {
      this.responses.save();
      this.scores.save();
      this.#saveOutcomes();
    });
    this.#saveAt = savedTogether + (written ? 0 : entries);
    if (!written) return false;
    this.responses.saved();
    this.scores.saved();
    this.#outcomes = [];
    return true;
  }

  /** What room the disk has is needed for what cannot be had again. */
  leaveRoom(): void {
    this.#database.stopWriting("the disk is full");
  }

  close(): void {
    this.save();
    this.#database.close();
  }

  #saveSoon(): void {
    if (this.responses.unsaved + this.scores.unsaved >= this.#saveAt) this.save();
    else this.#timer ??= setTimeout(() => this.save(), savedAfterMs).unref();
  }

  #saveOutcomes(): void {
    const insert = this.#database.prepare(
      `INSERT INTO outcomes (suite, "case", asked, repeat, pass, created) VALUES (?, ?, ?, ?, ?, ?)`,
    );
    const now = Date.now();
    for (const { suite, case: id, asked, repeat, pass } of this.#outcomes) {
      insert.run(suite, id, asked, repeat, pass ? 1 : 0, now);
    }
  }
}
