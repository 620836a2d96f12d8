import { type Config, type Finding, finding, hashText } from "@blastgate/core";
import pLimit from "p-limit";
import { withoutSecrets } from "../secrets.ts";
import { type Purchase, purchaseSchema } from "./purchase.ts";
import { parseAs } from "./sealed.ts";

export interface SharedCacheOptions {
  /** Where `/v8/artifacts` is. */
  url: string;
  token: string;
  /** An id (`team_…`) or a slug. */
  team?: string | undefined;
  /** Whether what this run buys is for others too. */
  write: boolean;
  /** Of one request. */
  timeoutMs?: number;
}

/** So many failures in a row, and it is done without. */
const toleratedFailures = 3;
const uploadsAtOnce = 8;

/** The shared cache of `blastgate.yaml`, where the environment has a token for it. */
export function sharedCacheOf(config: Config["cache"], env: NodeJS.ProcessEnv): SharedCacheOptions | null {
  const token = env.BLASTGATE_CACHE_TOKEN;
  if (!config || !token) return null;
  return { ...config, token, write: env.BLASTGATE_CACHE_WRITE === "1" };
}

/**
 * Responses that others have bought, on a server that speaks the protocol of Turborepo's remote cache. It never stops a
 * run, and hardly slows one: a server that is slow, away or unfriendly is done without for the rest of the run.
 *
 * @see https://turborepo.dev/docs/openapi
 */
export class SharedCache {
  readonly #options: SharedCacheOptions;
  readonly #findings: Finding[] = [];
  readonly #limit = pLimit(uploadsAtOnce);
  /** Of responses that are not there yet. */
  readonly #uploads = new Set<Promise<void>>();
  readonly #stop = new AbortController();
  #reads = true;
  #writes: boolean;
  #failures = 0;
  #damaged = 0;

  constructor(options: SharedCacheOptions) {
    this.#options = options;
    this.#writes = options.write;
  }

  get findings(): Finding[] {
    const entries = this.#damaged;
    const { url } = this.#options;
    return [...this.#findings, ...(entries > 0 ? [finding("shared-cache-entries-damaged", { url, entries })] : [])];
  }

  /** Nothing where the cache does not have it, or cannot tell in time. */
  async get(request: string): Promise<Purchase | undefined> {
    if (!this.#reads) return undefined;
    const answer = await this.#send(request, {});
    if (answer?.status !== 200) return undefined;
    const purchase = decodeEntry(answer.body);
    if (purchase?.request === request) return purchase;
    this.#damaged += 1;
    return undefined;
  }

  /** Uploads a response while the run goes on. */
  put(purchase: Purchase): void {
    if (!this.#writes) return;
    const upload = this.#limit(() => this.#upload(purchase)).then((isThere) => {
      if (isThere) this.#uploads.delete(upload);
    });
    this.#uploads.add(upload);
  }

  /** Waits for uploads under way, but no longer than that. */
  async close(withinMs: number): Promise<void> {
    const timer = setTimeout(() => this.#stop.abort(), withinMs);
    await Promise.all(this.#uploads);
    clearTimeout(timer);
    const entries = this.#uploads.size;
    if (entries > 0 && this.#writes) {
      this.#findings.push(finding("shared-cache-late", { url: this.#options.url, entries }));
    }
  }

  async #upload(purchase: Purchase): Promise<boolean> {
    if (!this.#writes || this.#stop.signal.aborted) return false;
    const answer = await this.#send(purchase.request, {
      method: "PUT",
      headers: {
        "Content-Type": "application/octet-stream",
        "x-artifact-duration": String(Math.round(purchase.response.latencyMs)),
      },
      body: Buffer.from(encodeEntry(purchase)),
    });
    return answer !== undefined;
  }

  /** @returns the answer, where the server has it or says that it has not */
  async #send(request: string, init: RequestInit): Promise<{ status: number; body: string } | undefined> {
    const { token, timeoutMs = 2_000 } = this.#options;
    try {
      const response = await fetch(this.#addressOf(request), {
        ...init,
        headers: { ...init.headers, Authorization: `Bearer ${token}` },
        signal: AbortSignal.any([AbortSignal.timeout(timeoutMs), this.#stop.signal]),
      });
      const { status } = response;
      const body = await response.text();
      if (status === 401 || status === 403) return this.#refused(status, init.method === "PUT");
      if (!response.ok && status !== 404) return this.#failed(`it answered ${status}`);
      this.#failures = 0;
      return { status, body };
    } catch (error) {
      return this.#failed(withoutSecrets(error instanceof Error && error.cause ? error.cause : error));
    }
  }

  #refused(status: number, writing: boolean): undefined {
    const { url } = this.#options;
    if (writing ? this.#writes : this.#reads) {
      this.#findings.push(finding("shared-cache-refused", { url, status, action: writing ? "written" : "used" }));
    }
    this.#writes = false;
    if (!writing) this.#reads = false;
  }

  #failed(detail: string): undefined {
    this.#failures += 1;
    if (this.#failures < toleratedFailures || !(this.#reads || this.#writes) || this.#stop.signal.aborted) return;
    this.#findings.push(finding("shared-cache-bypassed", { url: this.#options.url, detail }));
    this.#reads = false;
    this.#writes = false;
  }

  #addressOf(request: string): URL {
    const { url, team } = this.#options;
    const address = new URL(`${url.replace(/\/+$/, "")}/v8/artifacts/${artifactOf(request)}`);
    if (team !== undefined) address.searchParams.set(team.startsWith("team_") ? "teamId" : "slug", team);
    return address;
  }
}

/** Other forms of an entry, and builds in the same cache, have other names. */
function artifactOf(request: string): string {
  return hashText(`blastgate response 1 ${request}`);
}

/** An entry: the digest of the rest on a line of its own, and the purchase as JSON. */
function encodeEntry(purchase: Purchase): string {
  const json = JSON.stringify(purchase);
  return `${hashText(json)}\n${json}`;
}

function decodeEntry(entry: string): Purchase | undefined {
  const end = entry.indexOf("\n");
  const json = entry.slice(end + 1);
  return entry.slice(0, end) === hashText(json) ? parseAs(purchaseSchema, json) : undefined;
}
