import { BlastgateError, type EnvironmentState, finding, holdsOn } from "@blastgate/core";
import { type Digest, digestSchema } from "../oci/digest.ts";
import type { Store } from "../store.ts";
import { append, type Entry } from "./append.ts";
import { type KnownRecords, readEnvironments } from "./chain.ts";

export interface HoldRequest {
  environment: string;
  /** Without it what runs there, or, to lift a hold, the one release that is held there. */
  release?: Digest | undefined;
  actor: string;
  reason: string;
  now: () => Date;
}

/**
 * Keeps a release from being promoted anywhere, or gone back to. What runs it goes on running it.
 *
 * @returns the environment with it
 * @throws BlastgateError `hold-already`, `hold-nothing-running`; as `append`
 */
export async function hold(store: Store, request: HoldRequest): Promise<EnvironmentState> {
  return appendOne(store, request, "hold", async ({ environment, running, held }) => {
    const release = request.release ?? running?.release;
    if (release === undefined) throw new BlastgateError([finding("hold-nothing-running", { environment })]);
    const before = held.find((record) => record.release === release);
    if (!before) return release;
    const { actor, reason } = before;
    throw new BlastgateError([finding("hold-already", { environment, release, actor, reason })]);
  });
}

/**
 * Lifts a hold, in the environment where it was set.
 *
 * @returns the environment with it
 * @throws BlastgateError `unhold-not-held`, `unhold-which`; as `append`
 */
export async function unhold(store: Store, request: HoldRequest): Promise<EnvironmentState> {
  return appendOne(store, request, "unhold", async ({ environment, held }, known) => {
    const releases = held.map(({ release }) => release);
    const [only, another] = releases;
    if (request.release === undefined && another !== undefined) {
      throw new BlastgateError([finding("unhold-which", { environment, releases })]);
    }
    const release = request.release ?? only ?? "";
    if (releases.includes(release)) return release;
    const holds = holdsOn(release, (await readEnvironments(store, known)).values());
    const holders = holds.map((record) => record.environment);
    throw new BlastgateError([finding("unhold-not-held", { environment, release, holders })]);
  });
}

async function appendOne(
  store: Store,
  { environment, actor, reason, now }: HoldRequest,
  kind: Entry["kind"],
  releaseOf: (state: EnvironmentState, known: KnownRecords) => Promise<string>,
): Promise<EnvironmentState> {
  const appended = await append(store, {
    environment,
    anew: kind === "hold",
    async decide(state, known) {
      const release = digestSchema.parse(await releaseOf(state, known));
      const { descriptor } = await store.readManifest(release);
      const said = { actor, at: now().toISOString(), reason, evidence: [], approvedBy: [], overrides: [] };
      return [{ ...said, kind, release: descriptor }];
    },
  });
  if (!appended) throw new Error(`a ${kind} was neither made nor refused`);
  return appended.state;
}
