import {
  type Approvals,
  type AttachedDecision,
  checkPromotion,
  type Environment,
  type EnvironmentState,
  type Finding,
  type Lock,
  type PromotionCheck,
  passOver,
  type RecordedDeployment,
} from "@blastgate/core";
import type { Descriptor } from "../oci/manifest.ts";
import type { Store } from "../store.ts";
import { append } from "./append.ts";
import { type KnownRecords, readChain, readEnvironments } from "./chain.ts";

export interface PromotionRequest {
  environment: Environment;
  /** A release that was read, and is whole. */
  release: Descriptor;
  lock: Lock;
  /** All that is attached to it. */
  decisions: readonly AttachedDecision[];
  approvals: Approvals | null;
  actor: string;
  reason: string;
  /** Codes of rules to pass over, where the environment lets them be. */
  overrides: readonly string[];
  now: () => Date;
}

/** What became of a promotion. */
export interface Promotion extends Pick<PromotionCheck, "evidence" | "approvedBy"> {
  /** What keeps it from being made; none where it was, or would be. */
  unmet: Finding[];
  overrides: RecordedDeployment["overrides"];
  /** The environment as it was when this was found. */
  before: EnvironmentState;
  /** All environments by name, this one with what was done. */
  states: ReadonlyMap<string, EnvironmentState>;
  /** `null` where nothing was moved. */
  record: RecordedDeployment | null;
}

/**
 * Moves an environment to a release, if all rules are met. Whenever another moves the environment first they are all
 * checked again, against what it runs by then.
 *
 * @throws BlastgateError `deployment-chain-broken` where the history of any environment cannot be told;
 * `environment-raced`
 */
export async function promote(store: Store, request: PromotionRequest): Promise<Promotion> {
  const { environment, release, actor, reason, now } = request;
  let considered: Promotion | undefined;
  const appended = await append(store, {
    environment: environment.name,
    anew: true,
    async decide(before, known) {
      considered = await consider(store, request, before, known);
      const { unmet, evidence, approvedBy, overrides } = considered;
      if (unmet.length > 0) return null;
      return [{ kind: "promotion", release, actor, at: now().toISOString(), reason, evidence, approvedBy, overrides }];
    },
  });
  if (!considered) throw new Error("a promotion was neither made nor refused");
  if (!appended) return considered;
  const states = new Map(considered.states).set(environment.name, appended.state);
  return { ...considered, states, record: appended.records.at(-1) ?? null };
}

/** What a promotion is considered by: who makes it does not matter. */
export type PromotionProposal = Omit<PromotionRequest, "actor">;

/** What `promote` would find now. */
export async function considerPromotion(store: Store, request: PromotionProposal): Promise<Promotion> {
  return consider(store, request, await readChain(store, request.environment.name), new Map());
}

async function consider(
  store: Store,
  { environment, release, lock, decisions, approvals, overrides: codes, reason, now }: PromotionProposal,
  before: EnvironmentState,
  known: KnownRecords,
): Promise<Promotion> {
  const states = (await readEnvironments(store, known)).set(environment.name, before);
  const question = { environment, states, release: release.digest, lock, decisions, approvals, now: now() };
  const { unmet, evidence, approvedBy } = checkPromotion(question);
  const passed = passOver(unmet, { environment, codes, reason });
  return { ...passed, evidence, approvedBy, before, states, record: null };
}
