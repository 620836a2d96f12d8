import type { AttachedDecision, Environment } from "@blastgate/core";
import {
  attachDecision,
  type Digest,
  type PromotionRequest,
  readEvidence,
  readLock,
  type Store,
  writeRelease,
} from "../../src/index.ts";
import { acmeStatement } from "./acme-decision.ts";
import { acmeRelease } from "./acme-release.ts";
import { temporaryLayout } from "./temporary-layout.ts";

/** Nobody has judged most releases of these tests. */
export const production: Environment = { name: "production", overrides: ["promotion-not-judged"] };

/** A store with four releases, the first of which has a GO that compares with nothing. */
export async function acmeStore() {
  const { store, folder } = await temporaryLayout();
  return { folder, ...(await fill(store)) };
}

/** The same, of a store that is there. */
export async function fill(store: Store) {
  const releases: Digest[] = [];
  for (const commit of [
    "9f2c41d07ab35e8816c4d20f7b9a3e5c61d8f024",
    "b0".repeat(20),
    "c1".repeat(20),
    "d2".repeat(20),
  ]) {
    releases.push((await writeRelease(store, acmeRelease({ commit }))).digest);
  }
  const [a, b, c, d] = releases;
  if (!a || !b || !c || !d) throw new Error("there are four releases");
  const statement = acmeStatement(a);
  const features = [{ feature: "support-routing", owner: "@acme/support", verdict: "GO" as const, suites: [] }];
  const decision = { ...statement.predicate.decision, features };
  const envelope = await attachDecision(store, { ...statement, predicate: { ...statement.predicate, decision } });
  return { store, a, b, c, d, envelope };
}

/** A promotion to production that nothing stands in the way of, unless `more` does. */
export async function toProduction(
  store: Store,
  release: Digest,
  more: Partial<PromotionRequest> = {},
): Promise<PromotionRequest> {
  const { decisions }: { decisions: AttachedDecision[] } = await readEvidence(store, release, []);
  return {
    environment: production,
    release: (await store.readManifest(release)).descriptor,
    lock: (await readLock(store, release)).lock,
    decisions,
    approvals: null,
    actor: "jane@acme.example",
    reason: "Kinder words.",
    overrides: ["promotion-not-judged"],
    now: () => new Date("2026-11-22T09:00:00Z"),
    ...more,
  };
}

/** Whoever does something to production. */
export const jane = {
  environment: "production",
  actor: "jane@acme.example",
  reason: "Refunds go to the wrong queue.",
  now: () => new Date("2026-11-22T10:00:00Z"),
};

/** A store that moves tags in another way. */
export function movingTags(store: Store, moveTag: Store["moveTag"]): Store {
  return new Proxy(store, {
    get(target, key) {
      if (key === "moveTag") return moveTag;
      const value: unknown = Reflect.get(target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
