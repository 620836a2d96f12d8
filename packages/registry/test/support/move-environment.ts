import { BlastgateError } from "@blastgate/core";
import { type Digest, hold, openStore, promote, readLock, rollback, type Store, unhold } from "../../src/index.ts";

/** What the moves of an environment may find, since others move it too. */
const refusals = new Set([
  "promotion-already-there",
  "promotion-held",
  "rollback-nothing-running",
  "rollback-nothing-before",
  "rollback-again",
  "rollback-already-there",
  "rollback-never-ran",
  "rollback-held",
  "rollback-overtaken",
  "hold-already",
  "hold-nothing-running",
  "unhold-not-held",
  "unhold-which",
]);

/** Nobody has judged the releases of these tests. */
export const freely = { name: "production", overrides: ["promotion-not-judged" as const] };

export async function promoteFreely(store: Store, release: Digest, actor: string, environment = freely) {
  return promote(store, {
    environment,
    release: (await store.readManifest(release)).descriptor,
    lock: (await readLock(store, release)).lock,
    decisions: [],
    approvals: null,
    actor,
    reason: "Raced.",
    overrides: ["promotion-not-judged"],
    now: () => new Date(),
  });
}

/** Moves production to and fro, and says on stdout, line by line, the digest of each record that it was told counts. */
async function moveToAndFro(
  location: string,
  actor: string,
  moves: number,
  releases: readonly Digest[],
): Promise<void> {
  const store = await openStore(location);
  const said = { environment: "production", actor, reason: "Raced.", now: () => new Date() };
  for (let done = 0; done < moves; ) {
    const drawn = Math.random();
    const release = releases[Math.floor(Math.random() * releases.length)];
    try {
      let last: string | null | undefined;
      if (drawn < 0.6 && release) last = (await promoteFreely(store, release, actor)).record?.digest;
      else if (drawn < 0.8)
        last = (await rollback(store, { ...said, to: drawn < 0.7 ? undefined : release })).records.at(-1)?.digest;
      else if (drawn < 0.85) last = (await hold(store, said)).head;
      else last = (await unhold(store, { ...said, release })).head;
      if (!last) continue;
      done += 1;
      process.stdout.write(`${last}\n`);
    } catch (error) {
      if (!(error instanceof BlastgateError) || !error.findings.every(({ code }) => refusals.has(code))) throw error;
    }
  }
}

if (import.meta.main) {
  const [location = "", actor = "", moves = "", ...releases] = process.argv.slice(2);
  await moveToAndFro(location, actor, Number(moves), releases as Digest[]);
}
