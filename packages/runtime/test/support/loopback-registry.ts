import { createServer } from "node:http";
import { isDigest, type Store } from "@blastgate/registry";
import { onTestFinished } from "vitest";

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body?: Uint8Array | string;
}

/** What is answered to a path in place of what is stored; `undefined`: nothing else. `hang` never answers. */
export type Intercept = (path: string, stored: Reply) => Reply | "hang" | undefined;

export interface LoopbackRegistry {
  /** `oci://127.0.0.1:PORT/acme/prompts` */
  location: string;
  /** What was asked, as `METHOD KIND/REFERENCE`. */
  asked: string[];
  intercept: Intercept;
}

/** A registry that can be read only, and has what a store has. */
export async function startRegistry(store: Store): Promise<LoopbackRegistry> {
  const registry: LoopbackRegistry = { location: "", asked: [], intercept: () => undefined };
  const server = createServer(async ({ method = "GET", url = "/" }, response) => {
    const path = url.replace("/v2/acme/prompts/", "");
    registry.asked.push(`${method} ${path}`);
    const stored = await answer(store, path).catch((): Reply => ({ status: 404 }));
    const reply = registry.intercept(path, stored) ?? stored;
    if (reply === "hang") return;
    response.writeHead(reply.status ?? 200, reply.headers);
    response.end(method === "HEAD" ? undefined : reply.body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  registry.location = `oci://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/acme/prompts`;
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return registry;
}

async function answer(store: Store, path: string): Promise<Reply> {
  const [kind, reference = ""] = path.split("/", 2);
  if (kind === "blobs" && isDigest(reference)) {
    return { body: await store.readBlob(reference, { maxBytes: 10_000_000 }) };
  }
  if (kind !== "manifests") return { status: 404 };
  const { descriptor, content } = await store.readManifest(reference);
  const headers = { "content-type": descriptor.mediaType, "docker-content-digest": descriptor.digest };
  return { headers, body: content };
}
