import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BlastgateError, type Finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { attachDecision } from "../../src/evidence/attach-decision.ts";
import { sealEnvelope } from "../../src/evidence/envelope.ts";
import { emptyConfig, evidenceManifest, inTotoType } from "../../src/evidence/evidence-manifest.ts";
import { generateKey, parsePrivateKey, parsePublicKey } from "../../src/evidence/keys.ts";
import { type ReadEvidence, readEvidence } from "../../src/evidence/read-evidence.ts";
import { type Digest, hexOf } from "../../src/oci/digest.ts";
import { imageManifestType } from "../../src/oci/manifest.ts";
import { encode } from "../../src/release/canonical-json.ts";
import { writeRelease } from "../../src/release/write-release.ts";
import { acmeStatement } from "../support/acme-decision.ts";
import { acmeRelease } from "../support/acme-release.ts";
import { temporaryLayout } from "../support/temporary-layout.ts";

const bot = generateKey();
const stranger = generateKey();
const signing = (key: { privatePem: string }) => parsePrivateKey(key.privatePem, "key.pem");
const trusted = [{ name: "release-bot", ...parsePublicKey(bot.publicPem, "release-bot.pub") }];

async function released() {
  const { store, folder } = await temporaryLayout();
  const { digest } = await writeRelease(store, acmeRelease());
  return { store, folder, release: digest, read: () => readEvidence(store, digest, trusted) };
}

describe("a decision that is attached to a release", () => {
  test("is read with who signed it, and with nothing to remark", async () => {
    const { store, release, read } = await released();
    const statement = acmeStatement(release);
    const envelope = await attachDecision(store, statement, [signing(bot)]);
    const { decision } = statement.predicate;
    expect(await read()).toEqual({
      decisions: [{ envelope, decision, baseline: null, signedBy: ["release-bot"] }],
      findings: [],
    });
  });

  test("is an in-toto statement about the release, in a DSSE envelope, that other tools list by its type", async () => {
    const { store, release } = await released();
    const envelope = await attachDecision(store, acmeStatement(release), [signing(bot)]);
    const [listed, ...others] = await store.referrers(release, "application/vnd.in-toto+json");
    expect(others).toEqual([]);
    expect(listed).toMatchObject({
      digest: envelope,
      annotations: { "in-toto.io/predicate-type": "urn:blastgate:decision:v1" },
    });
    const { manifest } = await store.readManifest(envelope);
    const [layer] = manifest.layers ?? [];
    expect(layer?.mediaType).toBe("application/vnd.dsse.envelope.v1+json");
    const content = await store.readBlob(layer?.digest ?? release, { maxBytes: 1_000_000 });
    const { payload, payloadType, signatures } = JSON.parse(Buffer.from(content).toString());
    expect({ payloadType, keyids: signatures.map((each: { keyid: string }) => each.keyid) }).toEqual({
      payloadType: "application/vnd.in-toto+json",
      keyids: [bot.id],
    });
    expect(JSON.parse(Buffer.from(payload, "base64").toString())).toMatchObject({
      _type: "https://in-toto.io/Statement/v1",
      subject: [{ name: "release", digest: { sha256: hexOf(release) } }],
      predicateType: "urn:blastgate:decision:v1",
      predicate: {
        baseline: null,
        decision: { verdict: "GO" },
        inputs: { candidate: "snapshot of main" },
        models: { "support-routing": { classify: { provider: "openai:chat:gpt-5-mini", config: {} } } },
      },
    });
  });

  test("has one digest, however often it is attached; and several decisions stand beside each other", async () => {
    const { store, release, read } = await released();
    const attach = (verdict: "GO" | "NO-GO") => attachDecision(store, acmeStatement(release, verdict), [signing(bot)]);
    expect(await attach("GO")).toBe(await attach("GO"));
    await attach("NO-GO");
    const { decisions } = await read();
    expect(decisions.map(({ decision }) => decision.verdict).toSorted()).toEqual(["GO", "NO-GO"]);
  });

  test("leaves the release as it is", async () => {
    const { store, release } = await released();
    await attachDecision(store, acmeStatement(release));
    expect((await writeRelease(store, acmeRelease())).digest).toBe(release);
  });
});

describe("unsigned, signed by a stranger and altered are told apart", () => {
  test("unsigned: it is read, with a warning", async () => {
    const { store, release, read } = await released();
    const evidence = await attachDecision(store, acmeStatement(release));
    expect(await read()).toMatchObject({
      decisions: [{ signedBy: [] }],
      findings: [{ code: "evidence-unsigned", severity: "warning", args: { evidence } }],
    });
  });

  test("signed by a key that is not trusted: it is read, and counts as signed by nobody", async () => {
    const { store, release, read } = await released();
    const evidence = await attachDecision(store, acmeStatement(release), [signing(stranger)]);
    expect(await read()).toMatchObject({
      decisions: [{ signedBy: [] }],
      findings: [{ code: "evidence-key-unknown", severity: "warning", args: { evidence, keyid: stranger.id } }],
    });
  });

  test("altered after it was signed: it is not read", async () => {
    const { store, release, read } = await released();
    const sealed = sealEnvelope(inTotoType, encode(acmeStatement(release, "NO-GO")), [signing(bot)]);
    const payload = Buffer.from(encode(acmeStatement(release, "GO"))).toString("base64");
    const evidence = await attach(store, release, { ...sealed, payload });
    expect(await read()).toEqual({
      decisions: [],
      findings: [expect.objectContaining({ code: "evidence-altered", args: { evidence, key: "release-bot" } })],
    });
  });
});

describe("what is attached and is no decision about the release", () => {
  test("another's statement of another kind is left aside", async () => {
    const { store, release, read } = await released();
    const statement = { ...acmeStatement(release), predicateType: "https://slsa.dev/provenance/v1", predicate: {} };
    await attach(store, release, sealEnvelope(inTotoType, encode(statement), [signing(stranger)]));
    await attach(store, release, sealEnvelope(inTotoType, encode(statement), []), "application/vnd.acme.sbom");
    expect(await read()).toEqual({ decisions: [], findings: [] });
  });

  test.for<[what: string, code: string, seal: (release: Digest) => unknown]>([
    [
      "a decision about another release, signed",
      "evidence-of-another-release",
      () => sealEnvelope(inTotoType, encode(acmeStatement(`sha256:${"1".repeat(64)}`)), [signing(bot)]),
    ],
    ["no envelope", "evidence-invalid", () => ({ payload: 1 })],
    [
      "a payload that is not JSON",
      "evidence-invalid",
      () => sealEnvelope(inTotoType, Buffer.from("GO"), [signing(bot)]),
    ],
    [
      "a payload of another type, signed",
      "evidence-invalid",
      (release) => sealEnvelope("application/json", encode(acmeStatement(release)), [signing(bot)]),
    ],
    [
      "a statement that is not whole",
      "evidence-invalid",
      (release) => {
        const statement = { ...acmeStatement(release), predicate: { verdict: "GO" } };
        return sealEnvelope(inTotoType, encode(statement), [signing(bot)]);
      },
    ],
  ])("%s is told, and other evidence counts", async ([, code, seal]) => {
    const { store, release, read } = await released();
    const evidence = await attach(store, release, seal(release));
    await attachDecision(store, acmeStatement(release), [signing(bot)]);
    const { decisions, findings } = await read();
    expect(decisions).toMatchObject([{ signedBy: ["release-bot"] }]);
    expect(findings).toMatchObject([{ code, args: { evidence } }]);
  });

  test("any byte of manifest or envelope changed on disk: it is not read, and the file is named", async () => {
    const { store, folder, release, read } = await released();
    const before = new Set(readdirSync(join(folder, "blobs/sha256")));
    await attachDecision(store, acmeStatement(release), [signing(bot)]);
    const added = readdirSync(join(folder, "blobs/sha256")).filter((name) => !before.has(name));
    const { config } = (await store.readManifest((await read()).decisions[0]?.envelope ?? release)).manifest;
    for (const name of added.filter((each) => each !== hexOf(config?.digest ?? release))) {
      const path = join(folder, "blobs/sha256", name);
      const right = readFileSync(path);
      for (let at = 0; at < right.byteLength; at += Math.ceil(right.byteLength / 20)) {
        const changed = Buffer.from(right);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(path, changed);
        expect(await told(read)).toMatchObject([
          { code: "store-content-damaged", args: { what: expect.stringContaining(name) } },
        ]);
      }
      writeFileSync(path, right);
    }
    expect((await read()).decisions).toHaveLength(1);
  });
});

/** What is wrong, whether all of it is refused or one piece. */
async function told(read: () => Promise<ReadEvidence>): Promise<Finding[]> {
  try {
    const { decisions, findings } = await read();
    expect(decisions).toEqual([]);
    return findings;
  } catch (error) {
    if (error instanceof BlastgateError) return error.findings;
    throw error;
  }
}

/** What anybody may attach who can write to the store. */
async function attach(
  store: Awaited<ReturnType<typeof temporaryLayout>>["store"],
  release: Digest,
  envelope: unknown,
  artifactType = inTotoType,
): Promise<Digest> {
  await store.writeBlob(emptyConfig);
  const written = await store.writeBlob(encode(envelope));
  const { size } = (await store.readManifest(release)).descriptor;
  const manifest = JSON.parse(
    Buffer.from(evidenceManifest({ mediaType: imageManifestType, digest: release, size }, written)).toString(),
  );
  return (await store.writeManifest(encode({ ...manifest, artifactType }))).digest;
}
