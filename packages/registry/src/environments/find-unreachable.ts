import { BlastgateError, type EnvironmentState, type Finding, finding, type RecordedDeployment } from "@blastgate/core";
import type { Digest } from "../oci/digest.ts";
import type { Store } from "../store.ts";
import { isDamage } from "./chain.ts";
import { deploymentType, readRecord } from "./record.ts";

/** A command writes at most so many records before it moves the tag: a rollback with its hold. */
const mostBeforeMove = 2;
const mostShown = 5;

/** What is known of a store whose environments were read. */
export interface Walked {
  releases: Iterable<Digest>;
  /** Of environments whose history can be told. */
  states: ReadonlyMap<string, EnvironmentState>;
  /** The others, of which nobody knows what is in their history. */
  broken: ReadonlySet<string>;
}

/**
 * Looks for records that no tag leads to. A few are what commands leave that were killed, or that came too late; where
 * more of them stand one upon the other than a command writes at once, a tag once pointed there and was set back.
 */
export async function findUnreachable(store: Store, { releases, states, broken }: Walked): Promise<Finding[]> {
  const reachable = new Set([...states.values()].flatMap(({ history }) => history.map(({ digest }) => digest)));
  const found = new Map<string, RecordedDeployment>();
  const findings: Finding[] = [];
  for (const release of releases) {
    for (const { digest } of await store.referrers(release, deploymentType)) {
      if (reachable.has(digest)) continue;
      try {
        const record = await readRecord(store, digest);
        if (!broken.has(record.environment)) found.set(digest, record);
      } catch (error) {
        if (!(error instanceof BlastgateError) || !isDamage(error)) throw error;
        findings.push(...error.findings);
      }
    }
  }
  const byEnvironment = Map.groupBy(found.values(), ({ environment }) => environment);
  for (const [environment, records] of byEnvironment) {
    findings.push(...explain(environment, records, states.get(environment), found));
  }
  return findings;
}

function explain(
  environment: string,
  records: readonly RecordedDeployment[],
  state: EnvironmentState | undefined,
  unreachable: ReadonlyMap<string, RecordedDeployment>,
): Finding[] {
  const deepest = records.toSorted((a, b) => depthOf(b, unreachable) - depthOf(a, unreachable))[0];
  if (deepest && depthOf(deepest, unreachable) > mostBeforeMove) {
    const { digest: record, sequence } = deepest;
    return [finding("environment-set-back", { environment, record, sequence, head: state?.history.length ?? 0 })];
  }
  const shown = records.slice(0, mostShown).map(({ digest }) => digest);
  const actors = [...new Set(records.map(({ actor }) => actor))].toSorted();
  return [finding("deployments-unreachable", { environment, records: shown, count: records.length, actors })];
}

/** How many records one has to go back, itself included, to one that is in a history or not there. */
function depthOf(record: RecordedDeployment, unreachable: ReadonlyMap<string, RecordedDeployment>): number {
  let depth = 0;
  for (let at: RecordedDeployment | undefined = record; at; depth++) {
    at = at.previous === null ? undefined : unreachable.get(at.previous);
  }
  return depth;
}
