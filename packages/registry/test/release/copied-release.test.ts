import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateKey, parsePrivateKey, parsePublicKey } from "../../src/evidence/keys.ts";
import {
  attachDecision,
  findRelease,
  listReleases,
  openStore,
  readEvidence,
  readRelease,
  writeRelease,
} from "../../src/index.ts";
import { acmeStatement } from "../support/acme-decision.ts";
import { acmeRelease } from "../support/acme-release.ts";
import { missing, type RunningRegistry, startDockerRegistry } from "../support/docker-registry.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const skipped = missing("docker-registry", "skopeo");

describe.skipIf(skipped !== "")(`a release in a registry ${skipped}`, () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startDockerRegistry();
  });
  afterAll(() => registry?.stop());

  const key = generateKey();
  const trusted = [{ name: "release-bot", ...parsePublicKey(key.publicPem, "release-bot.pub") }];

  test("has the digest, the content and the evidence that it has on disk", async () => {
    const store = await openStore(`oci://${registry.host}/acme/prompts`);
    const { digest } = await writeRelease(store, acmeRelease());
    const onDisk = await writeRelease(await openStore(temporaryFolder(), { create: true }), acmeRelease());
    expect(digest).toBe(onDisk.digest);
    expect(await readRelease(store, digest)).toEqual({ digest, ...acmeRelease() });
    expect(await listReleases(store)).toEqual([digest]);
    expect(await findRelease(store, digest.slice(0, 15))).toBe(digest);

    const envelope = await attachDecision(store, acmeStatement(digest), [parsePrivateKey(key.privatePem, "key.pem")]);
    expect(await readEvidence(store, digest, trusted)).toMatchObject({
      decisions: [{ envelope, signedBy: ["release-bot"] }],
      findings: [],
    });
  });

  test("that another program has copied to disk is the same release", async () => {
    const store = await openStore(`oci://${registry.host}/acme/copied`);
    const { digest } = await writeRelease(store, acmeRelease());
    const tag = `release.${digest.slice("sha256:".length)}`;
    const folder = join(temporaryFolder(), "copy");
    const from = `docker://${registry.host}/acme/copied:${tag}`;
    await promisify(execFile)("skopeo", ["copy", "--quiet", "--src-tls-verify=false", from, `oci:${folder}:${tag}`]);
    const copy = await openStore(folder);
    expect(await listReleases(copy)).toEqual([digest]);
    expect(await readRelease(copy, digest)).toEqual({ digest, ...acmeRelease() });
  });
});
