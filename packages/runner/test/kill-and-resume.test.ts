import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { evidenceSchema } from "@blastgate/core";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { findJournals, readJournal } from "../src/store/journal-files.ts";
import { emptyFolder } from "./store/support.ts";
import { type ProviderServer, startProviderServer } from "./support/provider-server.ts";

const questions = 160;
/** As the run's settings say. */
const atOnce = 8;

/** Where the first run leaves its code compiled for the others. */
const compiled = mkdtempSync(join(tmpdir(), "blastgate-compiled-"));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

interface Run {
  folder: string;
  evidencePath: string;
  server: ProviderServer;
}

async function newRun(): Promise<Run> {
  const server = await startProviderServer({ latencyMs: 5 });
  onTestFinished(() => server.close());
  const folder = emptyFolder();
  return { folder, evidencePath: join(folder, "evidence.json"), server };
}

/** Starts a run, or goes on with it. @returns how it ended: its exit code, or `null` where it was killed */
async function start({ folder, evidencePath, server }: Run, killAfter: { requests: number; ms: number } | null) {
  const script = join(import.meta.dirname, "support/run-to-kill.ts");
  const child = spawn(process.execPath, [script, folder, server.origin, evidencePath], {
    env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    stdio: "inherit",
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (killAfter) {
    const until = server.received.length + killAfter.requests;
    while (child.exitCode === null && server.received.length < until) await delay(1);
    await delay(killAfter.ms);
    child.kill("SIGKILL");
  }
  return exited;
}

function evidenceOf({ evidencePath }: Run) {
  return evidenceSchema.parse(JSON.parse(readFileSync(evidencePath, "utf8")));
}

/** The server's requests whose responses are safe. */
async function safeResponses({ folder }: Run): Promise<Set<unknown>> {
  const safe = new Set<unknown>();
  for (const { path } of await findJournals(join(folder, "runs"))) {
    for (const { response } of (await readJournal(path)).purchases) safe.add(response.details.finishReason);
  }
  return safe;
}

/** Evenly from 0 to below 1, the same in every run of the test. */
function drawn(...seed: number[]): number {
  return createHash("sha256").update(seed.join()).digest().readUInt32BE() / 2 ** 32;
}

/** @returns how often it was killed until it had its evidence */
async function killAgainAndAgain(run: Run, seed: number): Promise<number> {
  const { received } = run.server;
  let kills = 0;
  for (let nth = 0; !existsSync(run.evidencePath); nth++) {
    const [safe, before] = [await safeResponses(run), received.length];
    const killAfter = { requests: Math.floor(drawn(seed, nth, 0) * 32), ms: drawn(seed, nth, 1) * 12 };
    const isKilled = (await start(run, killAfter)) === null;
    const asked = received.slice(before).map(({ digest }) => digest);
    if (isKilled) {
      kills += 1;
      const after = await safeResponses(run);
      // With its evidence written, a run may be killed while it tidies up.
      if (!existsSync(run.evidencePath)) {
        expect(asked.filter((digest) => !after.has(digest)).length).toBeLessThanOrEqual(atOnce);
      }
    }
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((digest) => safe.has(digest))).toEqual([]);
  }
  return kills;
}

test("a run that is killed again and again ends as one that never was, and buys nothing twice", async () => {
  const quiet = await newRun();
  expect(await start(quiet, null)).toBe(0);
  expect(quiet.server.received).toHaveLength(questions);
  const expected = evidenceOf(quiet);

  for (let seed = 0, kills = 0; kills < 50; seed += 3) {
    const runs = await Promise.all([newRun(), newRun(), newRun()]);
    const killed = await Promise.all(runs.map((run, index) => killAgainAndAgain(run, seed + index)));
    kills += killed.reduce((sum, count) => sum + count);
    for (const run of runs) {
      expect(evidenceOf(run)).toEqual(expected);
      expect(run.server.counts.size).toBe(questions);
    }
  }
}, 300_000);
