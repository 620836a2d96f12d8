import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { databaseName } from "../../src/store/database.ts";
import { responseOf } from "./response.ts";
import { answered, emptyFolder, journalsIn, keepAll, openStore, startKeeper } from "./support.ts";

const judgement = {
  pass: true,
  score: 1,
  results: [{ type: "equals", pass: true, score: 1, reason: "" }],
  graders: [],
};

describe("a response that was kept", () => {
  test("is on disk before anyone can use it", async () => {
    const folder = emptyFolder();
    const store = await openStore(folder);
    await store.responses.keep("refund", "scripted", responseOf("to billing"));
    const [journal = ""] = journalsIn(folder);
    expect(readFileSync(join(folder, "runs", journal), "utf8")).toContain("to billing");
  });

  test("comes from this run as long as it is not complete, and from the cache afterwards", async () => {
    const folder = emptyFolder();
    const interrupted = await openStore(folder);
    await keepAll(interrupted, ["refund", "parcel"]);
    expect(interrupted.responses.bought("refund")).toBe(true);
    await interrupted.close();

    const resumed = await openStore(folder);
    expect(resumed.resumed).toBe(2);
    expect(await answered(resumed, ["refund", "parcel", "other"])).toEqual({
      refund: "bought",
      parcel: "bought",
      other: "missing",
    });
    await resumed.finish();
    await resumed.close();
    expect(journalsIn(folder)).toEqual([]);

    const later = await openStore(folder);
    expect(later.resumed).toBe(0);
    expect(await later.responses.get("refund")).toEqual({ response: responseOf("refund"), cached: true });
    expect(later.responses.bought("refund")).toBe(false);
  });

  test("is there after its process was killed, for its own plan and for others", async () => {
    const folder = emptyFolder();
    const keeper = startKeeper(["hold", folder, "plan-a", "request", "20"]);
    await keeper.said();
    const meanwhile = await openStore(folder, { plan: "plan-b" });
    // The process may still write to it.
    expect(journalsIn(folder)).toHaveLength(1);
    await meanwhile.close();
    await keeper.kill();

    const own = await openStore(folder, { plan: "plan-a" });
    expect(own.resumed).toBe(20);
    await own.close();
    const other = await openStore(folder, { plan: "plan-b" });
    expect(await answered(other, ["request0", "request19"])).toEqual({ request0: "cached", request19: "cached" });
    expect(journalsIn(folder)).toEqual([]);
    expect(other.findings).toEqual([]);
  });

  test("is there after its process was killed, whatever else the end of the journal holds", async () => {
    const folder = emptyFolder();
    // Without the cache, so that only the journal can answer.
    const options = { cache: false, resume: true };
    const first = await openStore(folder, options);
    for (const request of ["refund", "parcel"]) await keepAll(first, [request]);
    await first.close();
    const journal = join(folder, "runs", journalsIn(folder)[0] ?? "");
    truncateSync(journal, statSync(journal).size - 10);

    const second = await openStore(folder, options);
    expect(await answered(second, ["refund", "parcel"])).toEqual({ refund: "bought", parcel: "missing" });
    expect(second.findings).toEqual([]);
    await keepAll(second, ["late"]);
    await second.close();
    const third = await openStore(folder, options);
    expect(await answered(third, ["refund", "late"])).toEqual({ refund: "bought", late: "bought" });
  });

  test("costs a finding where a line in the middle of the journal was spoilt", async () => {
    const folder = emptyFolder();
    const first = await openStore(folder);
    for (const request of ["refund", "parcel", "invoice"]) await keepAll(first, [request]);
    await first.close();
    const journal = join(folder, "runs", journalsIn(folder)[0] ?? "");
    writeFileSync(journal, readFileSync(journal, "utf8").replace('"output":"parcel"', '"output":"parrot"'));
    const store = await openStore(folder, { cache: false, resume: true });
    expect(await answered(store, ["refund", "parcel", "invoice"])).toMatchObject({
      refund: "bought",
      parcel: "missing",
    });
    expect(store.findings).toMatchObject([{ code: "journal-damaged", args: { lines: 1 } }]);
  });
});

test("a journal of another machine is put into the cache once nobody can be writing to it", async () => {
  const folder = emptyFolder();
  const first = await openStore(folder);
  await keepAll(first, ["refund"]);
  await first.close();
  const [name = ""] = journalsIn(folder);
  const elsewhere = join(folder, "runs", name.replace(/^([^.]+)\.[^.]+/, "$1.another-machine"));
  renameSync(join(folder, "runs", name), elsewhere);
  for (const [hours, remaining] of [
    [1, 1],
    [25, 0],
  ] as const) {
    const written = new Date(Date.now() - hours * 3_600_000);
    utimesSync(elsewhere, written, written);
    const other = await openStore(folder, { plan: "plan-b" });
    await other.close();
    expect(journalsIn(folder)).toHaveLength(remaining);
  }
});

test("a journal that may not be read is told of, and stays", async () => {
  const folder = emptyFolder();
  const path = join(folder, "runs", "plan-a.another-machine.1.1.journal");
  // Whoever runs the tests may read every file, but nobody can read a folder as one.
  mkdirSync(path, { recursive: true });
  utimesSync(path, 0, 0);
  for (const plan of ["plan-a", "plan-b"]) {
    const store = await openStore(folder, { plan });
    await keepAll(store, ["refund"]);
    await store.finish();
    await store.close();
    expect(store.findings).toMatchObject([{ code: "journal-unreadable" }]);
  }
  expect(journalsIn(folder)).toHaveLength(1);
});

describe("without the cache", () => {
  test("nothing is read from it or added to it", async () => {
    const folder = emptyFolder();
    const before = await openStore(folder);
    await keepAll(before, ["refund"]);
    await before.finish();
    await before.close();

    const store = await openStore(folder, { cache: false });
    expect(store.scores).toBeNull();
    expect(await answered(store, ["refund"])).toEqual({ refund: "missing" });
    await keepAll(store, ["parcel"]);
    expect(await answered(store, ["parcel"])).toEqual({ parcel: "bought" });
    await store.finish();
    await store.close();
    const after = await openStore(folder);
    expect(await answered(after, ["refund", "parcel"])).toEqual({ refund: "cached", parcel: "missing" });
  });

  test("an interrupted run begins anew, and what it had bought is in the cache", async () => {
    const folder = emptyFolder();
    const keeper = startKeeper(["hold", folder, "plan-a", "request", "1"]);
    await keeper.said();
    await keeper.kill();
    const anew = await openStore(folder, { cache: false });
    expect(anew.resumed).toBe(0);
    expect(await answered(anew, ["request0"])).toEqual({ request0: "missing" });
    // Whoever only looks leaves the journal to be gone on with.
    expect(journalsIn(folder)).toHaveLength(1);
    await anew.responses.ready();
    await anew.finish();
    await anew.close();
    expect(journalsIn(folder)).toEqual([]);
    const cached = await openStore(folder);
    expect(await answered(cached, ["request0"])).toEqual({ request0: "cached" });
  });

  test("an interrupted run goes on where it is resumed", async () => {
    const folder = emptyFolder();
    const interrupted = await openStore(folder, { cache: false });
    await keepAll(interrupted, ["refund"]);
    await interrupted.close();
    const resumed = await openStore(folder, { cache: false, resume: true });
    expect(await answered(resumed, ["refund"])).toEqual({ refund: "bought" });
  });
});

describe("the cache", () => {
  test("gives back scores and outcomes of earlier runs", async () => {
    const folder = emptyFolder();
    const outcomes = [
      { suite: "routing", case: "lost card", asked: "a", repeat: 0, pass: true },
      { suite: "routing", case: "lost card", asked: "a", repeat: 1, pass: false },
    ];
    const first = await openStore(folder);
    first.scores?.put("score", judgement);
    expect(first.scores?.get("score")).toEqual(judgement);
    first.history.add(outcomes);
    await first.finish();
    await first.close();
    const second = await openStore(folder);
    expect(second.scores?.get("score")).toEqual(judgement);
    expect(second.scores?.get("another")).toBeUndefined();
    expect(second.history.of("routing")).toEqual(outcomes);
    expect(second.history.of("another")).toEqual([]);
  });

  test("is written by processes at once, each of which sees what the others wrote", async () => {
    const folder = emptyFolder();
    const keepers = ["a", "b", "c"].map((plan) => startKeeper(["finish", folder, plan, plan, "1500"]));
    expect(await Promise.all(keepers.map((keeper) => keeper.exited))).toEqual([0, 0, 0]);
    const store = await openStore(folder, { plan: "d" });
    const requests = ["a", "b", "c"].flatMap((plan) => [0, 700, 1499].map((index) => `${plan}${index}`));
    expect(new Set(Object.values(await answered(store, requests)))).toEqual(new Set(["cached"]));
    expect(store.findings).toEqual([]);
    expect(journalsIn(folder)).toEqual([]);
  });

  test("that cannot be written leaves what was bought in its journal", async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, databaseName));
    const store = await openStore(folder);
    await keepAll(store, ["refund"]);
    await store.finish();
    await store.close();
    expect(store.findings).toMatchObject([{ code: "response-cache-not-writable" }]);
    const later = await openStore(folder);
    expect(await answered(later, ["refund"])).toEqual({ refund: "bought" });
  });

  test("that is no database is set aside with a finding, and a new one begun", async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, databaseName), "this is no database, whatever its name says ".repeat(50));
    const store = await openStore(folder);
    expect(await answered(store, ["refund"])).toEqual({ refund: "missing" });
    expect(store.findings).toMatchObject([{ code: "response-cache-broken", severity: "warning" }]);
    await keepAll(store, ["refund"]);
    await store.finish();
    await store.close();
    const aside = readdirSync(folder).find((name) => name.includes("broken")) ?? "";
    expect(readFileSync(join(folder, aside), "utf8")).toContain("this is no database");
    const later = await openStore(folder);
    expect(await answered(later, ["refund"])).toEqual({ refund: "cached" });
    expect(later.findings).toEqual([]);
  });

  test("that turns out to be cut short is set aside, and the run goes on", async () => {
    const folder = emptyFolder();
    const requests = Array.from({ length: 400 }, (_, index) => `request${index}`);
    const before = await openStore(folder);
    await keepAll(before, requests);
    await before.finish();
    await before.close();
    truncateSync(join(folder, databaseName), 3 * 4096);

    const store = await openStore(folder);
    expect(Object.values(await answered(store, requests))).toContain("missing");
    await keepAll(store, requests);
    await store.finish();
    await store.close();
    expect(store.findings).toMatchObject([{ code: "response-cache-broken" }]);
    const later = await openStore(folder);
    expect(new Set(Object.values(await answered(later, requests)))).toEqual(new Set(["cached"]));
    expect(later.findings).toEqual([]);
  });

  test("does without entries that are not what was written, and replaces them", async () => {
    const folder = emptyFolder();
    const before = await openStore(folder);
    await keepAll(before, ["refund", "parcel", "invoice"]);
    before.scores?.put("score", judgement);
    await before.finish();
    await before.close();
    const database = new DatabaseSync(join(folder, databaseName));
    database.exec(`
      UPDATE responses SET body = replace(body, 'refund', 'refuse') WHERE key = 'refund';
      UPDATE responses SET body = '{', checksum = 0 WHERE key = 'parcel';
      UPDATE scores SET body = replace(body, 'true', 'false');
    `);
    database.close();

    const store = await openStore(folder);
    expect(await answered(store, ["refund", "parcel", "invoice"])).toEqual({
      refund: "missing",
      parcel: "missing",
      invoice: "cached",
    });
    expect(store.scores?.get("score")).toBeUndefined();
    expect(store.findings).toMatchObject([{ code: "cache-entries-damaged", args: { entries: 3 } }]);
    await keepAll(store, ["refund"]);
    await store.finish();
    await store.close();
    const later = await openStore(folder);
    expect(await answered(later, ["refund"])).toEqual({ refund: "cached" });
  });
});

test("a journal that holds something else is passed over", async () => {
  const folder = emptyFolder();
  const first = await openStore(folder);
  await keepAll(first, ["refund"]);
  await first.close();
  appendFileSync(join(folder, "runs", journalsIn(folder)[0] ?? ""), "\n\nnot a line\n");
  const second = await openStore(folder);
  expect(await answered(second, ["refund"])).toEqual({ refund: "bought" });
  expect(second.findings).toMatchObject([{ code: "journal-damaged" }]);
});
