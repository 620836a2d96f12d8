import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { openStore, type Store, type StoreOptions } from "../src/index.ts";
import { bytes, moveTo, readArtefact, writeArtefact } from "./support/artefacts.ts";
import { failure, type Intercept, startLoopbackRegistry } from "./support/loopback-registry.ts";
import { codeOf, problemOf } from "./support/problems.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const plainAddress = "http://registry.acme.example";

/** A registry that misbehaves from the moment on when there is something in it. */
async function spoiled(intercept: Intercept, options: StoreOptions = {}) {
  let isSpoiled = false;
  const registry = await startLoopbackRegistry((asked, proceed) => (isSpoiled ? intercept(asked, proceed) : undefined));
  const waits: number[] = [];
  const patience = { wait: async (ms: number) => void waits.push(ms), ...options.patience };
  const store = await openStore(`oci://${registry.host}/acme/prompts`, { ...options, patience });
  const release = await writeArtefact(store, "first");
  const blob = await store.writeBlob(bytes("Reply in one sentence."));
  await moveTo(store, "env.production", release.digest);
  isSpoiled = true;
  registry.asked.length = 0;
  return { registry, store, release, blob, waits, [Symbol.asyncDispose]: () => registry[Symbol.asyncDispose]() };
}

const readBlob = (store: Store, { digest }: { digest: `sha256:${string}` }) =>
  store.readBlob(digest, { maxBytes: 1000 });

describe("an answer that is something else", () => {
  it.each([
    [
      "of another type",
      { "content-type": "application/vnd.docker.distribution.manifest.v2+json" },
      "store-manifest-invalid",
    ],
    ["of a page", { "content-type": "text/html" }, "store-manifest-invalid"],
    ["with another digest", { "docker-content-digest": `sha256:${"0".repeat(64)}` }, "store-content-damaged"],
    ["that is compressed", { "content-encoding": "gzip" }, "registry-answer-invalid"],
  ])("a manifest %s is refused", async (_, headers, code) => {
    await using hostile = await spoiled((asked, proceed) => {
      const reply = proceed();
      return asked.method === "GET" ? { ...reply, headers: { ...reply.headers, ...headers } } : undefined;
    });
    expect(await codeOf(hostile.store.readManifest("env.production"))).toBe(code);
    expect(await codeOf(hostile.store.readManifest(hostile.release.digest))).toBe(code);
  });

  it("a bomb is not decompressed", async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await using hostile = await spoiled(() => ({ headers: { "content-encoding": "gzip" }, body: bomb }));
    expect(await codeOf(readBlob(hostile.store, hostile.blob))).toBe("registry-answer-invalid");
  });

  it("an error is told of without what it says, where that is compressed", async () => {
    const { body = "" } = failure(400, "NAME_INVALID", "no such name");
    await using hostile = await spoiled(() => ({
      status: 400,
      headers: { "content-encoding": "gzip" },
      body: gzipSync(body),
    }));
    expect(await problemOf(hostile.store.listTags())).toMatchObject({
      code: "registry-failed",
      args: { status: 400, detail: "" },
    });
  });

  it.each([
    ["says how large it is", { "content-length": "2000000" }],
    ["does not say it", { "transfer-encoding": "chunked" }],
  ])("a blob that is too large is refused, where it %s", async (_, headers) => {
    await using hostile = await spoiled(() => ({ headers, body: Buffer.alloc(2_000_000) }));
    const limited = hostile.store.readBlob(hostile.blob.digest, { maxBytes: 1_000_000 });
    expect(await problemOf(limited)).toMatchObject({
      code: "store-content-too-large",
      args: { what: hostile.blob.digest, limitBytes: 1_000_000 },
    });
  });

  it("a manifest that is too large is refused", async () => {
    await using hostile = await spoiled(() => ({ body: Buffer.alloc(5_000_000, " ") }));
    expect(await codeOf(hostile.store.readManifest("env.production"))).toBe("store-content-too-large");
    expect(await codeOf(hostile.store.listTags())).toBe("store-content-too-large");
    expect(await codeOf(hostile.store.referrers(hostile.release.digest))).toBe("store-content-too-large");
  });

  it.each([
    ["no JSON", "<html>"],
    ["no tags", '{"tags": "all"}'],
    ["tags that are none", '{"tags": [1]}'],
  ])("a list of %s is refused", async (_, body) => {
    await using hostile = await spoiled(() => ({ body }));
    expect(await codeOf(hostile.store.listTags())).toBe("registry-answer-invalid");
  });

  it("tags that could not be ours are left out", async () => {
    const body = JSON.stringify({ tags: ["../../etc", "v1", "Latest", "v1", `sha256-${"0".repeat(64)}`, "a/b"] });
    await using hostile = await spoiled(() => ({ body }));
    expect(await hostile.store.listTags()).toEqual(["v1"]);
  });

  it("a list of referrers with a digest that is a path is refused", async () => {
    const listed = { mediaType: "text/plain", digest: "sha256:../../../x", size: 1 };
    await using hostile = await spoiled(() => ({ body: JSON.stringify({ manifests: [listed] }) }));
    expect(await codeOf(hostile.store.referrers(hostile.release.digest))).toBe("registry-answer-invalid");
  });
});

describe("pages", () => {
  const tags = JSON.stringify({ tags: ["v1"] });

  it("are read to their end", async () => {
    await using hostile = await spoiled(() => undefined);
    for (const tag of ["v1", "v2", "v3", "v4"]) await moveTo(hostile.store, tag, hostile.release.digest);
    expect(await hostile.store.listTags()).toEqual(["env.production", "v1", "v2", "v3", "v4"]);
    expect(hostile.registry.asked.filter(({ url }) => url.includes("/tags/list"))).toHaveLength(3);
  });

  it.each([
    ["go round in a circle", "</v2/acme/prompts/tags/list?n=1000>; rel=next"],
    ["lead to another host", '<https://registry.acme.example/v2/acme/prompts/tags/list?last=v1>; rel="next"'],
    ["lead to another repository", '</v2/acme/secrets/tags/list?last=v1>; rel="next"'],
    ["lead out of it by dots", '</v2/acme/prompts/../secrets/tags/list?last=v1>; rel="next"'],
    ["lead nowhere", '<http://[>; rel="next"'],
  ])("that %s are refused", async (_, link) => {
    await using hostile = await spoiled(() => ({ headers: { link }, body: tags }));
    expect(await codeOf(hostile.store.listTags())).toBe("registry-answer-invalid");
    expect(hostile.registry.asked).toHaveLength(1);
  });

  it("that never end are given up", async () => {
    let nth = 0;
    await using hostile = await spoiled(() => {
      nth += 1;
      return { headers: { link: `</v2/acme/prompts/tags/list?last=${nth}>; rel="next"` }, body: tags };
    });
    expect(await codeOf(hostile.store.listTags())).toBe("registry-answer-invalid");
    expect(nth).toBe(1000);
  });
});

describe("redirects", () => {
  const redirect =
    (location: string): Intercept =>
    () => ({ status: 307, headers: { location } });

  it("of a blob are followed", async () => {
    await using storage = await startLoopbackRegistry(() => ({ body: "Reply in one sentence." }));
    await using hostile = await spoiled(redirect(`http://${storage.host}/files/1?signature=2`));
    expect(Buffer.from(await readBlob(hostile.store, hostile.blob)).toString()).toBe("Reply in one sentence.");
    expect(await hostile.store.hasBlob(hostile.blob.digest)).toBe(true);
  });

  it("of a blob to something else are found out", async () => {
    await using storage = await startLoopbackRegistry(() => ({ body: "Reply in two sentences" }));
    await using hostile = await spoiled(redirect(`http://${storage.host}/`));
    expect(await codeOf(readBlob(hostile.store, hostile.blob))).toBe("store-content-damaged");
  });

  it.each([
    ["with credentials in it", "https://casey:secret@files.acme.example/1", "registry-redirect-refused"],
    ["without TLS", `${plainAddress}/files/1`, "registry-plain-http-refused"],
    ["to a file", "file:///etc/passwd", "registry-redirect-refused"],
    ["to nowhere", "http://[", "registry-redirect-refused"],
  ])("of a blob %s are refused", async (_, location, code) => {
    await using hostile = await spoiled(redirect(location));
    const found = await problemOf(readBlob(hostile.store, hostile.blob));
    expect(found.code).toBe(code);
    expect(JSON.stringify(found)).not.toMatch(/secret|casey/);
  });

  it("in a circle are refused", async () => {
    await using hostile = await spoiled(({ url }) => ({ status: 307, headers: { location: url } }));
    expect(await codeOf(readBlob(hostile.store, hostile.blob))).toBe("registry-redirect-refused");
    expect(hostile.registry.asked).toHaveLength(6);
  });

  it("of anything but a blob to another host are refused", async () => {
    await using elsewhere = await startLoopbackRegistry();
    await using hostile = await spoiled(redirect(`http://${elsewhere.host}/v2/acme/prompts/`));
    const { store, release } = hostile;
    for (const action of [
      () => store.readManifest(release.digest),
      () => store.readTag("env.production"),
      () => store.listTags(),
      () => store.referrers(release.digest),
    ]) {
      expect(await codeOf(action())).toBe("registry-redirect-refused");
    }
    expect(elsewhere.asked).toEqual([]);
  });

  it("of what is written are refused", async () => {
    await using elsewhere = await startLoopbackRegistry();
    await using hostile = await spoiled(({ method }) =>
      method === "GET" || method === "HEAD"
        ? undefined
        : { status: 307, headers: { location: `http://${elsewhere.host}/v2/acme/prompts/` } },
    );
    const content = (await hostile.store.readManifest("env.production")).content;
    expect(await codeOf(hostile.store.writeBlob(bytes("new")))).toBe("registry-redirect-refused");
    expect(await codeOf(hostile.store.writeManifest(content))).toBe("registry-redirect-refused");
    expect(elsewhere.asked).toEqual([]);
  });

  it("of an upload to a place without TLS are refused", async () => {
    await using hostile = await spoiled(({ method }) =>
      method === "POST" ? { status: 202, headers: { location: `${plainAddress}/upload` } } : undefined,
    );
    expect(await codeOf(hostile.store.writeBlob(bytes("new")))).toBe("registry-plain-http-refused");
  });
});

describe("a registry that fails for now", () => {
  it.each([
    ["an overloaded server", { status: 503 }],
    ["a rate limit", { status: 429 }],
    ["a lost connection", "cut" as const],
  ])("is asked again after %s", async (_, reply) => {
    await using hostile = await spoiled(({ nth }) => (nth < 3 ? reply : undefined));
    expect(await readArtefact(hostile.store, "env.production")).toBe("first");
    const { digest } = await hostile.store.writeBlob(bytes("new"));
    expect(await hostile.store.hasBlob(digest)).toBe(true);
    const [first = 0, second = 0] = hostile.waits;
    expect(first).toBeGreaterThanOrEqual(250);
    expect(second).toBeGreaterThanOrEqual(500);
  });

  it.each([
    ["in seconds", "7", 7000, 7000],
    ["as a date", new Date(Date.now() + 20_000).toUTCString(), 1000, 20_000],
  ])("is given the time that it asks for, %s", async (_, after, least, most) => {
    await using hostile = await spoiled(({ nth }) =>
      nth === 1 ? { status: 429, headers: { "retry-after": after } } : undefined,
    );
    expect(await hostile.store.readTag("env.production")).toBe(hostile.release.digest);
    expect(hostile.waits[0]).toBeGreaterThanOrEqual(least);
    expect(hostile.waits[0]).toBeLessThanOrEqual(most);
  });

  it("is not waited for where it asks for too long", async () => {
    await using hostile = await spoiled(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    const found = await problemOf(hostile.store.readTag("env.production"));
    expect(found).toMatchObject({ code: "registry-rate-limited", args: { waitSeconds: 3600 } });
    expect(hostile.waits).toEqual([]);
  });

  it("is given up after some attempts, and says why", async () => {
    await using hostile = await spoiled(() => failure(503, "UNAVAILABLE", "the storage\nis read-only."));
    const found = await problemOf(hostile.store.listTags());
    const args = { status: 503, detail: "UNAVAILABLE, the storage is read-only" };
    expect(found).toMatchObject({ code: "registry-failed", args });
    expect(hostile.registry.asked).toHaveLength(5);
  });

  it("is given up where it does not answer in time", async () => {
    await using hostile = await spoiled(() => "hang", { requestTimeoutMs: 20, patience: { attempts: 2 } });
    expect(await problemOf(hostile.store.listTags())).toMatchObject({
      code: "registry-not-reached",
      args: { detail: "no answer within 0.02 s" },
    });
  });

  it("is not there", async () => {
    await using gone = await startLoopbackRegistry();
    await gone[Symbol.asyncDispose]();
    const store = await openStore(`oci://${gone.host}/acme/prompts`, { patience: { attempts: 1 } });
    const found = await problemOf(store.listTags());
    expect(found).toMatchObject({
      code: "registry-not-reached",
      args: { detail: expect.stringContaining("ECONNREFUSED") },
    });
  });

  it("is left alone once that is wanted", async () => {
    const aborted = new AbortController();
    await using hostile = await spoiled(
      () => {
        aborted.abort(new Error("interrupted"));
        return "hang";
      },
      { signal: aborted.signal },
    );
    await expect(hostile.store.listTags()).rejects.toThrow("interrupted");
  });
});

describe("a tag of a registry", () => {
  const isMove = (asked: { method: string; url: string }) =>
    asked.method === "PUT" && asked.url.endsWith("/manifests/env.production");

  it("is known to have moved where the answer was lost", async () => {
    await using hostile = await spoiled((asked, proceed) => {
      if (!isMove(asked)) return undefined;
      proceed();
      return "cut";
    });
    const second = await writeArtefact(hostile.store, "second");
    await hostile.store.moveTag("env.production", { from: hostile.release.digest, to: second.digest });
    expect(hostile.registry.asked.filter(isMove)).toHaveLength(1);
    expect(await readArtefact(hostile.store, "env.production")).toBe("second");
  });

  it("is moved again where the request was lost", async () => {
    await using hostile = await spoiled((asked) => (isMove(asked) && asked.nth === 1 ? "cut" : undefined));
    const second = await writeArtefact(hostile.store, "second");
    await hostile.store.moveTag("env.production", { from: hostile.release.digest, to: second.digest });
    expect(await hostile.store.readTag("env.production")).toBe(second.digest);
  });

  it.each([
    ["with an answer", "proceeds"],
    ["without one", "cut"],
  ])("that another moves in the same moment is a lost move, %s", async (_, kind) => {
    await using hostile = await spoiled((asked, proceed) => {
      if (!isMove(asked)) return undefined;
      const reply = proceed();
      hostile.registry.tags.set("env.production", other);
      return kind === "cut" ? "cut" : reply;
    });
    const second = await writeArtefact(hostile.store, "second");
    const other = (await writeArtefact(hostile.store, "another's")).digest;
    const moved = hostile.store.moveTag("env.production", { from: hostile.release.digest, to: second.digest });
    const args = { tag: "env.production", wanted: second.digest, found: other };
    expect(await problemOf(moved)).toMatchObject({ code: "tag-move-lost", args });
    expect(await hostile.store.readTag("env.production")).toBe(other);
  });
});

describe("a list of referrers that clients keep", () => {
  /** As a registry without an API for them. */
  const without: Intercept = ({ url, method }, proceed) => {
    if (url.includes("/referrers/")) return failure(404, "UNSUPPORTED", "no such API");
    const { headers, ...reply } = proceed();
    return method === "PUT" ? { ...reply } : { ...reply, ...(headers && { headers }) };
  };

  it("has them all where another client overwrites it in the same moment", async () => {
    let isOverwritten = false;
    await using hostile = await spoiled((asked, proceed) => {
      const reply = without(asked, proceed);
      const tag = /manifests\/(sha256-[0-9a-f]+)$/.exec(asked.url)?.[1];
      if (asked.method === "PUT" && tag && !isOverwritten) {
        isOverwritten = true;
        hostile.registry.tags.delete(tag);
      }
      return reply;
    });
    const decision = await writeArtefact(hostile.store, "GO", { subject: hostile.release });
    expect(isOverwritten).toBe(true);
    expect((await hostile.store.referrers(hostile.release.digest)).map(({ digest }) => digest)).toEqual([
      decision.digest,
    ]);
  });
});

describe("plain HTTP", () => {
  it("is spoken on loopback only, or where it was asked for", async () => {
    const asked: string[] = [];
    const { fetch } = globalThis;
    // The network's edge: no other host is there to be asked.
    globalThis.fetch = async (input) => {
      asked.push(String(input));
      return new Response(JSON.stringify({ tags: [] }));
    };
    try {
      for (const [host, options] of [
        ["registry.acme.example", {}],
        ["127.0.0.1.acme.example:5000", {}],
        ["10.0.0.1:5000", { insecure: true }],
        ["localhost:5000", {}],
        ["127.8.8.8", {}],
        ["127.8.8.8", { insecure: false }],
        ["[::1]:5000", {}],
      ] as const) {
        await (await openStore(`oci://${host}/acme/prompts`, options)).listTags();
      }
    } finally {
      globalThis.fetch = fetch;
    }
    expect(asked.map((url) => new URL(url).origin)).toEqual([
      "https://registry.acme.example",
      "https://127.0.0.1.acme.example:5000",
      "http://10.0.0.1:5000",
      "http://localhost:5000",
      "http://127.8.8.8",
      "https://127.8.8.8",
      "http://[::1]:5000",
    ]);
  });
});

describe("TLS", () => {
  const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

  it.skipIf(!hasOpenssl)("is not spoken with one whose certificate nobody vouches for", async () => {
    const folder = temporaryFolder();
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-days", "1"];
    execFileSync("openssl", [...request, "-keyout", key, "-out", cert], { stdio: "ignore" });
    let isAsked = false;
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => {
      isAsked = true;
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const options = { insecure: false, patience: { attempts: 1 } };
    const store = await openStore(`oci://localhost:${port}/acme/prompts`, options);
    const found = await problemOf(store.listTags());
    server.close();
    const args = { detail: expect.stringMatching(/self.signed certificate/) };
    expect(found).toMatchObject({ code: "registry-not-reached", args });
    expect(isAsked).toBe(false);
  });
});

describe("a location", () => {
  it.each([
    "oci://registry.acme.example",
    "oci://registry.acme.example/",
    "oci://registry.acme.example/Acme/prompts",
    "oci://registry.acme.example/acme/prompts:latest",
    "oci://registry.acme.example/acme/../secrets",
    "oci://registry.acme.example/acme//prompts",
    "oci://registry.acme.example/acme/prompts?x=1",
    "oci://registry.acme.example:port/acme",
    "oci:///acme/prompts",
    "https://registry.acme.example/acme",
    "",
  ])("%j is none", async (location) => {
    expect(await codeOf(openStore(location))).toBe("store-location-invalid");
  });

  it("with a password in it is refused without repeating that", async () => {
    const found = await problemOf(openStore("oci://casey:hunter2@registry.acme.example/acme/prompts"));
    expect(found.code).toBe("store-location-invalid");
    expect(JSON.stringify(found)).not.toMatch(/hunter2/);
  });
});
