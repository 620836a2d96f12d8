import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Deployment, Finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { writeRecord } from "../../src/environments/record.ts";
import { type Digest, openStore, promote, readChain, rollback, type Store, verifyStore } from "../../src/index.ts";
import { digestSchema, hexOf } from "../../src/oci/digest.ts";
import { acmeStore, jane, toProduction } from "../support/acme-environments.ts";
import { findingsOf } from "../support/findings-of.ts";

/** Production ran a, b and c, and is back at b. */
async function movedStore() {
  const acme = await acmeStore();
  for (const release of [acme.a, acme.b, acme.c]) await promote(acme.store, await toProduction(acme.store, release));
  await rollback(acme.store, jane);
  const { history } = await readChain(acme.store, "production");
  return { ...acme, records: history.map(({ digest }) => digestSchema.parse(digest)) };
}

const isError = ({ severity }: Finding) => severity === "error";
const errorsIn = async (store: Store) => (await verifyStore(store, [])).findings.filter(isError);

describe("a store in which nothing was changed", () => {
  test("is verified: histories, releases, evidence", async () => {
    const { store } = await movedStore();
    const { findings, ...walked } = await verifyStore(store, []);
    expect(findings.map(({ code }) => code)).toEqual(["evidence-unsigned"]);
    expect(walked).toEqual({
      store: store.name,
      environments: [{ environment: "production", records: 5 }],
      releases: 4,
      evidence: 1,
    });
  });
});

describe("a store of which a byte was changed", () => {
  test("is found out, and takes no promotion where a history is touched, whichever byte it was", async () => {
    const { store, folder, records, d } = await movedStore();
    const request = await toProduction(store, d);
    const ofHistory = new Set<string>(["index.json", ...records.map((digest) => blobOf(digest))]);
    for (const record of records) {
      const { config } = (await store.readManifest(record)).manifest;
      if (config) ofHistory.add(blobOf(config.digest));
    }
    const files = ["index.json", ...readdirSync(join(folder, "blobs/sha256")).map((name) => `blobs/sha256/${name}`)];
    const unnoticed: string[] = [];
    for (const file of files) {
      const path = join(folder, file);
      const before = readFileSync(path);
      // Every byte of what names things, a few of the rest.
      const step = file === "index.json" ? 7 : Math.max(1, Math.floor(before.length / 5));
      for (let at = 0; at < before.length; at += step) {
        const changed = Buffer.from(before);
        changed[at] = (changed[at] ?? 0) ^ 1;
        writeFileSync(path, changed);
        const found = await errorsIn(await openStore(folder));
        if (!found.some((each) => JSON.stringify(each).includes(file.split("/").at(-1) ?? ""))) {
          unnoticed.push(`${file}:${at} ${JSON.stringify(found)}`);
        }
        if (ofHistory.has(file)) await findingsOf(promote(store, request));
      }
      writeFileSync(path, before);
    }
    expect(unnoticed).toEqual([]);
    expect(await errorsIn(store)).toEqual([]);
  }, 120_000);

  test("says which link of which history is broken, and by which record it is named", async () => {
    const { store, folder, records } = await movedStore();
    rmSync(join(folder, blobOf(records[2])));
    expect(await errorsIn(store)).toMatchObject([
      { code: "deployment-chain-broken", args: { environment: "production", record: records[2], namedBy: records[3] } },
    ]);
  });

  test("says whose evidence is gone", async () => {
    const { store, folder, envelope, records } = await movedStore();
    rmSync(join(folder, blobOf(envelope)));
    expect(await errorsIn(store)).toMatchObject([
      { code: "store-content-missing", args: { what: envelope } },
      {
        code: "deployment-evidence-missing",
        args: { environment: "production", record: records[0], evidence: envelope },
      },
    ]);
  });
});

describe("a tag that was moved past us", () => {
  test.for<{ to: number; code: string; severity: string }>([
    { to: 0, code: "environment-set-back", severity: "error" },
    { to: 1, code: "environment-set-back", severity: "error" },
    { to: 2, code: "deployments-unreachable", severity: "warning" },
  ])("to record $to is $code", async ({ to, code, severity }) => {
    const { store, records } = await movedStore();
    const [from, target] = [records.at(-1), records[to]];
    if (!from || !target) throw new Error("there are five records");
    await store.moveTag("env.production", { from, to: target });
    const { findings } = await verifyStore(store, []);
    expect(findings.filter((each) => each.code !== "evidence-unsigned")).toMatchObject([{ code, severity }]);
  });

  test.for<{ wrong: string; record: Partial<Deployment>; detail: RegExp }>([
    { wrong: "of another environment", record: { environment: "staging" }, detail: /a record of staging/ },
    { wrong: "out of its place", record: { sequence: 9 }, detail: /record 9, and names none before it/ },
  ])("to a record $wrong is no history", async ({ record, detail }) => {
    const { store, a } = await acmeStore();
    const written = await writeRecord(store, { ...recordOf(a), ...record }, (await store.readManifest(a)).descriptor);
    await store.moveTag("env.production", { from: null, to: digestSchema.parse(written.digest) });
    const [found] = await errorsIn(store);
    expect(found).toMatchObject({ code: "deployment-chain-broken", args: { namedBy: "env.production" } });
    expect(found?.args.detail).toMatch(detail);
  });

  test("to a record that comes after another than it says is no history", async () => {
    const { store, a } = await acmeStore();
    const { descriptor } = await store.readManifest(a);
    const first = await writeRecord(store, recordOf(a), descriptor);
    const third = await writeRecord(store, { ...recordOf(a), previous: first.digest, sequence: 3 }, descriptor);
    await store.moveTag("env.production", { from: null, to: digestSchema.parse(third.digest) });
    const [found] = await errorsIn(store);
    expect(found?.args).toMatchObject({ record: first.digest, namedBy: third.digest });
    expect(found?.args.detail).toMatch(/record 1, before record 3/);
  });

  test("to a record with something more in its manifest is no history", async () => {
    const { store, a } = await acmeStore();
    const { digest } = await writeRecord(store, recordOf(a), (await store.readManifest(a)).descriptor);
    const { content } = await store.readManifest(digest);
    const more = { ...JSON.parse(Buffer.from(content).toString()), annotations: { approved: "by everybody" } };
    const { digest: to } = await store.writeManifest(Buffer.from(JSON.stringify(more)));
    await store.moveTag("env.production", { from: null, to });
    const [found] = await errorsIn(store);
    expect(found?.args.detail).toMatch(/its manifest is that of no record/);
  });

  test.for<{ what: string; digestIn: (acme: Awaited<ReturnType<typeof acmeStore>>) => Digest }>([
    { what: "a release", digestIn: ({ a }) => a },
    { what: "evidence", digestIn: ({ envelope }) => envelope },
  ])("to $what is no history", async ({ digestIn }) => {
    const acme = await acmeStore();
    await acme.store.moveTag("env.production", { from: null, to: digestIn(acme) });
    expect(await errorsIn(acme.store)).toMatchObject([{ code: "deployment-chain-broken" }]);
    expect(await findingsOf(rollback(acme.store, jane))).toMatchObject([{ code: "deployment-chain-broken" }]);
  });

  test("is told where it is that of a release", async () => {
    const { store, a, b } = await acmeStore();
    await store.moveTag(`release.${hexOf(a)}`, { from: a, to: b });
    expect(await errorsIn(store)).toMatchObject([{ code: "release-tag-moved", args: { release: a, found: b } }]);
  });
});

function recordOf(release: Digest): Deployment {
  const { environment, actor, reason } = jane;
  const rest = { evidence: [], approvedBy: [], overrides: [] };
  return {
    environment,
    kind: "promotion",
    release,
    previous: null,
    sequence: 1,
    actor,
    at: "2026-11-22T09:00:00Z",
    reason,
    ...rest,
  };
}

function blobOf(digest: Digest | undefined): string {
  return digest ? `blobs/sha256/${hexOf(digest)}` : "";
}
