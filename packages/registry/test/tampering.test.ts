import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Descriptor, openStore, rebuildReferrers, type Store } from "../src/index.ts";
import { bytes, decisionType, moveTo, readAll, readArtefact, writeArtefact } from "./support/artefacts.ts";
import { missing, type RunningRegistry, startDockerRegistry } from "./support/docker-registry.ts";
import { startLoopbackRegistry } from "./support/loopback-registry.ts";
import { codeOf, problemOf } from "./support/problems.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

async function layoutOf(location: string): Promise<{ store: Store; release: Descriptor; decision: Descriptor }> {
  const store = await openStore(location, { create: true });
  const release = await writeArtefact(store, "You are Acme's assistant.");
  const decision = await writeArtefact(store, "GO", { artifactType: decisionType, subject: release });
  await moveTo(store, "env.production", release.digest);
  return { store, release, decision };
}

describe("a layout of which a byte was changed", () => {
  it("is refused, by the name of what was changed, whichever byte it was", async () => {
    const location = temporaryFolder();
    await layoutOf(location);
    const blobs = readdirSync(join(location, "blobs", "sha256"));
    // Empty configuration, two layers, two manifests, and the list of referrers.
    expect(blobs).toHaveLength(6);
    const files = ["oci-layout", "index.json", ...blobs.map((name) => join("blobs", "sha256", name))];
    const unnoticed: string[] = [];
    for (const file of files) {
      const path = join(location, file);
      const before = readFileSync(path);
      for (const at of before.keys()) {
        const changed = Buffer.from(before);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(path, changed);
        const found = await problemOf(openStore(location).then(readAll)).catch(() => undefined);
        const named = JSON.stringify(found?.args ?? "");
        if (!named.includes(file.split("/").at(-1) ?? "")) unnoticed.push(`${file}:${at} ${named}`);
      }
      writeFileSync(path, before);
    }
    expect(unnoticed).toEqual([]);
    expect(await readAll(await openStore(location))).toHaveLength(2);
  }, 120_000);

  it("is refused where a file was cut, or has more at its end", async () => {
    const location = temporaryFolder();
    const { store, release } = await layoutOf(location);
    const path = join(location, "blobs", "sha256", release.digest.slice(7));
    const before = readFileSync(path);
    for (const changed of [before.subarray(0, -1), Buffer.concat([before, Buffer.from(" ")]), Buffer.alloc(0)]) {
      writeFileSync(path, changed);
      expect(await codeOf(store.readManifest(release.digest))).toBe("store-content-damaged");
    }
  });

  it("is mended by writing the right content again", async () => {
    const location = temporaryFolder();
    const { store } = await layoutOf(location);
    const { digest } = await store.writeBlob(bytes("Reply in one sentence."));
    writeFileSync(join(location, "blobs", "sha256", digest.slice(7)), "Reply in two sentences");
    expect(await codeOf(store.readBlob(digest, { maxBytes: 100 }))).toBe("store-content-damaged");
    await store.writeBlob(bytes("Reply in one sentence."));
    expect(Buffer.from(await store.readBlob(digest, { maxBytes: 100 })).toString()).toBe("Reply in one sentence.");
  });

  it.each([
    ["an entry of ours was taken out", (entries: object[]) => entries.slice(1)],
    ["an entry of ours was put twice", (entries: object[]) => [...entries, ...entries]],
    ["an entry of ours lost its name", (entries: object[]) => entries.map((entry) => ({ ...entry, annotations: {} }))],
    ["there is none any more", () => undefined],
  ])("is refused where in its index %s", async (_, change) => {
    const location = temporaryFolder();
    const { store, release } = await layoutOf(location);
    const path = join(location, "index.json");
    const document = JSON.parse(readFileSync(path, "utf8"));
    writeFileSync(path, JSON.stringify({ ...document, manifests: change(document.manifests) }));
    for (const action of [
      () => store.listTags(),
      () => store.readTag("env.production"),
      () => store.referrers(release.digest),
      () => store.moveTag("env.production", { from: release.digest, to: release.digest }),
    ]) {
      expect(await codeOf(action())).toBe("store-index-damaged");
    }
  });

  it("takes entries of other programs, and keeps them", async () => {
    const location = temporaryFolder();
    const { store, release, decision } = await layoutOf(location);
    const path = join(location, "index.json");
    const document = JSON.parse(readFileSync(path, "utf8"));
    const { mediaType, digest, size } = release;
    const named = (name: string) => ({ "org.opencontainers.image.ref.name": name });
    const foreign = [
      { mediaType, digest, size, annotations: named("v1"), platform: { os: "linux", architecture: "amd64" } },
      { mediaType, digest: "sha512:abc", size, annotations: named("weird") },
      { mediaType, digest, size, annotations: named("Acme/Upper:v2") },
      { mediaType, digest, size },
    ];
    writeFileSync(path, JSON.stringify({ ...document, manifests: [...foreign, ...document.manifests] }));
    expect(await store.listTags()).toEqual(["env.production", "v1", "weird"]);
    expect(await readArtefact(store, "v1")).toBe("You are Acme's assistant.");
    expect(await codeOf(store.readTag("weird"))).toBe("store-index-damaged");
    await store.moveTag("env.production", { from: release.digest, to: decision.digest });
    expect(JSON.parse(readFileSync(path, "utf8")).manifests).toEqual(expect.arrayContaining(foreign));
  });

  it("has its referrers listed anew, by their subject", async () => {
    const location = temporaryFolder();
    const { store, release, decision } = await layoutOf(location);
    const listed = await store.referrers(release.digest);
    const path = join(location, "index.json");
    const document = JSON.parse(readFileSync(path, "utf8"));
    const isTag = ({ annotations }: { annotations: Record<string, string> }) =>
      annotations["org.opencontainers.image.ref.name"] === "env.production";
    // As another program leaves it that knows neither seals nor lists.
    const { mediaType, digest, size, annotations } = document.manifests.find(isTag);
    delete annotations["dev.blastgate.sealed"];
    const manifests = [{ mediaType, digest, size, annotations }];
    writeFileSync(path, JSON.stringify({ schemaVersion: 2, manifests }));
    expect(await store.referrers(release.digest)).toEqual([]);
    await rebuildReferrers(location);
    expect(await store.referrers(release.digest)).toEqual(listed);
    expect(listed.map((each) => each.digest)).toEqual([decision.digest]);
    expect(await store.listTags()).toEqual(["env.production"]);
  });
});

const skipped = missing("docker-registry");
describe.skipIf(skipped !== "")(`Debian's registry, of whose files a byte was changed ${skipped}`, () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startDockerRegistry();
  });
  afterAll(() => registry?.stop());

  it("is not believed", async () => {
    const store = await openStore(`oci://${registry.host}/acme/prompts`);
    const { digest } = await store.writeBlob(bytes("Reply in one sentence."));
    const hex = digest.slice(7);
    const data = join(
      registry.folder,
      "data",
      "docker",
      "registry",
      "v2",
      "blobs",
      "sha256",
      hex.slice(0, 2),
      hex,
      "data",
    );
    writeFileSync(data, "Reply in two sentences");
    const found = await problemOf(store.readBlob(digest, { maxBytes: 100 }));
    expect(found).toMatchObject({ code: "store-content-damaged", args: { what: digest } });
  });
});

describe("a registry that answers with something else", () => {
  it("is refused, whichever byte of a blob, a manifest or a list it changed", async () => {
    let change = (content: Uint8Array): Uint8Array => content;
    await using registry = await startLoopbackRegistry(({ method, url }, proceed) => {
      if (method !== "GET" || url.includes("/tags/") || url.includes("/referrers/")) return undefined;
      const { headers, body = "", ...reply } = proceed();
      const { "docker-content-digest": _, ...kept } = headers ?? {};
      return { ...reply, headers: kept, body: change(Buffer.from(body)) };
    });
    const store = await openStore(`oci://${registry.host}/acme/prompts`);
    const release = await writeArtefact(store, "You are Acme's assistant.");
    const { digest } = (await store.readManifest(release.digest)).manifest.layers?.[0] ?? release;
    const reads = [
      { what: release.digest, size: release.size, read: () => store.readManifest(release.digest) },
      { what: digest, size: 25, read: () => store.readBlob(digest, { maxBytes: 1000 }) },
    ];
    for (const { what, size, read } of reads) {
      for (let at = 0; at < size; at++) {
        change = (content) => content.map((byte, index) => (index === at ? byte ^ 1 : byte));
        expect(await problemOf(read())).toMatchObject({ code: "store-content-damaged", args: { what } });
      }
    }
  });
});
