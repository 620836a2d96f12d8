import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type EnvironmentState, environmentState } from "@blastgate/core";
import { expect, test } from "vitest";
import { type Digest, readChain, verifyStore, writeRelease } from "../../src/index.ts";
import { acmeRelease } from "../support/acme-release.ts";
import { temporaryLayout } from "../support/temporary-layout.ts";

const program = fileURLToPath(new URL("../support/move-environment.ts", import.meta.url));

/** A process that moves production, and what it was told counts. It is killed as it goes on after so many moves. */
async function mover(
  folder: string,
  actor: string,
  releases: readonly Digest[],
  moves: number,
  killedAfter = Infinity,
) {
  const child = spawn(process.execPath, [program, folder, actor, String(moves), ...releases], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const told: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    told.push(line);
    if (told.length === killedAfter) child.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  return { told, end: signal ?? code };
}

test("8 processes that move an environment 100 times and more, some of them killed, leave one line of records in which nothing is lost", async () => {
  const { folder, store } = await temporaryLayout();
  const releases: Digest[] = [];
  for (const persona of ["Be kind.\n", "Be brief.\n", "Be exact.\n", "Be calm.\n"]) {
    releases.push((await writeRelease(store, acmeRelease({ persona }))).digest);
  }
  const movers = await Promise.all([
    ...[1, 2, 3, 4].map((number) => mover(folder, `lives-${number}`, releases, 20)),
    ...[1, 2, 3, 4].map((number) => mover(folder, `dies-${number}`, releases, 40, 5 + number)),
  ]);
  expect(movers.map(({ end }) => end)).toEqual([0, 0, 0, 0, "SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL"]);

  const state = await readChain(store, "production");
  const recorded = state.history.map(({ digest }) => digest);
  const told = movers.flatMap((each) => each.told);
  expect(told.length).toBeGreaterThan(100);
  expect(new Set(told).size).toBe(told.length);
  expect(told.filter((digest) => !recorded.includes(digest))).toEqual([]);
  expect(brokenRules(state)).toEqual([]);
  const { findings } = await verifyStore(store, []);
  expect(findings.filter(({ severity }) => severity === "error")).toEqual([]);
}, 300_000);

/** Records that the history before them did not allow: each was decided on the head that it was appended to. */
function brokenRules({ environment, history }: EnvironmentState): string[] {
  return history.flatMap(({ kind, release, sequence, actor }, index) => {
    const { running, held, history: earlier } = environmentState(environment, history.slice(0, index));
    const isHeld = held.some((record) => record.release === release);
    const next = history[index + 1];
    const allowed = {
      promotion: running?.release !== release && !isHeld,
      rollback:
        running?.release !== release &&
        !isHeld &&
        earlier.some((record) => record.release === release) &&
        (held.some((record) => record.release === running?.release) ||
          (next?.kind === "hold" && next.release === running?.release && next.actor === actor)),
      hold: !isHeld,
      unhold: isHeld,
    };
    return allowed[kind] ? [] : [`${sequence} ${kind}`];
  });
}
