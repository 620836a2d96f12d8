import { setTimeout as delay } from "node:timers/promises";
import { BlastgateError, environmentNameSchema, finding } from "@blastgate/core";
import { digestSchema, type HeldContents, type Running } from "@blastgate/registry/read";
import { CopyFile } from "./copy.ts";
import { Emitter } from "./events.ts";
import { FollowedStore } from "./followed-store.ts";
import type { Health } from "./health.ts";
import type { Settings } from "./open-prompts.ts";
import { Refused } from "./refused.ts";
import type { ServedRelease } from "./served-release.ts";
import { Standing } from "./standing.ts";
import { startFromCopy } from "./start-from-copy.ts";

/**
 * Follows what an environment runs: pointer, record, release. What is served is replaced as a whole, and only by what was
 * read and verified to the end.
 */
export class Follower {
  readonly environment: string;
  readonly events = new Emitter();
  readonly #settings: Settings;
  readonly #closing = new AbortController();
  readonly #store: FollowedStore;
  readonly #copy: CopyFile | undefined;
  readonly #standing: Standing;
  readonly #refused: Refused;
  #served: { release: ServedRelease; since: Date; source: Health["source"] } | undefined;
  /** The last record that was followed. */
  #followed: Pick<Running["head"], "digest" | "sequence"> | undefined;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @throws BlastgateError `store-reference-invalid` */
  constructor(settings: Settings) {
    const { environment, store, copy, maxReleaseBytes, now } = settings;
    if (!environmentNameSchema.safeParse(environment).success) {
      throw new BlastgateError([finding("store-reference-invalid", { kind: "tag", written: environment })]);
    }
    this.environment = environment;
    this.#settings = settings;
    this.#store = new FollowedStore(settings, this.#closing.signal);
    // Escaped, and with what leads to the release.
    const maxBytes = 2 * maxReleaseBytes;
    this.#copy = copy === null ? undefined : new CopyFile(copy, { store, environment, maxBytes });
    this.#standing = new Standing({ store, now, events: this.events });
    this.#refused = new Refused(now);
  }

  /** What a render that begins now has to use. */
  get current(): ServedRelease {
    if (!this.#served) throw new Error("nothing is served before the start");
    return this.#served.release;
  }

  /** @throws BlastgateError where neither the store nor a copy has a release */
  async start(): Promise<void> {
    const problems: BlastgateError[] = [];
    await this.#startFromCopy().catch((error: unknown) => problems.push(this.#standing.noted(error)));
    await this.#pollInTime();
    if (!this.#served) {
      if (this.#standing.problem) problems.unshift(this.#standing.problem);
      const about = { environment: this.environment, folder: this.#settings.copy ?? "" };
      void this.close();
      throw new BlastgateError(
        [...problems.flatMap(({ findings }) => findings), finding("runtime-without-copy", about)],
        { cause: problems[0] },
      );
    }
    this.#schedule();
  }

  /** Those who ask while it is under way share it. Never rejects. */
  poll(): Promise<void> {
    this.#looking ??= this.#pollNow().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** @throws BlastgateError as `readRelease`, `runtime-release-unusable` */
  async pin(written: string): Promise<void> {
    const digest = digestSchema.safeParse(written).data;
    if (!digest) throw new BlastgateError([finding("store-reference-invalid", { kind: "digest", written })]);
    const release = await this.#store.release(digest, new Map());
    this.#stopTimer();
    this.#serve(release, "pin");
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#stopTimer();
    // What hangs in the file system heeds no signal.
    await Promise.race([this.#looking, delay(this.#settings.timeoutMs, undefined, { ref: false })]);
  }

  health(): Health {
    if (!this.#served) throw new Error("nothing is served before the start");
    const { environment, store, staleAfterMs } = this.#settings;
    const { release, since, source } = this.#served;
    return {
      environment,
      store,
      release: release.digest,
      since: since.toISOString(),
      source,
      stale: source !== "pin" && this.#standing.unconfirmedMs() > staleAfterMs,
      ...this.#standing.health(),
    };
  }

  get #isPinned(): boolean {
    return this.#served?.source === "pin";
  }

  #schedule(): void {
    const { pollMs } = this.#settings;
    if (pollMs === null || this.#closing.signal.aborted || this.#isPinned) return;
    // Drawn by chance, so that many instances do not ask at once.
    const afterMs = pollMs * (0.8 + 0.4 * Math.random());
    this.#timer = setTimeout(() => void this.#pollInTime().then(() => this.#schedule()), afterMs).unref();
  }

  #stopTimer(): void {
    clearTimeout(this.#timer);
  }

  /** Waits for no longer than the store may take; an answer that comes later still counts. */
  async #pollInTime(): Promise<void> {
    const { timeoutMs, store } = this.#settings;
    const about = { store, seconds: timeoutMs / 1000 };
    const answered = new AbortController();
    const silence = delay(timeoutMs, undefined, { signal: answered.signal, ref: this.#served === undefined }).then(
      () => this.#standing.failed(new BlastgateError([finding("runtime-store-silent", about)])),
      () => {},
    );
    await Promise.race([this.poll(), silence]);
    answered.abort();
  }

  async #pollNow(): Promise<void> {
    if (this.#isPinned || this.#closing.signal.aborted) return;
    this.#standing.polled();
    try {
      await this.#follow();
      if (this.#served?.source === "copy") this.#served.source = "store";
      this.#standing.confirmed(this.current.digest);
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#standing.failed(error);
    }
  }

  /** Where the pointer has not moved, nothing else is read. */
  async #follow(): Promise<void> {
    const head = await this.#store.head();
    if (head === this.#followed?.digest) return;
    await this.#refused.unlessRefused(head, async () => {
      const contents: HeldContents = new Map();
      const running = await this.#store.running(head, contents);
      this.#refuseOlder(running.head);
      const digest = digestSchema.parse(running.move.release);
      const known = this.#served?.release.digest === digest;
      const release = known ? undefined : await this.#store.release(digest, contents);
      if (this.#isPinned || this.#closing.signal.aborted) return;
      this.#followed = running.head;
      if (!release) return;
      this.#serve(release, "store");
      await this.#copy?.write({ head, contents }).catch((error: unknown) => {
        this.events.emit("error", this.#standing.noted(error));
      });
    });
  }

  /** History only grows: a rollback is a new record. */
  #refuseOlder({ digest, sequence }: Running["head"]): void {
    const known = this.#followed?.sequence ?? 0;
    if (sequence >= known) return;
    const { environment, store } = this.#settings;
    throw new BlastgateError([finding("runtime-went-back", { environment, store, record: digest, sequence, known })]);
  }

  async #startFromCopy(): Promise<void> {
    const copied = this.#copy && (await startFromCopy(this.#copy, this.environment));
    if (!copied) return;
    this.#serve(copied.release, "copy");
    this.#followed = copied.head;
  }

  #serve(release: ServedRelease, source: Health["source"]): void {
    const previous = this.#served?.release.digest ?? null;
    const since = this.#settings.now();
    this.#served = { release, since, source };
    this.events.emit("release", { release: release.digest, previous, at: since.toISOString() });
  }
}
