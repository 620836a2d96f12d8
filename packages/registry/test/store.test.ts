import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Digest, digestOf, imageIndexType, imageManifestType, openStore, type Store } from "../src/index.ts";
import {
  bytes,
  decisionType,
  index,
  manifest,
  moveTo,
  plain,
  readArtefact,
  releaseType,
  writeArtefact,
} from "./support/artefacts.ts";
import { missing, startDockerRegistry } from "./support/docker-registry.ts";
import { startLoopbackRegistry } from "./support/loopback-registry.ts";
import { codeOf, problemOf } from "./support/problems.ts";
import { makeFolder, removeFolder, temporaryFolder } from "./support/temporary-folder.ts";

interface Place {
  location: string;
  remove(): Promise<void>;
}

const kinds: { kind: string; skipped: string; make: () => Promise<Place> }[] = [
  {
    kind: "an OCI image layout",
    skipped: "",
    make: async () => {
      const location = makeFolder();
      return { location, remove: async () => removeFolder(location) };
    },
  },
  {
    kind: "Debian's registry, which has no API for referrers",
    skipped: missing("docker-registry"),
    make: async () => {
      const { host, stop } = await startDockerRegistry();
      return { location: `oci://${host}/acme/prompts`, remove: stop };
    },
  },
  {
    kind: "a registry that has an API for referrers",
    skipped: "",
    make: async () => {
      const registry = await startLoopbackRegistry();
      return { location: `oci://${registry.host}/acme/prompts`, remove: () => registry[Symbol.asyncDispose]() };
    },
  },
];

const nowhere: Digest = `sha256:${"0".repeat(64)}`;

for (const { kind, skipped, make } of kinds) {
  describe.skipIf(skipped !== "")(`a store in ${kind} ${skipped}`, () => {
    let place: Place;
    let store: Store;
    beforeAll(async () => {
      place = await make();
      store = await openStore(place.location, { create: true });
    });
    afterAll(() => place?.remove());

    it("gives back a blob byte for byte, and knows whether it has it", async () => {
      const content = Buffer.from([0, 255, 10, 13, 0xc3, 0x28]);
      expect(await store.hasBlob(digestOf(content))).toBe(false);
      const { digest, size } = await store.writeBlob(content);
      expect({ digest, size }).toEqual({ digest: digestOf(content), size: 6 });
      await store.writeBlob(content);
      expect(await store.hasBlob(digest)).toBe(true);
      expect(Buffer.from(await store.readBlob(digest, { maxBytes: 6, size: 6 }))).toEqual(content);
    });

    it("gives back an empty blob", async () => {
      const { digest } = await store.writeBlob(new Uint8Array());
      expect((await store.readBlob(digest, { maxBytes: 0 })).byteLength).toBe(0);
    });

    it("refuses a blob that is missing, too large, or of another size than it should be", async () => {
      const { digest } = await store.writeBlob(bytes("You are Acme's assistant."));
      expect(await codeOf(store.readBlob(nowhere, { maxBytes: 100 }))).toBe("store-content-missing");
      expect(await codeOf(store.readBlob(digest, { maxBytes: 10 }))).toBe("store-content-too-large");
      expect(await codeOf(store.readBlob(digest, { maxBytes: 100, size: 24 }))).toBe("store-content-damaged");
    });

    it("keeps a manifest's bytes, media type and artifact type, by digest and by tag", async () => {
      const config = {
        mediaType: "application/vnd.acme.config+json",
        ...(await store.writeBlob(bytes({ models: 2 }))),
      };
      // Not as JSON.stringify would write it.
      const content = bytes(JSON.stringify(manifest({ artifactType: releaseType, config, layers: [] }), null, 3));
      const descriptor = await store.writeManifest(content);
      const size = content.byteLength;
      const expected = { mediaType: imageManifestType, digest: digestOf(content), size, artifactType: releaseType };
      expect(descriptor).toEqual(expected);
      await moveTo(store, "kept", descriptor.digest);
      for (const reference of [descriptor.digest, "kept"]) {
        const stored = await store.readManifest(reference);
        expect(Buffer.from(stored.content)).toEqual(content);
        expect(stored.descriptor).toEqual(expected);
        expect(stored.manifest.config).toEqual(config);
      }
    });

    it("keeps an index of manifests", async () => {
      const chat = await writeArtefact(store, "chat");
      const routing = await writeArtefact(store, "routing");
      const { digest } = await store.writeManifest(bytes(index([chat, routing])));
      await moveTo(store, "all", digest);
      const { descriptor, manifest } = await store.readManifest("all");
      expect(descriptor.mediaType).toBe(imageIndexType);
      expect(manifest.manifests).toEqual([plain(chat), plain(routing)]);
    });

    it("refuses a manifest that is missing, or a tag that is", async () => {
      expect(await codeOf(store.readManifest(nowhere))).toBe("store-content-missing");
      expect(await codeOf(store.readManifest("never-set"))).toBe("store-content-missing");
      expect(await store.readTag("never-set")).toBe(null);
    });

    it("refuses a manifest whose parts are not there", async () => {
      const lost = { mediaType: "text/plain", digest: nowhere, size: 3 };
      const config = { mediaType: "application/json", ...(await store.writeBlob(bytes({}))) };
      const found = await problemOf(store.writeManifest(bytes(manifest({ config, layers: [lost] }))));
      expect(found).toMatchObject({ code: "store-manifest-incomplete", args: { missing: nowhere } });
    });

    it.each([
      ["of another type", { mediaType: "application/vnd.docker.distribution.manifest.v2+json" }],
      ["of no type", { mediaType: undefined }],
      ["that is of another type than it looks like", { mediaType: imageIndexType }],
      ["that is an index too", { manifests: [] }],
      ["of an older schema", { schemaVersion: 1 }],
      ["without layers", { layers: undefined }],
      ["with a digest that is a path", { layers: [{ mediaType: "text/plain", digest: "sha256:../../x", size: 1 }] }],
      ["with a negative size", { layers: [{ mediaType: "text/plain", digest: nowhere, size: -1 }] }],
    ])("refuses a manifest %s", async (_, changed) => {
      const config = { mediaType: "application/json", ...(await store.writeBlob(bytes({}))) };
      const content = bytes(manifest({ config, layers: [], ...changed }));
      expect(await codeOf(store.writeManifest(content))).toBe("store-manifest-invalid");
    });

    it("refuses a manifest that is no JSON, or larger than 4 MiB", async () => {
      expect(await codeOf(store.writeManifest(bytes("{")))).toBe("store-manifest-invalid");
      const annotations = { why: "x".repeat(4 * 1024 * 1024) };
      expect(await codeOf(store.writeManifest(bytes(manifest({ annotations }))))).toBe("store-content-too-large");
    });

    it("moves a tag only from where it points", async () => {
      const [first, second] = [await writeArtefact(store, "first"), await writeArtefact(store, "second")];
      await store.moveTag("env.staging", { from: null, to: first.digest });
      await store.moveTag("env.staging", { from: first.digest, to: second.digest });
      for (const from of [null, first.digest, nowhere]) {
        const found = await problemOf(store.moveTag("env.staging", { from, to: first.digest }));
        const args = { tag: "env.staging", expected: from ?? "", found: second.digest };
        expect(found).toMatchObject({ code: "tag-moved-meanwhile", args });
      }
      expect(await store.readTag("env.staging")).toBe(second.digest);
      expect(await readArtefact(store, "env.staging")).toBe("second");
      await store.moveTag("env.staging", { from: second.digest, to: second.digest });
    });

    it("moves no tag to what is not there", async () => {
      const { digest } = await writeArtefact(store, "there");
      await store.moveTag("env.preview", { from: null, to: digest });
      const moved = store.moveTag("env.preview", { from: digest, to: nowhere });
      expect(await codeOf(moved)).toBe("store-content-missing");
      expect(await store.readTag("env.preview")).toBe(digest);
    });

    it("lists tags in order, without those that list referrers", async () => {
      const release = await writeArtefact(store, "listed");
      await writeArtefact(store, "GO", { artifactType: decisionType, subject: release });
      for (const tag of ["v2", "env.production", "v10", "_draft"]) await moveTo(store, tag, release.digest);
      const tags = await store.listTags();
      expect(tags).toEqual(tags.toSorted());
      expect(tags).toEqual(expect.arrayContaining(["_draft", "env.production", "v10", "v2"]));
      expect(tags.filter((tag) => tag.startsWith("sha256-"))).toEqual([]);
    });

    it("lists what is about a manifest, of one type or all, each once", async () => {
      const release = await writeArtefact(store, "released");
      const subject = release;
      const decision = await writeArtefact(store, "GO", { artifactType: decisionType, subject });
      await writeArtefact(store, "GO", { artifactType: decisionType, subject });
      const hold = await writeArtefact(store, "wait", { artifactType: "application/vnd.acme.hold", subject });
      const digests = async (type?: string) =>
        (await store.referrers(release.digest, type)).map(({ digest }) => digest);
      expect((await digests()).toSorted()).toEqual([decision.digest, hold.digest].toSorted());
      expect(await digests(decisionType)).toEqual([decision.digest]);
      expect(await digests("application/vnd.acme.nothing")).toEqual([]);
      expect(await store.referrers(hold.digest)).toEqual([]);
      const [listed] = await store.referrers(release.digest, decisionType);
      expect(listed).toMatchObject({ artifactType: decisionType, mediaType: imageManifestType, size: decision.size });
    });

    it("lists what is about a manifest that is not there yet", async () => {
      const elsewhere = await writeArtefact(await openStore(temporaryFolder(), { create: true }), "only elsewhere");
      await writeArtefact(store, "GO", { artifactType: decisionType, subject: elsewhere });
      expect(await store.referrers(elsewhere.digest)).toHaveLength(1);
    });

    it("deletes where that was asked for, and nothing that a tag points at", async () => {
      const release = await writeArtefact(store, "to be deleted");
      const decision = await writeArtefact(store, "NO-GO", { artifactType: decisionType, subject: release });
      expect(await codeOf(store.deleteManifest(release.digest))).toBe("store-delete-refused");
      expect(await codeOf(store.deleteBlob(release.digest))).toBe("store-delete-refused");
      const deleting = await openStore(place.location, { deletes: true });
      await moveTo(store, "env.old", release.digest);
      expect(await codeOf(deleting.deleteManifest(release.digest))).toBe("store-delete-refused");
      await deleting.deleteManifest(decision.digest);
      expect(await store.referrers(release.digest)).toEqual([]);
      expect(await codeOf(store.readManifest(decision.digest))).toBe("store-content-missing");
      await deleting.deleteManifest(decision.digest);
      const { digest } = await store.writeBlob(bytes("of no manifest"));
      await deleting.deleteBlob(digest);
      expect(await store.hasBlob(digest)).toBe(false);
      await deleting.deleteBlob(digest);
      expect(await readArtefact(store, "env.old")).toBe("to be deleted");
      await moveTo(store, "v0", release.digest);
      expect(await codeOf(deleting.deleteManifest(release.digest, ["v0"]))).toBe("store-delete-refused");
      await deleting.deleteManifest(release.digest, ["v0", "env.old", "never-set"]);
      expect([await store.readTag("v0"), await store.readTag("env.old")]).toEqual([null, null]);
    });

    const badTags = ["", ".", "..", "../env", "env/production", "Env", "a b", "-a", ".a", "a\n", "ä", "a".repeat(129)];
    it.each([...badTags, `sha256-${"0".repeat(64)}`])("takes %j for no tag", async (tag) => {
      for (const action of [
        () => store.readTag(tag),
        () => store.readManifest(tag),
        () => store.moveTag(tag, { from: null, to: nowhere }),
      ]) {
        expect(await codeOf(action())).toBe("store-reference-invalid");
      }
    });

    const badDigests = [
      "sha256:",
      "sha256:../../../etc/passwd",
      `sha256:${"A".repeat(64)}`,
      `sha512:${"0".repeat(64)}`,
    ];
    it.each([...badDigests, `${nowhere}/..`, `${nowhere}\n`])("takes %j for no digest", async (written) => {
      const digest = written as Digest;
      for (const action of [
        () => store.readBlob(digest, { maxBytes: 10 }),
        () => store.hasBlob(digest),
        () => store.readManifest(digest),
        () => store.referrers(digest),
        () => store.moveTag("env.staging", { from: null, to: digest }),
      ]) {
        expect(await codeOf(action())).toBe("store-reference-invalid");
      }
    });
  });
}
