import { createInterface } from "node:readline";
import { type Digest, isDigest, openStore, promote, readLock, rollback, type Store } from "@blastgate/registry";

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

export async function goBack(store: Store): Promise<void> {
  await rollback(store, { ...said, environment: "production" });
}

/** As a process: for each line promotes the release that it names, or goes back at `back`; then says the line. */
if (import.meta.main) {
  const [, , folder = ""] = process.argv;
  const store = await openStore(folder);
  for await (const line of createInterface(process.stdin)) {
    await (isDigest(line) ? promoteFreely(store, line) : goBack(store));
    process.stdout.write(`${line}\n`);
  }
}
