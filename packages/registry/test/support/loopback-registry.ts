import { createServer, type IncomingHttpHeaders } from "node:http";
import { type Digest, digestOf, imageIndexType, isDigest } from "../../src/index.ts";

export interface Asked {
  method: string;
  /** Path and query. */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** How often just this was asked, from 1. */
  nth: number;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

/** What a test has the registry do instead; `undefined` leaves it to the registry. `hang` and `cut` give no answer. */
export type Intercept = (
  asked: Asked,
  proceed: () => Reply,
) => Reply | "hang" | "cut" | undefined | Promise<Reply | "hang" | "cut" | undefined>;

export interface LoopbackRegistry {
  host: string;
  asked: Asked[];
  /** By digest. */
  blobs: Map<string, Buffer>;
  manifests: Map<string, { type: string; content: Buffer }>;
  tags: Map<string, Digest>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A registry in memory, with an API for referrers, that a test can make misbehave. */
export async function startLoopbackRegistry(intercept: Intercept = () => undefined): Promise<LoopbackRegistry> {
  const kept: Pick<LoopbackRegistry, "blobs" | "manifests" | "tags"> = {
    blobs: new Map(),
    manifests: new Map(),
    tags: new Map(),
  };
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const nth = asked.filter((each) => each.method === method && each.url === url).length + 1;
    const question: Asked = { method, url, headers, nth, body: Buffer.concat(await request.toArray()) };
    asked.push(question);
    const proceed = () => answer(question, kept);
    const reply = (await intercept(question, proceed)) ?? proceed();
    if (reply === "hang") return;
    if (reply === "cut") return void request.socket.destroy();
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    asked,
    ...kept,
    [Symbol.asyncDispose]: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

function answer(asked: Asked, kept: Pick<LoopbackRegistry, "blobs" | "manifests" | "tags">): Reply {
  const { method } = asked;
  const { pathname, searchParams } = new URL(asked.url, "http://registry");
  const [, kind = "", name = ""] = /^\/v2\/acme\/prompts\/(blobs|manifests|tags|referrers)\/(.*)$/.exec(pathname) ?? [];
  switch (`${method} ${kind}`) {
    case "POST blobs":
      return { status: 202, headers: { location: "/v2/acme/prompts/blobs/session?state=1" } };
    case "PUT blobs":
      kept.blobs.set(searchParams.get("digest") ?? "", asked.body);
      return { status: 201 };
    case "GET blobs":
    case "HEAD blobs":
      return found(kept.blobs.get(name), "application/octet-stream");
    case "DELETE blobs":
      return { status: kept.blobs.delete(name) ? 202 : 404 };
    case "PUT manifests":
      return put(asked, name, kept);
    case "GET manifests":
    case "HEAD manifests": {
      const manifest = kept.manifests.get(isDigest(name) ? name : (kept.tags.get(name) ?? ""));
      return found(manifest?.content, manifest?.type ?? "");
    }
    case "DELETE manifests":
      return { status: kept.tags.delete(name) || kept.manifests.delete(name) ? 202 : 404 };
    case "GET tags":
      return page([...kept.tags.keys()].toSorted(), searchParams);
    case "GET referrers":
      return referrers(name, kept.manifests);
    default:
      return { status: 404 };
  }
}

function found(content: Buffer | undefined, type: string): Reply {
  if (!content) return failure(404, "NOT_FOUND", "not found");
  const headers = { "content-type": type, "docker-content-digest": digestOf(content) };
  return { headers: { ...headers, "content-length": String(content.length) }, body: content };
}

function put(
  { body, headers }: Asked,
  name: string,
  kept: Pick<LoopbackRegistry, "blobs" | "manifests" | "tags">,
): Reply {
  const { config, layers, manifests, subject } = JSON.parse(body.toString("utf8"));
  const lost = [...(config ? [config, ...layers] : []).filter(({ digest }) => !kept.blobs.has(digest))];
  lost.push(...(manifests ?? []).filter(({ digest }: { digest: string }) => !kept.manifests.has(digest)));
  if (lost.length > 0) return failure(404, "MANIFEST_BLOB_UNKNOWN", "blob unknown", { digest: lost[0].digest });
  const digest = digestOf(body);
  kept.manifests.set(digest, { type: headers["content-type"] ?? "", content: body });
  if (!isDigest(name)) kept.tags.set(name, digest);
  return { status: 201, headers: { ...(subject && { "oci-subject": subject.digest }) } };
}

/** Two a page, so that there are several. */
function page(tags: string[], searchParams: URLSearchParams): Reply {
  const last = searchParams.get("last") ?? "";
  const [first, second, third] = tags.filter((tag) => tag > last);
  const headers = third ? { link: `</v2/acme/prompts/tags/list?n=2&last=${second}>; rel="next"` } : {};
  return { headers, body: JSON.stringify({ tags: [first, second].filter((tag) => tag !== undefined) }) };
}

function referrers(subject: string, manifests: LoopbackRegistry["manifests"]): Reply {
  const listed = [...manifests].flatMap(([digest, { type, content }]) => {
    const said = JSON.parse(content.toString("utf8"));
    if (said.subject?.digest !== subject) return [];
    return { mediaType: type, digest, size: content.length, artifactType: said.artifactType };
  });
  const headers = { "content-type": imageIndexType };
  return { headers, body: JSON.stringify({ schemaVersion: 2, mediaType: imageIndexType, manifests: listed }) };
}

/** As registries put errors. */
export function failure(status: number, code: string, message: string, detail?: object): Reply {
  return { status, body: JSON.stringify({ errors: [{ code, message, detail }] }) };
}
