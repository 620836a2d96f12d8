import { setTimeout } from "node:timers/promises";
import {
  type BlastgateError,
  type Deployment,
  type EnvironmentState,
  environmentState,
  type RecordedDeployment,
} from "@blastgate/core";
import { digestSchema } from "../oci/digest.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { hasCode, isLostRace, problem } from "../problem.ts";
import type { Store } from "../store.ts";
import { type KnownRecords, readSoundPart, tagOfEnvironment } from "./chain.ts";
import { writeRecord } from "./record.ts";

/** What a record says beside its place in the chain. */
export interface Entry extends Omit<Deployment, "environment" | "previous" | "sequence" | "release"> {
  release: Descriptor;
}

export interface Appending {
  environment: string;
  /**
   * What to append to a history as it is now, oldest first; `null` to leave it as it is. Asked again, of the new head,
   * whenever another was first.
   */
  decide: (state: EnvironmentState, known: KnownRecords) => Promise<readonly Entry[] | null>;
  /** Whether it can be appended to a history of which the beginning is broken. What is decided is of the rest, then. */
  tolerant?: (broken: BlastgateError) => void;
  /** The releases have to be there still when their records are: see `removeGarbage`. */
  anew: boolean;
}

const attempts = 30;
const longestWaitMs = 500;

/** The history with what was appended, whatever has been appended to it since. */
export interface Appended {
  state: EnvironmentState;
  records: RecordedDeployment[];
}

/**
 * Appends to an environment's history, and moves its tag to the last of the new records. All of them count from that
 * moment on, or none.
 *
 * @returns `null` where nothing was to be appended
 * @throws BlastgateError `environment-raced` where others were first again and again; as `readChain` does
 */
export async function append(
  store: Store,
  { environment, decide, anew, tolerant }: Appending,
): Promise<Appended | null> {
  const known: KnownRecords = new Map();
  const tag = tagOfEnvironment(environment);
  let overwritten: Appended | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const { state: before, broken } = await readSoundPart(store, environment, known);
    if (broken && (!tolerant || before.head === null)) throw broken;
    if (broken) tolerant?.(broken);
    // On a registry another may have built on our records before we looked.
    if (overwritten && before.history.some(({ digest }) => digest === overwritten?.state.head)) return overwritten;
    const entries = await decide(before, known);
    if (!entries) return null;
    const records = await writeAll(store, before, entries);
    const state = environmentState(environment, [...before.history, ...records]);
    const to = digestSchema.parse(state.head);
    if (anew) for (const { release } of entries) await store.readManifest(release.digest);
    try {
      await store.moveTag(tag, { from: before.head === null ? null : digestSchema.parse(before.head), to });
      return { state, records };
    } catch (error) {
      if (!isLostRace(error)) throw error;
      overwritten = hasCode(error, "tag-move-lost") ? { state, records } : undefined;
    }
    await setTimeout(Math.random() * Math.min(longestWaitMs, 10 * 2 ** attempt));
  }
  throw problem("environment-raced", { environment, attempts });
}

async function writeAll(
  store: Store,
  { environment, history }: EnvironmentState,
  entries: readonly Entry[],
): Promise<RecordedDeployment[]> {
  const records: RecordedDeployment[] = [];
  for (const { release, ...said } of entries) {
    const previous = records.at(-1) ?? history.at(-1);
    const place = { environment, previous: previous?.digest ?? null, sequence: (previous?.sequence ?? 0) + 1 };
    records.push(await writeRecord(store, { ...said, ...place, release: release.digest }, release));
  }
  return records;
}
