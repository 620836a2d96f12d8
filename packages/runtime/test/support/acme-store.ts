import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Digest, openStore, promote, readLock, rollback, type Store, writeRelease } from "@blastgate/registry";
import { onTestFinished } from "vitest";
import { acmeRelease } from "./acme-release.ts";

export interface AcmeStore {
  folder: string;
  store: Store;
  /** Of edition 1, 2 and 3. Production runs the first. */
  releases: [Digest, Digest, Digest];
  promote(release: Digest): Promise<void>;
  rollback(): Promise<void>;
}

/** A layout on disk with three editions of Acme's chat. */
export async function acmeStore(): Promise<AcmeStore> {
  const folder = join(temporaryFolder(), "store");
  const store = await openStore(folder, { create: true });
  const write = async (edition: number) => (await writeRelease(store, acmeRelease(edition))).digest;
  const releases: AcmeStore["releases"] = [await write(1), await write(2), await write(3)];
  const acme = {
    folder,
    store,
    releases,
    promote: (release: Digest) => promoteFreely(store, release),
    rollback: async () => void (await rollback(store, { ...said, environment: "production" })),
  };
  await acme.promote(releases[0]);
  return acme;
}

const said = { actor: "jane@acme.example", reason: "Kinder words.", now: () => new Date("2026-11-22T09:00:00Z") };

/** Nobody has judged these releases. */
export async function promoteFreely(store: Store, release: Digest): Promise<void> {
  const { unmet } = await promote(store, {
    ...said,
    environment: { name: "production", overrides: ["promotion-not-judged", "promotion-held"] },
    release: (await store.readManifest(release)).descriptor,
    lock: (await readLock(store, release)).lock,
    decisions: [],
    approvals: null,
    overrides: ["promotion-not-judged", "promotion-held"],
  });
  if (unmet.length > 0) throw new Error(`not promoted: ${unmet.map(({ code }) => code).join()}`);
}

/** An empty folder, until the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "blastgate-runtime-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
