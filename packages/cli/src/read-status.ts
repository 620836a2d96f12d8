import {
  BlastgateError,
  driftBetween,
  type EnvironmentState,
  type EnvironmentStatus,
  environmentState,
  type Finding,
  type Lock,
  type StoreStatus,
} from "@blastgate/core";
import {
  digestSchema,
  listEnvironments,
  listReleases,
  readChain,
  readLock,
  releaseDigest,
  type Store,
} from "@blastgate/registry";
import { defaultBranch, openRepository, resolveRevision } from "@blastgate/workspace";
import type { OpenedStore } from "./open-store.ts";
import { readSoundSide } from "./read-sides.ts";
import { releaseOf } from "./release-of.ts";

/** All environments that blastgate.yaml or the store knows, and how far they are from each other and from the main branch. */
export async function readStatus(
  { store, config }: OpenedStore,
  { cwd, now }: { cwd: string; now: Date },
): Promise<StoreStatus> {
  const settings = new Map((config?.environments ?? []).map((environment) => [environment.name, environment]));
  const inStore = await listEnvironments(store);
  const names = [...settings.keys(), ...inStore.filter((name) => !settings.has(name))];
  const findings: Finding[] = [];
  const states = new Map<string, EnvironmentState>();
  for (const name of names) states.set(name, await stateOf(store, name, findings));
  const locks = new Map<string, Lock | null>();
  for (const release of new Set([...states.values()].flatMap(({ running }) => running?.release ?? []))) {
    locks.set(release, await lockOf(store, release, findings));
  }
  const lockIn = (name: string) => locks.get(states.get(name)?.running?.release ?? "") ?? null;
  const main = await readMain(cwd);
  const ran = new Set([...states.values()].flatMap(({ history }) => history.map(({ release }) => release)));
  const releases = await listReleases(store);

  const statusOf = (name: string): EnvironmentStatus => {
    const { running, held, history } = states.get(name) ?? environmentState(name, []);
    const from = settings.get(name)?.from ?? null;
    const lock = lockIn(name);
    const before = from === null ? null : lockIn(from);
    return {
      environment: name,
      configured: settings.has(name),
      from,
      running: running && {
        ...running,
        ageMs: now.getTime() - Date.parse(running.since),
        actor: history.find(({ digest }) => digest === running.record)?.actor ?? "",
        commit: lock?.source.commit ?? null,
      },
      held,
      behindFrom: lock && before ? driftBetween(lock, before) : null,
      behindMain: lock && main ? driftBetween(lock, main.lock) : null,
    };
  };
  return {
    store: store.name,
    at: now.toISOString(),
    environments: names.map(statusOf),
    main: main && {
      branch: main.branch,
      commit: main.lock.source.commit,
      release: main.release,
      isReleased: releases.some((release) => release === main.release),
    },
    unused: releases.filter((release) => !ran.has(release)),
    findings,
  };
}

/** What an environment runs, and how it came to that: what is broken of it is told, as nothing. */
export async function stateOf(store: Store, name: string, findings: Finding[]): Promise<EnvironmentState> {
  try {
    return await readChain(store, name);
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    findings.push(...error.findings);
    return environmentState(name, []);
  }
}

async function lockOf(store: Store, release: string, findings: Finding[]): Promise<Lock | null> {
  try {
    return (await readLock(store, digestSchema.parse(release))).lock;
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    findings.push(...error.findings);
    return null;
  }
}

/** What the main branch would be released as; `null` outside of a repository, and where the branch has errors. */
async function readMain(cwd: string): Promise<{ branch: string; release: string; lock: Lock } | null> {
  try {
    const repository = await openRepository(cwd);
    const branch = await defaultBranch(repository);
    const commit = await resolveRevision(repository, branch);
    const { side } = await readSoundSide(repository, commit, "structure");
    const release = await releaseOf(repository, side);
    return { branch, release: releaseDigest(release), lock: release.lock };
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
