import type { RecordedDeployment } from "../schemas/deployment.ts";
import type { EnvironmentState } from "../schemas/environment.ts";

/** @param records an environment's chain, oldest first */
export function environmentState(environment: string, records: readonly RecordedDeployment[]): EnvironmentState {
  const move = records.findLast(isMove);
  const held = new Map<string, RecordedDeployment>();
  for (const record of records) {
    if (record.kind === "hold") held.set(record.release, record);
    if (record.kind === "unhold") held.delete(record.release);
  }
  return {
    environment,
    head: records.at(-1)?.digest ?? null,
    running: move ? { release: move.release, since: move.at, record: move.digest } : null,
    held: [...held.values()],
    history: [...records],
  };
}

/** Whether a record moved the environment to its release. */
export function isMove({ kind }: Pick<RecordedDeployment, "kind">): boolean {
  return kind === "promotion" || kind === "rollback";
}

/** The holds on a release, in any environment: a release that is bad in one is not wanted in another. */
export function holdsOn(release: string, states: Iterable<EnvironmentState>): RecordedDeployment[] {
  return [...states].flatMap(({ held }) => held.filter((record) => record.release === release));
}
