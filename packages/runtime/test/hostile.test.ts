import { gzipSync } from "node:zlib";
import { writeRelease } from "@blastgate/registry";
import { expect, test } from "vitest";
import { acmeRelease } from "./support/acme-release.ts";
import { type AcmeStore, acmeStore } from "./support/acme-store.ts";
import { type Intercept, type LoopbackRegistry, startRegistry } from "./support/loopback-registry.ts";
import { promoteFreely } from "./support/moves.ts";
import { codesOf, editions, listen, opened } from "./support/opened.ts";

const body = (content: Uint8Array | string | undefined) => Buffer.from(content ?? "").toString("utf8");
/** What only has to do with the release that is new. */
const ofBundle =
  (change: Intercept): Intercept =>
  (path, stored) =>
    path.startsWith("blobs/") && body(stored.body).includes("[edition 2]") ? change(path, stored) : undefined;
const ofManifests =
  (change: (text: string) => string): Intercept =>
  (path, stored) =>
    path.startsWith("manifests/sha256:") ? { ...stored, body: change(body(stored.body)) } : undefined;

const garbage: [string, Intercept, string][] = [
  [
    "a bundle that is cut short",
    ofBundle((_, { body: whole }) => ({ body: whole?.slice(0, 100) ?? "" })),
    "store-content-damaged",
  ],
  [
    "a bundle with another text",
    ofBundle((_, { body: whole }) => ({ body: body(whole).replace("greeting", "farewell") })),
    "store-content-damaged",
  ],
  ["a bundle that is gone", ofBundle(() => ({ status: 404 })), "store-content-missing"],
  [
    "a bundle that is compressed",
    ofBundle((_, stored) => ({ headers: { "content-encoding": "gzip" }, body: gzipSync(body(stored.body)) })),
    "registry-answer-invalid",
  ],
  [
    "a bundle that never ends",
    ofBundle(() => ({ headers: { "content-length": "900000000000" }, body: "" })),
    "store-content-too-large",
  ],
  [
    "manifests of another type",
    ofManifests((text) => text.replaceAll(".deployment.v1", ".picture.v1")),
    "store-content-damaged",
  ],
  ["a server error", (path) => (path.startsWith("blobs/") ? { status: 500 } : undefined), "registry-failed"],
  [
    "a page of a proxy",
    (path) => (path.startsWith("manifests/env") ? { body: "<html>" } : undefined),
    "store-manifest-invalid",
  ],
  ["no answer", (path) => (path.startsWith("manifests/env") ? "hang" : undefined), "registry-not-reached"],
  [
    "no pointer",
    (path) => (path.startsWith("manifests/env") ? { status: 404 } : undefined),
    "runtime-environment-empty",
  ],
];

test.each(garbage)(
  "%s: the last good release is served, that is told, and what is whole is taken again",
  async (_, intercept, code) => {
    const { store, releases, promote } = await acmeStore();
    const registry = await startRegistry(store);
    let now = 0;
    const prompts = await opened({
      store: registry.location,
      now: () => new Date(now),
      // Short where nothing is answered; else a machine that is busy would not answer either.
      registry: { patience: { attempts: 1 }, requestTimeoutMs: code === "registry-not-reached" ? 500 : 30_000 },
    });
    const told = listen(prompts);
    await promote(releases[1]);
    registry.intercept = intercept;
    for (let nth = 0; nth < 3; nth++) await prompts.poll();
    expect(await editions(prompts)).toBe("1 1 1 1");
    expect(told).toEqual([`error ${code}`]);
    expect(prompts.health().lastError?.findings).toMatchObject([{ code }]);

    registry.intercept = () => undefined;
    now += 60_000;
    await prompts.poll();
    expect(await editions(prompts)).toBe("2 2 2 2");
    expect(told.slice(1)).toEqual([`release ${releases[0]} -> ${releases[1]}`, `recovered ${releases[1]}`]);
  },
);

test("what was refused is not read again at every poll", async () => {
  const { store, releases, promote } = await acmeStore();
  const registry = await startRegistry(store);
  let now = 0;
  const prompts = await opened({ store: registry.location, now: () => new Date(now) });
  await promote(releases[1]);
  registry.intercept = ofBundle(() => ({ status: 404 }));
  await prompts.poll();
  registry.asked.length = 0;
  for (let nth = 0; nth < 5; nth++) await prompts.poll();
  expect(registry.asked).toEqual(Array(5).fill("HEAD manifests/env.production"));
  now += 1_000;
  await prompts.poll();
  expect(registry.asked.length).toBeGreaterThan(6);
});

test("a pointer that goes back in its history is not followed, in this process or the next", async () => {
  const { store, releases, promote } = await acmeStore();
  const registry = await startRegistry(store);
  const first = (await store.readManifest("env.production")).descriptor.digest;
  await promote(releases[1]);
  const prompts = await opened({ store: registry.location });
  const told = listen(prompts);
  const back: Intercept = (path) => (path === "manifests/env.production" ? pointingAt(first) : undefined);
  registry.intercept = back;
  for (let nth = 0; nth < 10; nth++) {
    registry.intercept = nth % 2 === 0 ? back : () => undefined;
    await prompts.poll();
    expect(await editions(prompts)).toBe("2 2 2 2");
  }
  expect(told).toEqual(
    Array(5)
      .fill(["error runtime-went-back", `recovered ${releases[1]}`])
      .flat(),
  );
});

test("an application that starts from its copy is not led back behind it", async () => {
  const { folder, store, releases, promote } = await acmeStore();
  const registry = await startRegistry(store);
  const first = (await store.readManifest("env.production")).descriptor.digest;
  await promote(releases[1]);
  const copy = `${folder}-copy`;
  await (await opened({ store: registry.location, copy })).close();
  registry.intercept = (path) => (path === "manifests/env.production" ? pointingAt(first) : undefined);
  const prompts = await opened({ store: registry.location, copy });
  expect(await editions(prompts)).toBe("2 2 2 2");
  expect(prompts.health().lastError?.findings).toMatchObject([{ code: "runtime-went-back" }]);
});

test("a tag that points at a release, or at another environment's record, is not followed", async () => {
  const acme = await acmeStore();
  const registry = await startRegistry(acme.store);
  const prompts = await opened({ store: registry.location });
  const told = listen(prompts);
  registry.intercept = (path) => (path === "manifests/env.production" ? pointingAt(acme.releases[1]) : undefined);
  await prompts.poll();
  expect(told).toEqual(["error deployment-record-invalid"]);
  const stopped = ["deployment-chain-broken", "runtime-without-copy"];
  await copyTag(acme, registry);
  expect(await codesOf(() => opened({ store: registry.location, environment: "staging" }))).toEqual(stopped);
});

test("a release that is larger than may be is not taken", async () => {
  const { folder } = await acmeStore();
  const stopped = ["store-content-too-large", "runtime-without-copy"];
  expect(await codesOf(() => opened({ store: folder, maxReleaseBytes: 500 }))).toEqual(stopped);
});

test("a release whose input schema nobody can use is not taken", async () => {
  const { folder, store, promote } = await acmeStore();
  const prompts = await opened({ store: folder });
  const told = listen(prompts);
  const schema = { $schema: "https://acme.example/schema", type: "object" };
  await promote((await writeRelease(store, acmeRelease(4, { input: schema }))).digest);
  await prompts.poll();
  expect(told).toEqual(["error runtime-release-unusable"]);
  expect(await editions(prompts)).toBe("1 1 1 1");
});

test("a schema that refers to itself in a circle stops the render, and nothing else", async () => {
  const { folder, store } = await acmeStore();
  const schema = { $ref: "#" };
  await promoteFreely(store, (await writeRelease(store, acmeRelease(4, { input: schema }))).digest);
  const prompts = await opened({ store: folder });
  expect(await codesOf(() => prompts.get("chat/answer").render({ message: "Hi" }))).toEqual([
    "runtime-release-unusable",
  ]);
});

function pointingAt(digest: string) {
  const headers = { "content-type": "application/vnd.oci.image.manifest.v1+json", "docker-content-digest": digest };
  return { headers };
}

async function copyTag({ store }: AcmeStore, registry: LoopbackRegistry): Promise<void> {
  const record = (await store.readManifest("env.production")).descriptor.digest;
  registry.intercept = (path) => (path === "manifests/env.staging" ? pointingAt(record) : undefined);
}
