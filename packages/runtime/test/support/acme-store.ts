import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Digest, openStore, type Store, writeRelease } from "@blastgate/registry";
import { onTestFinished } from "vitest";
import { acmeRelease } from "./acme-release.ts";
import { goBack, promoteFreely } from "./moves.ts";

export interface AcmeStore {
  folder: string;
  store: Store;
  /** Of edition 1, 2 and 3. Production runs the first. */
  releases: [Digest, Digest, Digest];
  promote(release: Digest): Promise<void>;
  rollback(): Promise<void>;
}

/** A store with three editions of Acme's chat: a layout on disk, unless another is named. */
export async function acmeStore(folder = join(temporaryFolder(), "store")): Promise<AcmeStore> {
  const store = await openStore(folder, { create: true });
  const write = async (edition: number) => (await writeRelease(store, acmeRelease(edition))).digest;
  const releases: AcmeStore["releases"] = [await write(1), await write(2), await write(3)];
  const acme = {
    folder,
    store,
    releases,
    promote: (release: Digest) => promoteFreely(store, release),
    rollback: () => goBack(store),
  };
  await acme.promote(releases[0]);
  return acme;
}

/** An empty folder, until the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "blastgate-runtime-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
