import type { BlastgateError } from "@blastgate/core";
import { z } from "zod/mini";
import type { RegistryLocation } from "../location.ts";
import { type Digest, isDigest } from "../oci/digest.ts";
import { maxManifestBytes } from "../oci/manifest.ts";
import { checkDigest, checkTag, isReferrersTag } from "../oci/tag.ts";
import { problem } from "../problem.ts";
import type { Patience, ReaderOptions } from "../store.ts";
import { Addresses } from "./addresses.ts";
import { type Actions, Authorization } from "./authorization.ts";
import { type Answer, AnswerRefused, type Exchange, exchange, NotReached } from "./exchange.ts";
import { defaultPatience, insist, Passing, retryAfterMs } from "./insist.ts";

/** A request to a registry. */
export interface Ask {
  method: Exchange["method"];
  url: URL;
  /** What is asked for, as messages name it. */
  what: string;
  actions: Actions;
  accept?: readonly string[];
  content?: { type: string; body: Uint8Array };
  maxBytes?: number;
  /** Whether the answer may come from another host. That one gets no credentials. */
  elsewhere?: boolean;
  /** What is an answer beside success: 404, say. */
  answers?: readonly number[];
}

const maxRedirects = 5;
const redirects = [301, 302, 303, 307, 308];
/** What may pass. A rate limit is one too, but has words of its own. */
const passing = [408, 500, 502, 503, 504];

const errorsSchema = z.looseObject({
  errors: z.array(z.looseObject({ code: z.string(), message: z.nullish(z.string()) })),
});

/**
 * Talks to one repository of a registry: lets itself in, follows where it may, waits out what passes, and has words for
 * the rest.
 */
export class RegistryClient {
  readonly store: string;
  readonly addresses: Addresses;
  readonly #authorization: Authorization;
  readonly #patience: Patience;
  readonly #signal: AbortSignal | undefined;
  readonly #timeoutMs: number;

  constructor(location: RegistryLocation, options: ReaderOptions) {
    this.store = location.name;
    this.addresses = new Addresses(location, options.insecure);
    this.#authorization = new Authorization(location, this.addresses, options.env ?? process.env);
    this.#patience = { ...defaultPatience, ...options.patience };
    this.#signal = options.signal;
    this.#timeoutMs = options.requestTimeoutMs ?? 60_000;
  }

  blobUrl(digest: Digest): URL {
    checkDigest(digest);
    return this.addresses.within(`blobs/${digest}`);
  }

  /** @param reference a digest, a tag, or the tag of a list of referrers */
  manifestUrl(reference: string): URL {
    if (!isDigest(reference) && !isReferrersTag(reference)) checkTag(reference);
    return this.addresses.within(`manifests/${reference}`);
  }

  async ask(ask: Ask): Promise<Answer> {
    return this.insist(() => this.attempt(ask));
  }

  /** Tries again what ends in `Passing`. */
  async insist<T>(attempt: () => Promise<T>): Promise<T> {
    return insist(this.#patience, this.#signal, attempt);
  }

  /** @throws Passing, or BlastgateError */
  async attempt(ask: Ask): Promise<Answer> {
    let answer = await this.#follow(ask);
    if (answer.status === 401 && answer.url.origin === this.addresses.origin) {
      const send = (request: Pick<Exchange, "method" | "url" | "headers" | "body">, what: string) =>
        this.#send({ ...request, maxBytes: maxManifestBytes }, what);
      if (await this.#authorization.renew(answer, ask.actions, send, ask.what)) answer = await this.#follow(ask);
    }
    if (answer.status < 300 || ask.answers?.includes(answer.status)) return answer;
    throw this.#refusal(answer, ask.what);
  }

  /** What a registry's answer means that is no success. */
  #refusal(answer: Answer, what: string): BlastgateError {
    const { store } = this;
    const { status } = answer;
    const detail = this.#detailOf(answer);
    if (status === 401 || status === 403) {
      return problem("registry-denied", { store, what, status, user: this.#authorization.user, detail });
    }
    if (status === 404) return problem("store-content-missing", { store, what });
    return this.failure(answer, what);
  }

  /** An answer that is an error, and no usual one. */
  failure(answer: Answer, what: string): BlastgateError {
    const detail = this.#detailOf(answer);
    return problem("registry-failed", { store: this.store, what, status: answer.status, detail });
  }

  #detailOf({ body }: Answer): string {
    const said = errorsOf(body).map(({ code, message }) => (message ? `${code}, ${message}` : code));
    return this.#authorization.inert(said.join("; "));
  }

  async #follow(ask: Ask): Promise<Answer> {
    const { method, content, accept, what, maxBytes = maxManifestBytes } = ask;
    const headers = {
      ...(accept && { accept: accept.join(", ") }),
      ...(content && { "content-type": content.type }),
    };
    const refuse = (to: URL, detail: string) =>
      problem("registry-redirect-refused", { store: this.store, what, to: to.origin, detail });
    let url = ask.url;
    for (let hops = 0; ; hops++) {
      const isOurs = url.origin === this.addresses.origin;
      const authorization = isOurs ? this.#authorization.header(ask.actions) : undefined;
      const request = { method, url, maxBytes, body: content?.body };
      const answer = await this.#send(
        { ...request, headers: { ...headers, ...(authorization && { authorization }) } },
        what,
      );
      if (!redirects.includes(answer.status)) return answer;
      const next = this.addresses.resolve(answer.headers.get("location") ?? "", { from: url, what });
      if (method !== "GET" && method !== "HEAD") throw refuse(next, "what is written goes nowhere else");
      if (next.origin !== url.origin && !ask.elsewhere) throw refuse(next, "only blobs may come from elsewhere");
      if (hops >= maxRedirects) throw refuse(next, `it is the ${maxRedirects + 1}th redirect`);
      url = next;
    }
  }

  /** @throws Passing for what another attempt may mend */
  async #send(request: Omit<Exchange, "timeoutMs" | "signal">, what: string): Promise<Answer> {
    const store = this.store;
    let answer: Answer;
    try {
      answer = await exchange({ ...request, timeoutMs: this.#timeoutMs, signal: this.#signal });
    } catch (error) {
      if (error instanceof NotReached) {
        const detail = this.#authorization.inert(error.message);
        throw new Passing(problem("registry-not-reached", { store, what, detail }));
      }
      if (!(error instanceof AnswerRefused)) throw error;
      throw error.isTooLarge
        ? problem("store-content-too-large", { store, what, limitBytes: request.maxBytes })
        : problem("registry-answer-invalid", { store, what, detail: error.message });
    }
    const { status, headers } = answer;
    if (status !== 429 && !passing.includes(status)) return answer;
    const afterMs = retryAfterMs(headers, Date.now());
    if (status !== 429) throw new Passing(this.failure(answer, what), afterMs);
    throw new Passing(
      problem("registry-rate-limited", { store, what, waitSeconds: Math.ceil((afterMs ?? 0) / 1000) }),
      afterMs,
    );
  }
}

/** What a registry says in its errors, of which the first few are enough. */
export function errorsOf(body: Uint8Array): { code: string; message?: string | null | undefined }[] {
  try {
    return errorsSchema.parse(JSON.parse(Buffer.from(body).toString("utf8"))).errors.slice(0, 3);
  } catch {
    return [];
  }
}
