import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { type Digest, isDigest, openStore, type Store } from "../src/index.ts";
import { readArtefact, writeArtefact } from "./support/artefacts.ts";
import { codeOf } from "./support/problems.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const program = fileURLToPath(new URL("support/move-tag.ts", import.meta.url));
const tag = "env.production";
const moves = 100;

/** Ends when it has moved the tag so often; then it is killed at once, amid what it does next. */
async function mover(location: string, name: string, killedAfter: number): Promise<Digest[]> {
  const child = spawn(process.execPath, [program, location, tag, name, String(moves)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exit = once(child, "exit");
  const made: Digest[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (isDigest(line)) made.push(line);
    if (made.length >= killedAfter) child.kill("SIGKILL");
  }
  const [code, signal] = await exit;
  expect([code, signal]).toEqual(made.length >= killedAfter ? [null, "SIGKILL"] : [0, null]);
  return made;
}

/** From the newest to the first, all of it whole. */
async function readChain(store: Store): Promise<Digest[]> {
  const chain: Digest[] = [];
  for (let at = await store.readTag(tag); at; ) {
    chain.push(at);
    expect(await readArtefact(store, at)).toMatch(/^release of mover \d$/);
    const { annotations } = (await store.readManifest(at)).descriptor;
    expect(annotations?.nth).toBeDefined();
    const before: string = annotations?.before ?? "";
    at = isDigest(before) ? before : null;
  }
  return chain;
}

it("loses no move where eight processes move one tag, some of them killed, and readers see whole things only", async () => {
  const location = temporaryFolder();
  const store = await openStore(location, { create: true });
  const killed = [Infinity, 1, 2, 3, 5, 8, Infinity, Infinity];
  let isOver = false;
  const reading = (async () => {
    let reads = 0;
    for (; !isOver; reads++) {
      const at = await store.readTag(tag);
      if (at) await readArtefact(store, at);
    }
    return reads;
  })();
  const made = await Promise.all(killed.map((after, nth) => mover(location, `mover ${nth}`, after)));
  isOver = true;
  expect(await reading).toBeGreaterThan(moves);
  const chain = await readChain(store);
  expect(chain).toHaveLength(moves);
  expect(new Set(chain).size).toBe(moves);
  // A move of one that was killed may have been made and not been said, but none that was said is missing.
  const said = made.flat();
  expect(said.filter((digest) => !chain.includes(digest))).toEqual([]);
  expect(said.length).toBeGreaterThanOrEqual(moves - killed.filter(Number.isFinite).length);
}, 120_000);

it("lists referrers to readers while more are written, and keeps no list that was replaced", async () => {
  const location = temporaryFolder();
  const store = await openStore(location, { create: true });
  const release = await writeArtefact(store, "first");
  const approve = async (nth: number) => writeArtefact(store, `approval ${nth}`, { subject: release });
  let isOver = false;
  const read = async () => {
    const counts: number[] = [];
    while (!isOver) counts.push((await store.referrers(release.digest)).length);
    return counts;
  };
  const readers = Promise.all([read(), read(), read(), read()]);
  await Promise.all(Array.from({ length: 30 }, (_, nth) => approve(nth)));
  isOver = true;
  for (const counts of await readers) expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(await store.referrers(release.digest)).toHaveLength(30);
  // The release, 30 approvals, their texts, one configuration, and one list.
  expect(await store.listContent()).toHaveLength(2 + 2 * 30 + 1 + 1);
});

it("gives up after a while where another process holds the lock, and goes on once that is killed", async () => {
  const location = temporaryFolder();
  const store = await openStore(location, { create: true, lockTimeoutMs: 0 });
  const hold = `
    const { DatabaseSync } = require("node:sqlite");
    new DatabaseSync(${JSON.stringify(`${location}/index.lock`)}).exec("BEGIN EXCLUSIVE");
    console.log("held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", hold], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  await once(child.stdout, "data");
  const { digest, size } = await store.writeBlob(Buffer.from("{}"));
  const config = { mediaType: "application/vnd.oci.empty.v1+json", digest, size };
  const mediaType = "application/vnd.oci.image.manifest.v1+json";
  const content = Buffer.from(JSON.stringify({ schemaVersion: 2, mediaType, config, layers: [] }));
  const to = (await store.writeManifest(content)).digest;
  expect(await codeOf(store.moveTag(tag, { from: null, to }))).toBe("store-locked");
  expect(await store.readTag(tag)).toBe(null);
  child.kill("SIGKILL");
  await exit;
  await store.moveTag(tag, { from: null, to });
  expect(await store.readTag(tag)).toBe(to);
});
