import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { BlastgateError, finding } from "@blastgate/core";
import type { ServeRequest } from "./answer.ts";
import type { Reply } from "./replies.ts";

export interface Listening {
  /** `http://HOST:PORT` */
  address: string;
  /** Takes nothing more and ends with the requests that are under way, or when it is given up. */
  close(abort: AbortSignal): Promise<void>;
}

const maxBodyBytes = 1024 * 1024;
const timeouts = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5_000,
  keepAliveTimeout: 5_000,
};
/** Of a connection on which nothing moves, such as to one that does not read. */
const silenceMs = 60_000;
/** How long those that are under way may take at the end. */
const graceMs = 10_000;

/** @throws BlastgateError `serve-not-listening` */
export async function listen(
  { host, port }: { host: string; port: number },
  answer: (request: ServeRequest, isStopping: boolean) => Promise<Reply>,
): Promise<Listening> {
  const server = createServer(timeouts, (request, response) => {
    void answer(requestOf(request), !server.listening).then((reply) => send(response, reply, !server.listening));
  });
  server.setTimeout(silenceMs);
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new BlastgateError([finding("serve-not-listening", { host, port, detail })], { cause });
  }
  return {
    address: addressOf(server),
    async close(abort) {
      const closed = once(server, "close");
      server.close();
      const enough = AbortSignal.any([abort, AbortSignal.timeout(graceMs)]);
      enough.addEventListener("abort", () => server.closeAllConnections());
      await closed;
    },
  };
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("it listens at no port");
  return `http://${address.family === "IPv6" ? `[${address.address}]` : address.address}:${address.port}`;
}

function requestOf(request: IncomingMessage): ServeRequest {
  const { method = "", url = "", headers } = request;
  return {
    method,
    target: url,
    host: headers.host ?? "",
    authorization: headers.authorization ?? "",
    contentType: headers["content-type"] ?? "",
    body: () => readBody(request),
  };
}

/** What is too large is let go by, so that the answer is read by who still sends it. */
function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes <= maxBodyBytes) chunks.push(chunk);
      else {
        chunks.length = 0;
        reject(new BlastgateError([finding("serve-body-too-large", { limitBytes: maxBodyBytes })]));
      }
    });
    request.once("end", () => resolve(Buffer.concat(chunks)));
    request.once("error", reject);
  });
}

function send(response: ServerResponse, { status, headers, body }: Reply, isStopping: boolean): void {
  // A connection that is kept open would keep the server from ending.
  if (isStopping) response.setHeader("connection", "close");
  response.writeHead(status, {
    ...headers,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(body);
}
