import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle, Release } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/index.ts";
import { type Digest, digestOf, hexOf } from "../../src/oci/digest.ts";
import { encode } from "../../src/release/canonical-json.ts";
import { findRelease, listReleases } from "../../src/release/find-release.ts";
import { readLock, readRelease } from "../../src/release/read-release.ts";
import { bundleType, lockType, releaseType } from "../../src/release/release-manifest.ts";
import { writeRelease } from "../../src/release/write-release.ts";
import { acmeRelease } from "../support/acme-release.ts";
import { findingsOf } from "../support/findings-of.ts";
import { temporaryLayout } from "../support/temporary-layout.ts";

describe("a release in a store", () => {
  test("is read as it was written, and has one digest however often it is written", async () => {
    const { store } = await temporaryLayout();
    const release = acmeRelease();
    const { digest, isNew } = await writeRelease(store, release);
    expect(isNew).toBe(true);
    expect(await readRelease(store, digest)).toEqual({ digest, ...release });
    expect(await readLock(store, digest)).toEqual({ digest, lock: release.lock });
    expect(await writeRelease(store, release)).toEqual({ digest, isNew: false });
    const { store: elsewhere } = await temporaryLayout();
    expect((await writeRelease(elsewhere, release)).digest).toBe(digest);
  });

  test("is a manifest of image-spec 1.1 with the lock as config, the bundle as layer, and nothing else", async () => {
    const { store } = await temporaryLayout();
    const { bundle, lock } = acmeRelease();
    const { digest } = await writeRelease(store, { bundle, lock });
    const described = (mediaType: string, content: Uint8Array) => ({
      mediaType,
      digest: digestOf(content),
      size: content.byteLength,
    });
    const { content } = await store.readManifest(digest);
    expect(JSON.parse(Buffer.from(content).toString())).toEqual({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.manifest.v1+json",
      artifactType: "application/vnd.blastgate.release.v1",
      config: described("application/vnd.blastgate.lock.v1+json", encode(lock)),
      layers: [described("application/vnd.blastgate.bundle.v1+json", encode(bundle))],
    });
  });

  test("has its digest for as long as formats stay what they are", async () => {
    const { store } = await temporaryLayout();
    const { digest } = await writeRelease(store, acmeRelease());
    expect(digest).toMatchInlineSnapshot(`"sha256:44bc626f257b7fae4d493282061a24d5eee64ecb8be74097f1cf3d0e7e904b9c"`);
  });

  test("is mended by being written again", async () => {
    const { store, folder } = await temporaryLayout();
    const { digest } = await writeRelease(store, acmeRelease());
    const [part] = (await store.readManifest(digest)).manifest.layers ?? [];
    rmSync(join(folder, "blobs/sha256", hexOf(part?.digest ?? digest)));
    expect(await findingsOf(readRelease(store, digest))).toMatchObject([{ code: "store-content-missing" }]);
    await writeRelease(store, acmeRelease());
    expect(await readRelease(store, digest)).toMatchObject({ digest });
  });

  test("that two make at the same time is there once", async () => {
    const { store, folder } = await temporaryLayout();
    const other = await openStore(folder);
    const [a, b] = await Promise.all([writeRelease(store, acmeRelease()), writeRelease(other, acmeRelease())]);
    expect(a.digest).toBe(b.digest);
    expect(await listReleases(store)).toEqual([a.digest]);
  });
});

describe("a release is found", () => {
  test("by digest, with or without its algorithm, by the beginning of one, and by a tag", async () => {
    const { store } = await temporaryLayout();
    const { digest } = await writeRelease(store, acmeRelease());
    await store.moveTag("best", { from: null, to: digest });
    const hex = hexOf(digest);
    for (const written of [digest, hex, hex.slice(0, 4), digest.slice(0, 15), "best", `release.${hex}`]) {
      expect(await findRelease(store, written), written).toBe(digest);
    }
  });

  test("not where there is none", async () => {
    const { store } = await temporaryLayout();
    const { digest } = await writeRelease(store, acmeRelease());
    await store.moveTag("env.production", { from: null, to: digest });
    for (const written of ["0000", hexOf(digest).slice(0, 3), "../env.production", "", "sha256:zz"]) {
      expect(await findingsOf(findRelease(store, written)), written).toMatchObject([{ code: "release-unknown" }]);
    }
    expect(await findingsOf(findRelease(store, "env.prodution"))).toMatchObject([
      { code: "release-unknown", args: { suggestion: "env.production" } },
    ]);
  });

  test("not where several may be meant, which are told", async () => {
    const hexes = ["3f9a1".padEnd(64, "0"), "3f9ab".padEnd(64, "0"), "b84c0".padEnd(64, "0")];
    const store = {
      name: "acme",
      listTags: async () => ["env.production", ...hexes.map((hex) => `release.${hex}`)],
      readTag: async () => null,
    };
    const releases = hexes.slice(0, 2).map((hex) => `sha256:${hex}`);
    expect(await findingsOf(findRelease(store, "3f9a"))).toMatchObject([
      { code: "release-ambiguous", args: { releases } },
    ]);
    expect(await findRelease(store, "3f9ab")).toBe(releases[1]);
  });
});

describe("what is no release is refused, and what is wrong with it is told", () => {
  const { bundle, lock } = acmeRelease();
  const imageManifest = "application/vnd.oci.image.manifest.v1+json";

  /** A manifest that is as it should be, but for what `change` does to it; all its parts are in the store. */
  async function forged(parts: { lock?: unknown; bundle?: unknown }, change: (manifest: ReleaseManifest) => object) {
    const { store } = await temporaryLayout();
    const written = { lock: bytesOf(parts.lock ?? lock), bundle: bytesOf(parts.bundle ?? bundle) };
    const manifest = {
      schemaVersion: 2,
      mediaType: imageManifest,
      artifactType: releaseType,
      config: { mediaType: lockType, ...(await store.writeBlob(written.lock)) },
      layers: [{ mediaType: bundleType, ...(await store.writeBlob(written.bundle)) }],
    };
    const { digest } = await store.writeManifest(encode(change(manifest)));
    return findingsOf(readRelease(store, digest));
  }

  interface ReleaseManifest {
    artifactType: string;
    config: { mediaType: string; digest: Digest; size: number };
    layers: { mediaType: string; digest: Digest; size: number }[];
  }

  function bytesOf(part: unknown): Uint8Array {
    return part instanceof Uint8Array ? part : encode(part);
  }

  test.for<[what: string, detail: RegExp, change: (manifest: ReleaseManifest) => object]>([
    [
      "another type",
      /^it is application\/vnd\.docker\.app$/,
      (m) => ({ ...m, artifactType: "application/vnd.docker.app" }),
    ],
    ["no type", /^it is an artefact of no type$/, ({ artifactType: _, ...m }) => m],
    [
      "a compressed layer",
      /^its layer is application\/vnd\.blastgate\.bundle\.v1\+gzip, and no plain bundle$/,
      (m) => ({
        ...m,
        layers: m.layers.map((layer) => ({ ...layer, mediaType: "application/vnd.blastgate.bundle.v1+gzip" })),
      }),
    ],
    ["two layers", /^it has 2 layers/, (m) => ({ ...m, layers: [...m.layers, ...m.layers] })],
    ["no layer", /^it has 0 layers/, (m) => ({ ...m, layers: [] })],
    [
      "another config",
      /and no lock$/,
      (m) => ({ ...m, config: { ...m.config, mediaType: "application/vnd.oci.image.config.v1+json" } }),
    ],
    [
      "annotations",
      /no release has$/,
      (m) => ({ ...m, annotations: { "org.opencontainers.image.created": "2026-11-22" } }),
    ],
    ["a subject", /no release has$/, (m) => ({ ...m, subject: { ...m.config, mediaType: imageManifest } })],
    ["data beside it", /no release has$/, (m) => ({ ...m, config: { ...m.config, data: "e30=" } })],
  ])("a manifest with %s", async ([, detail, change]) => {
    const findings = await forged({}, change);
    expect(findings).toMatchObject([
      { code: "release-manifest-refused", args: { detail: expect.stringMatching(detail) } },
    ]);
  });

  test("a manifest in which several things are wrong, all of which are told", async () => {
    const findings = await forged({}, (m) => ({ ...m, artifactType: "application/vnd.docker.app", layers: [] }));
    expect(findings.map(({ args }) => args.detail)).toEqual([
      "it is application/vnd.docker.app",
      "it has 0 layers, and a release has one",
    ]);
  });

  test("an index in its place", async () => {
    const { store } = await temporaryLayout();
    const content = encode({
      schemaVersion: 2,
      mediaType: "application/vnd.oci.image.index.v1+json",
      artifactType: releaseType,
      manifests: [],
    });
    const { digest } = await store.writeManifest(content);
    expect(await findingsOf(readRelease(store, digest))).toMatchObject([
      { args: { detail: "its config is missing, and no lock" } },
      { args: { detail: "it has 0 layers, and a release has one" } },
    ]);
  });

  const { "shared/persona": persona, ...others } = bundle.prompts;
  const hostile = (id: string): Bundle => ({
    ...bundle,
    prompts: { ...bundle.prompts, ...(persona && { [id]: persona }) },
  });
  const text = (content: string) => Buffer.from(content);
  test.for<[what: string, part: "lock" | "bundle", detail: RegExp, content: unknown]>([
    ["a bundle that leads out", "bundle", /id/, hostile("../../etc/passwd")],
    ["an absolute path as id", "bundle", /id/, hostile("/etc/passwd")],
    ["a drive as id", "bundle", /id/, hostile("C:\\prompts")],
    ["a NUL in an id", "bundle", /id/, hostile("shared/per\u0000sona")],
    ["an empty part in an id", "bundle", /id/, hostile("shared//persona")],
    ["__proto__ as id", "bundle", /canonical/, text(`{"features":{},"prompts":{"__proto__":${encode(persona)}}}`)],
    [
      "an extension with a path",
      "bundle",
      /extension/,
      { ...bundle, prompts: { ...others, "shared/persona": { ...persona, extension: "./../x" } } },
    ],
    ["a key that nobody knows", "bundle", /canonical|nrecognized/, { ...bundle, files: { "a.sh": "rm" } }],
    [
      "a key twice",
      "bundle",
      /canonical/,
      text(String(encode(bundle)).replace('{"features"', '{"features":{},"features"')),
    ],
    ["JSON in another form", "bundle", /canonical/, text(JSON.stringify(bundle, null, 1))],
    ["a byte order mark", "bundle", /not JSON/, text(`\ufeff${encode(bundle)}`)],
    ["bytes that are no text", "bundle", /not JSON/, Uint8Array.of(0x22, 0xff, 0x22)],
    [
      "JSON nested without end",
      "bundle",
      /nested too deeply|not JSON/,
      text(
        `{"features":{},"prompts":{"a":{"metadata":{"config":{"a":${"[".repeat(200_000)}${"]".repeat(200_000)}}}}}}`,
      ),
    ],
    [
      "a lock with a path",
      "lock",
      /id/,
      { ...lock, features: { "support-routing": { owner: "@acme/support", prompts: ["../a"] } } },
    ],
    ["a commit that is none", "lock", /commit/, { ...lock, source: { ...lock.source, commit: "HEAD" } }],
  ])("%s", async ([, part, detail, content]) => {
    const findings = await forged({ [part]: content }, (manifest) => manifest);
    expect(findings).toMatchObject([
      { code: "release-part-refused", args: { part, detail: expect.stringMatching(detail) } },
    ]);
  });

  test("a lock that is not that of its bundle, with every prompt and feature of which it is not true", async () => {
    const reworded = acmeRelease({ persona: "You are anybody's assistant.\n" });
    const findings = await forged({ bundle: reworded.bundle }, (manifest) => manifest);
    expect(findings).toMatchObject([
      { code: "release-lock-differs", args: { kind: "prompt", id: "shared/persona", detail: "it has another digest" } },
      {
        code: "release-lock-differs",
        args: { kind: "prompt", id: "support/classify", detail: "it has another digest" },
      },
    ]);
  });

  test("a lock and a bundle of which one has what the other has not", async () => {
    const findings = await forged({ bundle: { prompts: others, features: {} } }, (manifest) => manifest);
    expect(findings.map(({ args }) => `${args.id}: ${args.detail}`)).toEqual(
      expect.arrayContaining(["shared/persona: it is not there", "support-routing: it is not there"]),
    );
  });

  test("a bundle whose prompts include each other in a loop, which is named", async () => {
    const back = { target: "support/classify", written: "support/classify", position: { line: 1, column: 1 } };
    const looped = { ...bundle, prompts: { ...others, "shared/persona": { ...persona, references: [back] } } };
    const findings = await forged({ bundle: looped }, (manifest) => manifest);
    expect(findings).toMatchObject([
      {
        code: "release-prompts-endless",
        args: { cycle: ["shared/persona", "support/classify", "shared/persona"] },
      },
    ]);
  });

  test("a release that could not be read again is not even written", async () => {
    const { store } = await temporaryLayout();
    const broken: Release = { lock, bundle: hostile("../../etc/passwd") };
    expect(await findingsOf(writeRelease(store, broken))).toMatchObject([{ code: "release-part-refused" }]);
    expect(await store.listTags()).toEqual([]);
  });

  test("any byte changed in manifest, lock or bundle: the read names what is broken", async () => {
    const { store, folder } = await temporaryLayout();
    const { digest } = await writeRelease(store, acmeRelease());
    const blobs = join(folder, "blobs/sha256");
    const names = readdirSync(blobs);
    expect(names).toHaveLength(3);
    for (const name of names) {
      const path = join(blobs, name);
      const right = readFileSync(path);
      for (let at = 0; at < right.byteLength; at += Math.ceil(right.byteLength / 40)) {
        const changed = Buffer.from(right);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(path, changed);
        const [finding] = await findingsOf(readRelease(store, digest));
        expect(finding, `byte ${at}`).toMatchObject({
          code: "store-content-damaged",
          args: { what: expect.stringContaining(name) },
        });
      }
      writeFileSync(path, right);
    }
    expect(await readRelease(store, digest)).toMatchObject({ digest });
  });
});
