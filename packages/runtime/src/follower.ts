import { setTimeout as delay } from "node:timers/promises";
import { BlastgateError, environmentNameSchema, finding } from "@blastgate/core";
import {
  type Digest,
  digestSchema,
  type HeldContents,
  holdContents,
  openStore,
  type Running,
  readHeld,
  readRelease,
  readRunning,
  type Store,
  tagOfEnvironment,
} from "@blastgate/registry";
import { CopyFile } from "./copy.ts";
import { Emitter } from "./events.ts";
import type { Health } from "./health.ts";
import type { PromptsOptions } from "./open-prompts.ts";
import { Refused } from "./refused.ts";
import { ServedRelease } from "./served-release.ts";

type Settings = Required<Omit<PromptsOptions, "registry">> & Pick<PromptsOptions, "registry">;

/**
 * Follows what an environment runs: pointer, record, release. What is served is replaced as a whole, and only by what was
 * read and verified to the end.
 */
export class Follower {
  readonly environment: string;
  readonly events = new Emitter();
  readonly #settings: Settings;
  readonly #copy: CopyFile | undefined;
  readonly #closing = new AbortController();
  readonly #refused: Refused;
  #store: Store | undefined;
  #served: { release: ServedRelease; since: Date; source: Health["source"] } | undefined;
  /** The last record that was followed. */
  #followed: Pick<Running["head"], "digest" | "sequence"> | undefined;
  #looking: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #polledAt: Date | undefined;
  #confirmedAt: Date | undefined;
  #problem: BlastgateError | undefined;
  #lastError: Health["lastError"] = null;

  /** @throws BlastgateError `store-reference-invalid` */
  constructor(settings: Settings) {
    const { environment, store, copy, maxReleaseBytes } = settings;
    if (!environmentNameSchema.safeParse(environment).success) {
      throw new BlastgateError([finding("store-reference-invalid", { kind: "tag", written: environment })]);
    }
    this.environment = environment;
    this.#settings = settings;
    this.#refused = new Refused(settings.now);
    // Escaped, and with what leads to the release.
    const maxBytes = 2 * maxReleaseBytes;
    this.#copy = copy === null ? undefined : new CopyFile(copy, { store, environment, maxBytes });
  }

  /** What a render that begins now has to use. */
  get current(): ServedRelease {
    if (!this.#served) throw new Error("nothing is served before the start");
    return this.#served.release;
  }

  /** @throws BlastgateError where neither the store nor a copy has a release */
  async start(): Promise<void> {
    const problems: BlastgateError[] = [];
    await this.#startFromCopy().catch((error: unknown) => problems.push(this.#told(error)));
    await this.#pollInTime();
    if (!this.#served) {
      if (this.#problem) problems.unshift(this.#problem);
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
    const release = await this.#load(digest, new Map(), await this.#opened());
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
    const { environment, store, staleAfterMs, now } = this.#settings;
    if (!this.#served) throw new Error("nothing is served before the start");
    const { release, since, source } = this.#served;
    const unconfirmedMs = now().getTime() - (this.#confirmedAt?.getTime() ?? Number.NEGATIVE_INFINITY);
    return {
      environment,
      store,
      release: release.digest,
      since: since.toISOString(),
      source,
      lastPoll: this.#polledAt?.toISOString() ?? null,
      lastConfirmed: this.#confirmedAt?.toISOString() ?? null,
      stale: source !== "pin" && unconfirmedMs > staleAfterMs,
      failing: this.#problem !== undefined,
      lastError: this.#lastError,
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
    const answered = new AbortController();
    const silence = delay(timeoutMs, undefined, { signal: answered.signal, ref: this.#served === undefined }).then(
      () => this.#fail(new BlastgateError([finding("runtime-store-silent", { store, seconds: timeoutMs / 1000 })])),
      () => {},
    );
    await Promise.race([this.poll(), silence]);
    answered.abort();
  }

  async #pollNow(): Promise<void> {
    if (this.#isPinned || this.#closing.signal.aborted) return;
    this.#polledAt = this.#settings.now();
    try {
      await this.#follow();
      this.#confirm();
    } catch (error) {
      if (!this.#closing.signal.aborted) this.#fail(error);
    }
  }

  /** Where the pointer has not moved, nothing else is read. */
  async #follow(): Promise<void> {
    const { environment, maxReleaseBytes } = this.#settings;
    const store = await this.#opened();
    const head = await store.readTag(tagOfEnvironment(environment));
    if (head === null) {
      throw new BlastgateError([finding("runtime-environment-empty", { environment, store: store.name })]);
    }
    if (head === this.#followed?.digest) return;
    await this.#refused.unlessRefused(head, async () => {
      const contents: HeldContents = new Map();
      const running = await readRunning(holdContents(store, contents, maxReleaseBytes), environment, head);
      this.#refuseOlder(running.head);
      const digest = digestSchema.parse(running.move.release);
      const known = this.#served?.release.digest === digest;
      const release = known ? undefined : await this.#load(digest, contents, store);
      if (this.#isPinned || this.#closing.signal.aborted) return;
      this.#followed = running.head;
      if (!release) return;
      this.#serve(release, "store");
      await this.#copy?.write({ head, contents }).catch((error: unknown) => {
        this.events.emit("error", this.#told(error));
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

  async #load(digest: Digest, contents: HeldContents, store: Store): Promise<ServedRelease> {
    const holding = holdContents(store, contents, this.#settings.maxReleaseBytes);
    return new ServedRelease(await readRelease(holding, digest), this.environment);
  }

  async #startFromCopy(): Promise<void> {
    const copy = await this.#copy?.read();
    if (!this.#copy || !copy) return;
    try {
      const contents = readHeld(this.#copy.path, copy.contents);
      const { head, move } = await readRunning(contents, this.environment, copy.head);
      const release = await readRelease(contents, digestSchema.parse(move.release));
      this.#serve(new ServedRelease(release, this.environment), "copy");
      this.#followed = head;
    } catch (error) {
      throw this.#copy.refusal(this.#known(error).message, error);
    }
  }

  async #opened(): Promise<Store> {
    const { store, registry } = this.#settings;
    this.#store ??= await openStore(store, {
      requestTimeoutMs: this.#settings.timeoutMs,
      patience: { attempts: 2 },
      ...registry,
      signal: this.#closing.signal,
    });
    return this.#store;
  }

  #serve(release: ServedRelease, source: Health["source"]): void {
    const previous = this.#served?.release.digest ?? null;
    const since = this.#settings.now();
    this.#served = { release, since, source };
    this.events.emit("release", { release: release.digest, previous, at: since.toISOString() });
  }

  #confirm(): void {
    const at = this.#settings.now();
    this.#confirmedAt = at;
    if (this.#served?.source === "copy") this.#served.source = "store";
    if (!this.#problem) return;
    this.#problem = undefined;
    this.events.emit("recovered", { release: this.current.digest, at: at.toISOString() });
  }

  #fail(error: unknown): void {
    const before = this.#problem?.message;
    const problem = this.#told(error);
    this.#problem = problem;
    if (problem.message !== before) this.events.emit("error", problem);
  }

  #told(error: unknown): BlastgateError {
    const problem = this.#known(error);
    this.#lastError = { at: this.#settings.now().toISOString(), findings: problem.findings };
    return problem;
  }

  #known(error: unknown): BlastgateError {
    if (error instanceof BlastgateError) return error;
    const detail = error instanceof Error ? error.message : String(error);
    return new BlastgateError([finding("runtime-failed", { store: this.#settings.store, detail })], { cause: error });
  }
}
