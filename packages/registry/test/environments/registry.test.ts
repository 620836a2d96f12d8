import { describe, expect, test } from "vitest";
import { findGarbage, listReleases, openStore, promote, readChain, rollback, verifyStore } from "../../src/index.ts";
import { fill, jane, toProduction } from "../support/acme-environments.ts";
import { missing, startDockerRegistry } from "../support/docker-registry.ts";
import { findingsOf } from "../support/findings-of.ts";

const skipped = missing("docker-registry");

describe.skipIf(skipped)(`environments in a registry ${skipped}`, () => {
  test("are moved, moved back, verified, and found by another who opens it", async () => {
    const { host, stop } = await startDockerRegistry();
    try {
      const location = `oci://${host}/acme/prompts`;
      const { store, a, b } = await fill(await openStore(location));
      for (const release of [a, b]) await promote(store, await toProduction(store, release));
      await rollback(store, jane);
      const other = await openStore(location);
      const { running, held, history } = await readChain(other, "production");
      expect(history.map(({ kind }) => kind)).toEqual(["promotion", "promotion", "rollback", "hold"]);
      expect([running?.release, held.map(({ release }) => release)]).toEqual([a, [b]]);
      expect(await listReleases(other)).toHaveLength(4);
      const { findings, ...walked } = await verifyStore(other, []);
      expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(walked).toMatchObject({
        environments: [{ environment: "production", records: 4 }],
        releases: 4,
        evidence: 1,
      });
      expect(await findingsOf(findGarbage(other, { keep: 0, now: new Date() }))).toMatchObject([
        { code: "gc-not-in-registry" },
      ]);
    } finally {
      await stop();
    }
  });

  test("that many move at once have one history, in which each move that was told is", async () => {
    const { host, stop } = await startDockerRegistry();
    try {
      const location = `oci://${host}/acme/prompts`;
      const { store, a, b, c, d } = await fill(await openStore(location));
      const told = await Promise.all(
        [a, b, c, d].map(async (release, index) => {
          const own = await openStore(location);
          const { record } = await promote(own, await toProduction(own, release, { actor: `mover-${index}` }));
          return record?.digest;
        }),
      );
      const { history } = await readChain(store, "production");
      const recorded = history.map(({ digest }) => digest);
      const lost = told.filter((digest) => digest !== undefined && !recorded.includes(digest));
      const { findings } = await verifyStore(store, []);
      // No registry swaps a tag atomically: what is overwritten unseen is told by the records.
      const isTold = findings.some(({ code }) => /^(deployments-unreachable|environment-set-back)$/.test(code));
      expect(lost.length === 0 || isTold).toBe(true);
      expect(findings.filter(({ code }) => code === "deployment-chain-broken")).toEqual([]);
    } finally {
      await stop();
    }
  });
});
