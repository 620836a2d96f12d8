import { detailOf } from "../problem.ts";

export interface Exchange {
  method: "GET" | "HEAD" | "POST" | "PUT" | "DELETE";
  url: URL;
  headers: Readonly<Record<string, string>>;
  body?: Uint8Array | string | undefined;
  /** Of the answer's body. One that tells of an error is cut instead, and left out where it is compressed. */
  maxBytes: number;
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: Uint8Array;
  /** Who answered. */
  url: URL;
}

/** There was no answer, or not all of it. Another attempt may have more luck. */
export class NotReached extends Error {}
/** There was an answer, and it is not taken. */
export class AnswerRefused extends Error {
  readonly isTooLarge: boolean;

  constructor(message: string, isTooLarge = false) {
    super(message);
    this.isTooLarge = isTooLarge;
  }
}

const maxErrorBytes = 64 * 1024;

/**
 * One request and its answer, as they are: no redirect is followed and nothing decompressed.
 *
 * @throws NotReached, AnswerRefused, or the signal's reason
 */
export async function exchange({ url, timeoutMs, signal, ...request }: Exchange): Promise<Answer> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: { "accept-encoding": "identity", "user-agent": "blastgate", ...request.headers },
      redirect: "manual",
      signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
      ...(request.body !== undefined && { body: bytesOf(request.body) }),
    });
    const { status, headers } = response;
    return { status, headers, url, body: await bodyOf(response, request.maxBytes) };
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof AnswerRefused) throw error;
    if (timeout.aborted) throw new NotReached(`no answer within ${timeoutMs / 1000} s`);
    throw new NotReached(reasonOf(error), { cause: error });
  }
}

/** As `fetch` takes them: in memory that no other thread has. Copied only where one could have it. */
function bytesOf(body: Uint8Array | string): Uint8Array<ArrayBuffer> | string {
  if (typeof body === "string") return body;
  const { buffer, byteOffset, byteLength } = body;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(body);
}

async function bodyOf(response: Response, maxBytes: number): Promise<Uint8Array> {
  const isError = response.status >= 400;
  const isPlain = ["identity", null].includes(response.headers.get("content-encoding"));
  const isLeftOut = response.status >= 300 && (!isError || !isPlain);
  const isTooLarge = Number(response.headers.get("content-length") ?? 0) > maxBytes && !isError;
  if (!response.body) return new Uint8Array();
  if (isLeftOut || !isPlain || isTooLarge) {
    await response.body.cancel();
    if (isLeftOut) return new Uint8Array();
    throw isPlain ? tooLarge(maxBytes) : new AnswerRefused("it is compressed, which was not asked for");
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    // Leaving the loop ends the connection.
    if (isError && size > maxErrorBytes) break;
    if (!isError && size > maxBytes) throw tooLarge(maxBytes);
  }
  return Buffer.concat(chunks);
}

function tooLarge(maxBytes: number): AnswerRefused {
  return new AnswerRefused(`it is larger than ${maxBytes} bytes`, true);
}

/** `fetch` says "fetch failed", and keeps the reason to itself. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return detailOf(cause) || code || "the connection failed";
}
