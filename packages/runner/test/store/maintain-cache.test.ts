import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { databaseName } from "../../src/store/database.ts";
import { cacheSizes, pruneCache } from "../../src/store/maintain-cache.ts";
import { responseOf } from "./response.ts";
import { answered, emptyFolder, journalsIn, keepAll, openStore } from "./support.ts";

const day = 24 * 60 * 60 * 1000;
const numbered = Array.from({ length: 1000 }, (_, index) => `request${index}`);

/** A cache of a thousand responses of 2 KB each, the last of them unused for longest, a day each. */
async function filledCache(): Promise<string> {
  const folder = emptyFolder();
  const store = await openStore(folder);
  await Promise.all(
    numbered.map((request) =>
      store.responses.keep(request, "scripted", responseOf("Sorry to hear that. ".repeat(100))),
    ),
  );
  store.history.add([{ suite: "routing", case: "lost card", asked: "a", repeat: 0, pass: true }]);
  await store.finish();
  await store.close();
  const database = new DatabaseSync(join(folder, databaseName));
  database.exec(`UPDATE responses SET used = used - ${day} * substr(key, 8)`);
  database.close();
  return folder;
}

async function remaining(folder: string): Promise<string[]> {
  const store = await openStore(folder, { plan: "another" });
  const found = await answered(store, numbered);
  await store.close();
  return numbered.filter((request) => found[request] === "cached");
}

describe("pruning the cache", () => {
  test("removes what was not used for so long, and nothing else", async () => {
    const folder = await filledCache();
    const { responses, outcomes } = pruneCache(folder, { olderThanMs: 30 * day + day / 2 });
    expect({ responses, outcomes }).toEqual({ responses: 969, outcomes: 0 });
    expect(await remaining(folder)).toEqual(numbered.slice(0, 31));
  });

  test("removes what was not used for longest until the rest fits, and gives the room back", async () => {
    const folder = await filledCache();
    const maxBytes = 1_000_000;
    const { bytesBefore, bytesAfter } = pruneCache(folder, { maxBytes });
    expect(bytesBefore).toBeGreaterThan(2_000_000);
    expect(bytesAfter).toBeLessThanOrEqual(maxBytes);
    // No more than had to.
    expect(bytesAfter).toBeGreaterThan(0.9 * maxBytes);
    expect(statSync(join(folder, databaseName)).size).toBeLessThan(1.1 * maxBytes);
    const left = await remaining(folder);
    expect(left).toEqual(numbered.slice(0, left.length));
  });

  test("down to nothing leaves a cache that can be used", async () => {
    const folder = await filledCache();
    expect(pruneCache(folder, { maxBytes: 1 })).toMatchObject({ responses: 1000 });
    const store = await openStore(folder);
    await keepAll(store, ["refund"]);
    await store.finish();
    await store.close();
    const later = await openStore(folder);
    expect(await answered(later, ["refund"])).toEqual({ refund: "cached" });
  });

  test("leaves journals, and removes what was set aside", async () => {
    const folder = await filledCache();
    const interrupted = await openStore(folder);
    await keepAll(interrupted, ["refund"]);
    await interrupted.close();
    writeFileSync(join(folder, `${databaseName}.broken-1`), "broken");
    expect(pruneCache(folder, { olderThanMs: 0, maxBytes: 0 }).setAside).toBe(1);
    expect(journalsIn(folder)).toHaveLength(1);
    expect(cacheSizes(folder)).toMatchObject({ journals: { files: 1 }, setAside: { files: 0 } });
  });

  test("of no cache does nothing", () => {
    const folder = emptyFolder();
    expect(pruneCache(folder, { olderThanMs: 0 })).toMatchObject({ responses: 0, bytesBefore: 0, bytesAfter: 0 });
    expect(cacheSizes(folder)).toMatchObject({ bytes: 0, responses: { entries: 0, leastRecentlyUsed: null } });
  });
});

test("an entry that is used is kept for longer", async () => {
  const folder = await filledCache();
  const store = await openStore(folder, { plan: "another" });
  await answered(store, ["request500"]);
  await store.close();
  pruneCache(folder, { olderThanMs: 10.5 * day });
  expect(await remaining(folder)).toEqual([...numbered.slice(0, 11), "request500"]);
});

test("the sizes of a cache are those of what is in it", async () => {
  const folder = await filledCache();
  expect(cacheSizes(folder)).toMatchObject({
    responses: { entries: 1000 },
    providers: [{ provider: "scripted", entries: 1000 }],
    scores: { entries: 0, bytes: 0, leastRecentlyUsed: null },
    outcomes: 1,
    journals: { files: 0, bytes: 0 },
    findings: [],
  });
});
