import {
  type BlastgateError,
  type EnvironmentState,
  type Finding,
  finding,
  type RecordedDeployment,
  rollbackTarget,
} from "@blastgate/core";
import { type Digest, digestSchema } from "../oci/digest.ts";
import { detailOf, problem } from "../problem.ts";
import { readRelease } from "../release/read-release.ts";
import type { Store } from "../store.ts";
import { append, type Entry } from "./append.ts";
import { type KnownRecords, listEnvironments, readSoundPart } from "./chain.ts";
import { releaseOfRecord } from "./record.ts";

export interface RollbackRequest {
  environment: string;
  /** Without it, the last that ran there and is not held. */
  to?: Digest | undefined;
  actor: string;
  reason: string;
  now: () => Date;
}

export interface Rollback {
  from: string;
  to: string;
  /** The rollback, and the hold on what ran, unless it was held already. */
  records: RecordedDeployment[];
  /** What was not looked at. */
  findings: Finding[];
}

/**
 * Goes back to a release that ran before, and holds the one that ran. Both are one move of the tag. It takes the store
 * alone: no configuration, evidence, model, nor source.
 *
 * Of two who go back in the same moment the second does not go back further: who finds that another release runs by now
 * is told.
 *
 * A history that is broken further back than the way goes is told, and no reason to stay.
 *
 * @throws BlastgateError `rollback-…`; `deployment-chain-broken` where not even its last record can be read; as `readRelease` does where the release to go back to
 * is not whole
 */
export async function rollback(store: Store, request: RollbackRequest): Promise<Rollback> {
  const { environment, actor, reason, now } = request;
  let seen: Omit<Rollback, "records"> | undefined;
  let broken: Finding[] = [];
  const appended = await append(store, {
    environment,
    anew: false,
    tolerant: ({ findings }) => {
      broken = findings;
    },
    async decide(state, known) {
      const { states: others, findings } = await readOthers(store, environment, known);
      const { from, to, record } = rollbackTarget(state, { to: request.to, others });
      if (seen && seen.from !== from) throw overtaken(state, seen.from);
      seen = { from, to, findings };
      const restored = digestSchema.parse(to);
      await readRelease(store, restored);
      const { descriptor } = await store.readManifest(restored);
      const said = { actor, at: now().toISOString(), reason, evidence: [], approvedBy: [], overrides: [] };
      const back: Entry = { ...said, kind: "rollback", release: descriptor };
      if (state.held.some(({ release }) => release === from)) return [back];
      // It may be damaged: what it is is known of the record that brought it.
      return [back, { ...said, kind: "hold", release: await releaseOfRecord(store, digestSchema.parse(record)) }];
    },
  });
  if (!appended || !seen) throw new Error("a rollback was neither made nor refused");
  return { ...seen, records: appended.records, findings: [...broken, ...seen.findings] };
}

function overtaken({ environment, running, history }: EnvironmentState, from: string): BlastgateError {
  const actor = history.find(({ digest }) => digest === running?.record)?.actor ?? "";
  return problem("rollback-overtaken", { environment, from, running: running?.release ?? "", actor });
}

/** Holds in other environments count as far as they can be read: a broken history there is no reason to stay here. */
async function readOthers(store: Store, environment: string, known: KnownRecords) {
  const names = (await listEnvironments(store)).filter((name) => name !== environment);
  const read = await Promise.all(names.map((name) => readSoundPart(store, name, known)));
  return {
    states: read.map(({ state }) => state),
    findings: read.flatMap(({ state, broken }) =>
      broken ? [finding("holds-not-read", { environment: state.environment, detail: detailOf(broken) })] : [],
    ),
  };
}
