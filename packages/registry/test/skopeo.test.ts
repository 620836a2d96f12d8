import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStore, rebuildReferrers, type Store } from "../src/index.ts";
import { bytes, decisionType, index, moveTo, readArtefact, writeArtefact } from "./support/artefacts.ts";
import { missing, type RunningRegistry, startDockerRegistry } from "./support/docker-registry.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const run = promisify(execFile);

async function skopeo(...args: string[]): Promise<string> {
  return (await run("skopeo", args)).stdout;
}

const skipped = missing("docker-registry", "skopeo");

describe.skipIf(skipped !== "")(`what skopeo makes of it ${skipped}`, () => {
  let registry: RunningRegistry;
  beforeAll(async () => {
    registry = await startDockerRegistry();
  });
  afterAll(() => registry?.stop());

  const copy = (from: string, to: string, tag: string, ...flags: string[]) =>
    skopeo(
      "copy",
      "--quiet",
      "--src-tls-verify=false",
      "--dest-tls-verify=false",
      ...flags,
      `${from}:${tag}`,
      `${to}:${tag}`,
    );

  async function writeAll(store: Store) {
    const release = await writeArtefact(store, "You are Acme's assistant.", {
      annotations: { "com.acme.commit": "6dcb09b" },
    });
    const decision = await writeArtefact(store, "GO", { artifactType: decisionType, subject: release });
    await moveTo(store, "decision", decision.digest);
    await moveTo(store, "env.production", release.digest);
    const routing = await writeArtefact(store, "Which queue?");
    const both = await store.writeManifest(bytes(index([release, routing])));
    await moveTo(store, "both", both.digest);
    return { release, both };
  }

  it("reads the very manifests that we wrote, from a layout and from a registry", async () => {
    const folder = join(temporaryFolder(), "store");
    const places = [
      { location: folder, address: `oci:${folder}` },
      { location: `oci://${registry.host}/acme/raw`, address: `docker://${registry.host}/acme/raw` },
    ];
    for (const { location, address } of places) {
      const store = await openStore(location, { create: true });
      await writeAll(store);
      for (const tag of ["env.production", "both"]) {
        const raw = await skopeo("inspect", "--raw", "--tls-verify=false", `${address}:${tag}`);
        expect(raw).toBe(Buffer.from((await store.readManifest(tag)).content).toString());
      }
    }
  });

  it("keeps every digest on the way from a layout to a registry and to another layout", async () => {
    const [first, last] = [join(temporaryFolder(), "store"), join(temporaryFolder(), "store")];
    const remote = `docker://${registry.host}/acme/copied`;
    const store = await openStore(first, { create: true });
    const { release, both } = await writeAll(store);
    for (const tag of ["env.production", "both", "decision"]) {
      await copy(`oci:${first}`, remote, tag, "--all", "--preserve-digests");
      await copy(remote, `oci:${last}`, tag, "--all", "--preserve-digests");
    }
    for (const location of [`oci://${registry.host}/acme/copied`, last]) {
      const copied = await openStore(location);
      expect(await copied.listTags()).toEqual(["both", "decision", "env.production"]);
      expect(await copied.readTag("env.production")).toBe(release.digest);
      expect(await copied.readTag("both")).toBe(both.digest);
      expect(await readArtefact(copied, "env.production")).toBe("You are Acme's assistant.");
    }
    // skopeo copies manifests and knows nothing of their subjects.
    await rebuildReferrers(last);
    const referrers = await (await openStore(last)).referrers(release.digest);
    expect(referrers).toEqual(await store.referrers(release.digest));
    expect(referrers).toHaveLength(1);
  });

  it("adds tags to a layout of ours, which goes on to be used", async () => {
    const [ours, theirs] = [join(temporaryFolder(), "store"), join(temporaryFolder(), "store")];
    const store = await openStore(ours, { create: true });
    const { release } = await writeAll(store);
    const other = await openStore(theirs, { create: true });
    const draft = await writeArtefact(other, "a draft");
    await moveTo(other, "draft", draft.digest);
    await copy(`oci:${theirs}`, `oci:${ours}`, "draft", "--preserve-digests");
    expect(await store.listTags()).toEqual(["both", "decision", "draft", "env.production"]);
    expect(await readArtefact(store, "draft")).toBe("a draft");
    await store.moveTag("env.production", { from: release.digest, to: draft.digest });
    expect(await readArtefact(store, "env.production")).toBe("a draft");
  });
});
