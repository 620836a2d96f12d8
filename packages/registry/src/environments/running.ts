import { isMove, type RecordedDeployment } from "@blastgate/core";
import { type Digest, isDigest } from "../oci/digest.ts";
import { problem } from "../problem.ts";
import type { Contents } from "../store.ts";
import { oddity, tagOfEnvironment } from "./chain.ts";
import { readRecord } from "./record.ts";

export interface Running {
  /** The last record of the environment's history. */
  head: RecordedDeployment;
  /** The one that moved the environment to what it runs: the head, or one behind holds. */
  move: RecordedDeployment;
}

/** Holds between the head and the last move. */
const maxHolds = 1000;

/**
 * What an environment runs, read from the end of its history: no further back than it was moved last.
 *
 * @param head what the environment's tag points at
 * @throws BlastgateError `deployment-chain-broken`; what `readRecord` throws
 */
export async function readRunning(store: Contents, environment: string, head: Digest): Promise<Running> {
  let last: RecordedDeployment | undefined;
  let next: RecordedDeployment | undefined;
  let at: string | null = head;
  for (let read = 0; at !== null; read++) {
    const [record, namedBy] = [at, next?.digest ?? tagOfEnvironment(environment)];
    const broken = (detail: string) => problem("deployment-chain-broken", { environment, record, namedBy, detail });
    if (!isDigest(record)) throw broken("it is no digest.");
    if (read > maxHolds) throw broken(`it is behind ${maxHolds} holds.`);
    const found: RecordedDeployment = await readRecord(store, record);
    const odd = oddity(found, environment, next);
    if (odd) throw broken(odd);
    last ??= found;
    if (isMove(found)) return { head: last, move: found };
    next = found;
    at = found.previous;
  }
  throw problem("deployment-chain-broken", {
    environment,
    record: head,
    namedBy: tagOfEnvironment(environment),
    detail: "nothing in it moved the environment anywhere.",
  });
}
