import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import {
  attachDecision,
  type Digest,
  findGarbage,
  hold,
  listReleases,
  openStore,
  promote,
  readRelease,
  removeGarbage,
  rollback,
  type Store,
  verifyStore,
} from "../../src/index.ts";
import { acmeStatement } from "../support/acme-decision.ts";
import { acmeStore, jane, movingTags, toProduction } from "../support/acme-environments.ts";
import { findingsOf } from "../support/findings-of.ts";

/** When all that the tests write is old. */
const later = () => new Date(Date.now() + 2 * 3_600_000);
const blobsIn = (folder: string) => readdirSync(join(folder, "blobs/sha256")).length;

async function collect(folder: string, keep: number) {
  const store = await openStore(folder, { deletes: true });
  const garbage = await findGarbage(store, { keep, now: later() });
  await removeGarbage(store, garbage);
  return { store, garbage };
}

test("nothing that a history names is ever garbage, nor anything that hangs on it", async () => {
  const { folder, store, a, b, c, d } = await acmeStore();
  for (const release of [a, b]) await promote(store, await toProduction(store, release));
  await rollback(store, jane);
  await hold(store, { ...jane, environment: "staging", release: c });
  const before = (await verifyStore(store, [])).findings;
  const { garbage } = await collect(folder, 0);
  expect(garbage.releases).toEqual([d]);
  expect(await listReleases(store)).toEqual([a, b, c].toSorted());
  expect((await verifyStore(store, [])).findings).toEqual(before);
  for (const release of [a, b, c]) await readRelease(store, release);
});

test("a release that never came to an environment goes with all that is its own, and leaves what it shares", async () => {
  const { folder, store, a, d } = await acmeStore();
  await promote(store, await toProduction(store, a));
  await attachDecision(store, acmeStatement(d));
  const before = blobsIn(folder);
  const { garbage } = await collect(folder, 2);
  expect(garbage).toMatchObject({ kept: 2 });
  expect(garbage.releases).toHaveLength(1);
  // All four are of the same prompts, so that they have one bundle; of its own a release has manifest and lock, d evidence.
  const own = garbage.releases[0] === d ? 5 : 2;
  expect(before - blobsIn(folder)).toBe(own);
  expect((await findGarbage(store, { keep: 2, now: later() })).releases).toEqual([]);
});

test("what was just written stays, and a dry run writes nothing", async () => {
  const { folder, store } = await acmeStore();
  const before = blobsIn(folder);
  expect(await findGarbage(store, { keep: 0, now: new Date() })).toMatchObject({ releases: [], content: [] });
  expect((await findGarbage(store, { keep: 0, now: later() })).releases).toHaveLength(4);
  expect(blobsIn(folder)).toBe(before);
});

test("where a history is broken nothing is removed", async () => {
  const { store, a } = await acmeStore();
  await store.moveTag("env.production", { from: null, to: a });
  expect(await findingsOf(findGarbage(store, { keep: 0, now: later() }))).toMatchObject([
    { code: "deployment-chain-broken" },
  ]);
});

test("a release that was removed before the record of its promotion was written is not promoted", async () => {
  const { folder, a } = await acmeStore();
  const store = await openStore(folder, { deletes: true });
  const garbage = await findGarbage(store, { keep: 0, now: later() });
  const request = await toProduction(store, a);

  const removeFirst: Store = new Proxy(movingTags(store, store.moveTag.bind(store)), {
    get(target, key) {
      if (key !== "writeManifest") return Reflect.get(target, key);
      return async (content: Uint8Array) => {
        await removeGarbage(store, garbage);
        return store.writeManifest(content);
      };
    },
  });
  expect(await findingsOf(promote(removeFirst, request))).toMatchObject([{ code: "store-content-missing" }]);
  expect(await store.readTag("env.production")).toBeNull();
});

test("a release whose record is written as it is being removed is put back", async () => {
  const { folder, a } = await acmeStore();
  const store = await openStore(folder, { deletes: true });
  const garbage = await findGarbage(store, { keep: 0, now: later() });
  const request = await toProduction(store, a);
  const removeThen = movingTags(store, async (tag: string, move: { from: Digest | null; to: Digest }) => {
    await removeGarbage(store, garbage);
    await store.moveTag(tag, move);
  });
  expect(await promote(removeThen, request)).toMatchObject({ unmet: [], record: { release: a } });
  await readRelease(store, a);
  const { findings } = await verifyStore(store, []);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
});
