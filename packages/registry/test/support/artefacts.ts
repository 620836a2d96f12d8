import { type Descriptor, type Digest, imageIndexType, imageManifestType, type Store } from "../../src/index.ts";

export const releaseType = "application/vnd.acme.release.v1+json";
export const decisionType = "application/vnd.acme.decision.v1+json";
const emptyType = "application/vnd.oci.empty.v1+json";

export function bytes(value: unknown): Uint8Array {
  return Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
}

/** An artefact whose one layer is a text; of image spec 1.1, "guidelines for artifact usage". */
export async function writeArtefact(
  store: Store,
  text: string,
  more: { artifactType?: string; subject?: Descriptor; annotations?: Record<string, string> } = {},
): Promise<Descriptor> {
  const config = { mediaType: emptyType, ...(await store.writeBlob(bytes({}))) };
  const layer = { mediaType: "text/plain", ...(await store.writeBlob(bytes(text))) };
  return store.writeManifest(
    bytes(manifest({ config, layers: [layer], artifactType: releaseType, ...withPlain(more) })),
  );
}

/** The text of an artefact that a tag or digest names. */
export async function readArtefact(store: Store, reference: string): Promise<string> {
  const { manifest } = await store.readManifest(reference);
  const [layer] = manifest.layers ?? [];
  if (!layer || !manifest.config) throw new Error(`${reference} is no artefact with a layer`);
  await store.readBlob(manifest.config.digest, { maxBytes: 2 });
  return Buffer.from(await store.readBlob(layer.digest, { maxBytes: 10_000, size: layer.size })).toString("utf8");
}

export function manifest(fields: object): object {
  return { schemaVersion: 2, mediaType: imageManifestType, ...fields };
}

export function index(manifests: readonly Descriptor[]): object {
  return { schemaVersion: 2, mediaType: imageIndexType, manifests: manifests.map(plain) };
}

/** A descriptor as other manifests refer to it. */
export function plain({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType, digest, size };
}

function withPlain(more: { subject?: Descriptor }): object {
  return { ...more, ...(more.subject && { subject: plain(more.subject) }) };
}

export async function moveTo(store: Store, tag: string, to: Digest): Promise<void> {
  await store.moveTag(tag, { from: await store.readTag(tag), to });
}

/** Everything that a tag leads to and that is about it. @throws where anything of it is not as it should be */
export async function readAll(store: Store): Promise<string[]> {
  const read: string[] = [];
  for (const tag of await store.listTags()) {
    const { descriptor } = await store.readManifest(tag);
    read.push(`${tag}: ${await readArtefact(store, descriptor.digest)}`);
    for (const referrer of await store.referrers(descriptor.digest)) {
      read.push(`${tag} < ${await readArtefact(store, referrer.digest)}`);
    }
  }
  return read;
}
