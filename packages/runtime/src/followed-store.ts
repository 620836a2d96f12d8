import { BlastgateError, finding } from "@blastgate/core";
import {
  type Contents,
  type Digest,
  type HeldContents,
  holdContents,
  openReader,
  type Running,
  readRelease,
  readRunning,
  type StoreReader,
  tagOfEnvironment,
} from "@blastgate/registry/read";
import type { Settings } from "./open-prompts.ts";
import { ServedRelease } from "./served-release.ts";

/** The store of an environment, which is opened when it is first asked. Whatever it says is verified to the end. */
export class FollowedStore {
  readonly #settings: Settings;
  readonly #signal: AbortSignal;
  #reader: StoreReader | undefined;

  constructor(settings: Settings, signal: AbortSignal) {
    this.#settings = settings;
    this.#signal = signal;
  }

  /** What the environment's tag points at. @throws BlastgateError `runtime-environment-empty` */
  async head(): Promise<Digest> {
    const { environment } = this.#settings;
    const store = await this.#opened();
    const head = await store.readTag(tagOfEnvironment(environment));
    if (head !== null) return head;
    throw new BlastgateError([finding("runtime-environment-empty", { environment, store: store.name })]);
  }

  /** @param held takes what was read for it */
  async running(head: Digest, held: HeldContents): Promise<Running> {
    return readRunning(await this.#holding(held), this.#settings.environment, head);
  }

  /**
   * @param held takes what was read for it
   * @throws BlastgateError as `readRelease`, `runtime-release-unusable`
   */
  async release(digest: Digest, held: HeldContents): Promise<ServedRelease> {
    return new ServedRelease(await readRelease(await this.#holding(held), digest), this.#settings.environment);
  }

  async #holding(held: HeldContents): Promise<Contents> {
    return holdContents(await this.#opened(), held, this.#settings.maxReleaseBytes);
  }

  async #opened(): Promise<StoreReader> {
    const { store, registry, timeoutMs } = this.#settings;
    this.#reader ??= await openReader(store, {
      requestTimeoutMs: timeoutMs,
      patience: { attempts: 2 },
      ...registry,
      signal: this.#signal,
    });
    return this.#reader;
  }
}
