import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  considerPromotion,
  type Digest,
  hold,
  promote,
  readChain,
  readEnvironments,
  rollback,
  type Store,
  unhold,
} from "../../src/index.ts";
import { hexOf } from "../../src/oci/digest.ts";
import { problem } from "../../src/problem.ts";
import { acmeStore, jane, movingTags, production, toProduction } from "../support/acme-environments.ts";
import { findingsOf } from "../support/findings-of.ts";

/** A store whose tag another moves at the moment when it is about to be moved, once. */
function overtakenBy(store: Store, other: () => Promise<unknown>, lost?: "lost"): Store {
  let isFirst = true;
  return movingTags(store, async (tag, move) => {
    if (!isFirst) return store.moveTag(tag, move);
    isFirst = false;
    if (!lost) await other();
    await store.moveTag(tag, move);
    await other();
    throw problem("tag-move-lost", { store: store.name, tag, wanted: move.to, found: "" });
  });
}

const codesOf = async (attempt: Promise<unknown>) => (await findingsOf(attempt)).map(({ code }) => code);

describe("a promotion", () => {
  test("is a record that is attached to the release, and names what it rests on and the record before", async () => {
    const { store, a, b, envelope } = await acmeStore();
    const first = await promote(store, await toProduction(store, a));
    const second = await promote(store, await toProduction(store, b));
    expect(first.record).toMatchObject({
      kind: "promotion",
      release: a,
      previous: null,
      sequence: 1,
      evidence: [envelope],
    });
    expect(second.record).toMatchObject({
      environment: "production",
      release: b,
      previous: first.record?.digest,
      sequence: 2,
      actor: "jane@acme.example",
      at: "2026-11-22T09:00:00.000Z",
      reason: "Kinder words.",
      evidence: [],
      overrides: [{ code: "promotion-not-judged", reason: "Kinder words." }],
    });
    expect(await store.readTag("env.production")).toBe(second.record?.digest);
    const attached = await store.referrers(b, "application/vnd.blastgate.deployment.v1");
    expect(attached.map(({ digest }) => digest)).toEqual([second.record?.digest]);
    expect((await readEnvironments(store)).get("production")?.history).toEqual([first.record, second.record]);
  });

  test("that is not allowed writes nothing, nor does asking", async () => {
    const { store, a, b } = await acmeStore();
    await considerPromotion(store, await toProduction(store, a));
    const refused = await promote(store, await toProduction(store, b, { overrides: [] }));
    expect(refused).toMatchObject({ record: null, unmet: [{ code: "promotion-not-judged" }] });
    expect(await store.readTag("env.production")).toBeNull();
    expect(await store.referrers(b)).toEqual([]);
  });

  test("that another overtakes is decided again, on what runs by then", async () => {
    const { store, a, b } = await acmeStore();
    await promote(store, await toProduction(store, a));
    const other = async () => promote(store, await toProduction(store, b, { actor: "kim@acme.example" }));
    const late = await promote(overtakenBy(store, other), await toProduction(store, b));
    expect(late).toMatchObject({ record: null, unmet: [{ code: "promotion-already-there" }] });
    expect((await readChain(store, "production")).history.map(({ actor }) => actor)).toEqual([
      "jane@acme.example",
      "kim@acme.example",
    ]);
  });

  test("on top of which another has built before it looked was made", async () => {
    const { store, a, b } = await acmeStore();
    const other = async () => promote(store, await toProduction(store, b));
    const { record } = await promote(overtakenBy(store, other, "lost"), await toProduction(store, a));
    const { history } = await readChain(store, "production");
    expect(history.map(({ release }) => release)).toEqual([a, b]);
    expect(record).toEqual(history[0]);
  });
});

describe("a rollback", () => {
  test("moves back and holds what ran, in one move of the tag", async () => {
    const { store, a, b } = await acmeStore();
    await promote(store, await toProduction(store, a));
    await promote(store, await toProduction(store, b));
    let moves = 0;
    const counting = movingTags(store, (tag, move) => {
      moves += 1;
      return store.moveTag(tag, move);
    });
    const { from, to, records } = await rollback(counting, jane);
    expect([from, to, moves]).toEqual([b, a, 1]);
    expect(records).toMatchObject([
      { kind: "rollback", release: a, sequence: 3 },
      { kind: "hold", release: b, sequence: 4, reason: "Refunds go to the wrong queue." },
    ]);
    const again = await promote(store, await toProduction(store, b));
    expect(again.unmet).toMatchObject([{ code: "promotion-held", args: { holder: "production" } }]);
  });

  test("goes back once, of two who see the same failure", async () => {
    const { store, a, b, c } = await acmeStore();
    for (const release of [a, b, c]) await promote(store, await toProduction(store, release));
    const other = () => rollback(store, { ...jane, actor: "kim@acme.example" });
    expect(await codesOf(rollback(overtakenBy(store, other), jane))).toEqual(["rollback-again"]);
    expect((await readChain(store, "production")).running?.release).toBe(b);
    expect((await rollback(store, { ...jane, to: a })).to).toBe(a);
  });

  test("from what somebody has replaced meanwhile is not made", async () => {
    const { store, a, b, c } = await acmeStore();
    for (const release of [a, b]) await promote(store, await toProduction(store, release));
    const other = async () => promote(store, await toProduction(store, c));
    expect(await findingsOf(rollback(overtakenBy(store, other), jane))).toMatchObject([
      { code: "rollback-overtaken", args: { from: b, running: c } },
    ]);
    expect((await readChain(store, "production")).running?.release).toBe(c);
  });

  test("works where the bad release, evidence and the histories of others are damaged", async () => {
    const { store, folder, a, b, envelope } = await acmeStore();
    for (const release of [a, b]) await promote(store, await toProduction(store, release));
    const environment = { ...production, name: "staging" };
    const staging = await promote(store, await toProduction(store, b, { environment }));
    for (const digest of [b, envelope, staging.record?.digest as Digest]) {
      writeFileSync(join(folder, "blobs/sha256", hexOf(digest)), "{}");
    }
    const { to, findings } = await rollback(store, jane);
    expect(to).toBe(a);
    expect(findings).toMatchObject([{ code: "holds-not-read", args: { environment: "staging" } }]);
    const { running, held } = await readChain(store, "production");
    expect(running?.release).toBe(a);
    expect(held.map(({ release }) => release)).toEqual([b]);
  });

  test("goes as far back as the history can be told, and says where it is broken", async () => {
    const { store, folder, a, b, c } = await acmeStore();
    for (const release of [a, b, c]) await promote(store, await toProduction(store, release));
    const [first] = (await readChain(store, "production")).history;
    rmSync(join(folder, "blobs/sha256", first?.digest.slice(7) ?? ""));
    const { to, findings, records } = await rollback(store, jane);
    expect(to).toBe(b);
    expect(records).toMatchObject([{ sequence: 4 }, { sequence: 5 }]);
    expect(findings).toMatchObject([{ code: "deployment-chain-broken", args: { record: first?.digest } }]);
    expect(await codesOf(promote(store, await toProduction(store, a)))).toEqual(["deployment-chain-broken"]);
  });

  test("does not go to a release that is not whole", async () => {
    const { store, folder, a, b } = await acmeStore();
    for (const release of [a, b]) await promote(store, await toProduction(store, release));
    const [bundle] = (await store.readManifest(a)).manifest.layers ?? [];
    rmSync(join(folder, "blobs/sha256", hexOf(bundle?.digest ?? a)));
    expect(await findingsOf(rollback(store, jane))).toMatchObject([
      { code: "store-content-missing", args: { what: bundle?.digest } },
    ]);
    expect((await readChain(store, "production")).running?.release).toBe(b);
  });
});

describe("a hold", () => {
  test("is about what runs where nothing else is named, keeps it running, and is lifted again", async () => {
    const { store, a } = await acmeStore();
    await promote(store, await toProduction(store, a));
    const held = await hold(store, jane);
    expect(held.running?.release).toBe(a);
    expect(held.held).toMatchObject([{ release: a, kind: "hold", actor: "jane@acme.example" }]);
    expect(await codesOf(hold(store, jane))).toEqual(["hold-already"]);
    expect((await unhold(store, jane)).held).toEqual([]);
    expect(await codesOf(unhold(store, jane))).toEqual(["unhold-not-held"]);
  });

  test("can be the first thing that happens in an environment", async () => {
    const { store, a, b } = await acmeStore();
    expect(await codesOf(hold(store, jane))).toEqual(["hold-nothing-running"]);
    await hold(store, { ...jane, release: a });
    expect((await promote(store, await toProduction(store, a))).unmet).toMatchObject([{ code: "promotion-held" }]);
    await hold(store, { ...jane, release: b });
    expect(await codesOf(unhold(store, jane))).toEqual(["unhold-which"]);
    expect((await unhold(store, { ...jane, release: a })).held).toMatchObject([{ release: b }]);
  });

  test("is lifted where it was set", async () => {
    const { store, a } = await acmeStore();
    await hold(store, { ...jane, environment: "staging", release: a });
    expect(await findingsOf(unhold(store, { ...jane, release: a }))).toMatchObject([
      { code: "unhold-not-held", args: { holders: ["staging"] } },
    ]);
  });
});
