import { finding } from "../findings/catalogue.ts";
import { settleRequirement } from "../review/settle-approvals.ts";
import type { Approvals } from "../schemas/approvals.ts";
import type { Environment } from "../schemas/config.ts";
import type { EnvironmentState } from "../schemas/environment.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Digest, Lock } from "../schemas/release.ts";
import type { Requirement } from "../schemas/review.ts";
import { environmentState, holdsOn } from "./environment-state.ts";
import { type AttachedDecision, judgementsOf } from "./judgements.ts";
import { millisecondsOf } from "./time.ts";

/** What a promotion is judged by. */
export interface PromotionQuestion {
  /** Where it goes, as blastgate.yaml has it. */
  environment: Environment;
  /** Of every environment that the store knows, by name. */
  states: ReadonlyMap<string, EnvironmentState>;
  release: Digest;
  lock: Lock;
  /** All that is attached to the release. */
  decisions: readonly AttachedDecision[];
  /** `null`: none are known. */
  approvals: Approvals | null;
  now: Date;
}

export interface PromotionCheck {
  /** Every rule that is not met; none where the release may come. */
  unmet: Finding[];
  /** Envelopes that say GO. */
  evidence: Digest[];
  approvedBy: string[];
}

/** Whether a release may come to an environment: all rules at once, each by its own code. */
export function checkPromotion(question: PromotionQuestion): PromotionCheck {
  const { environment, states, release, lock, decisions } = question;
  const { running } = stateOf(environment.name, states);
  if (running?.release === release) {
    const { since } = running;
    const unmet = [finding("promotion-already-there", { environment: environment.name, release, since })];
    return { unmet, evidence: [], approvedBy: [] };
  }
  const approved = checkApprovers(question);
  const judged = judgementsOf(decisions, {
    environment: environment.name,
    release,
    lock,
    running: running?.release ?? null,
    signers: environment["signed-by"],
  });
  return {
    unmet: [
      ...checkSource(question),
      ...checkHolds(question),
      ...checkFrom(question),
      ...judged.unmet,
      ...approved.unmet,
    ],
    evidence: judged.counting.map(({ envelope }) => envelope),
    approvedBy: approved.approvedBy,
  };
}

function checkSource({ environment, release, lock }: PromotionQuestion): Finding[] {
  const { commit, dirty } = lock.source;
  return dirty ? [finding("promotion-dirty", { environment: environment.name, release, commit })] : [];
}

function checkHolds({ environment, release, states }: PromotionQuestion): Finding[] {
  return holdsOn(release, states.values()).map(({ environment: holder, actor, at, reason }) =>
    finding("promotion-held", { environment: environment.name, release, holder, actor, at, reason }),
  );
}

function checkFrom(question: PromotionQuestion): Finding[] {
  const { environment, release, states, now } = question;
  const { name, from, soak = "" } = environment;
  if (from === undefined) return [];
  const soaking = soakingOf(question);
  if (!soaking) {
    const running = stateOf(from, states).running?.release ?? "";
    return [finding("promotion-not-in-from", { environment: name, release, from, running })];
  }
  if (now.getTime() >= soaking.until.getTime()) return [];
  const args = { from, soak, since: soaking.since, until: soaking.until.toISOString() };
  return [finding("promotion-soaking", { environment: name, release, ...args })];
}

/** Since when the environment before runs the release, and when that is long enough; `null` where it does not. */
export function soakingOf({ environment: { from, soak = "0s" }, release, states }: PromotionQuestion) {
  const running = from === undefined ? null : stateOf(from, states).running;
  if (running?.release !== release) return null;
  const { since } = running;
  return { since, until: new Date(Date.parse(since) + (millisecondsOf(soak) ?? 0)) };
}

/** Who has to approve, and has. An approval is of a commit: that which the release was built from. */
export function settledApprovers({ environment, lock, approvals }: PromotionQuestion): Requirement[] {
  return (environment.approvers ?? []).map((approver) => {
    const who = "of" in approver ? approver : { any: 1, of: [approver.owner] };
    return settleRequirement({ ...who, because: [], approvedBy: [], missing: null }, lock.source.commit, approvals);
  });
}

function checkApprovers(question: PromotionQuestion) {
  const { environment, lock } = question;
  const { commit } = lock.source;
  const settled = settledApprovers(question);
  return {
    approvedBy: [...new Set(settled.flatMap(({ approvedBy }) => approvedBy))].toSorted(),
    unmet: settled.flatMap(({ any, of, approvedBy, missing }) => {
      if (!missing) return [];
      const args = { any, of, have: approvedBy.length, commit, because: missing.code };
      return [finding("promotion-not-approved", { environment: environment.name, ...args })];
    }),
  };
}

function stateOf(name: string, states: ReadonlyMap<string, EnvironmentState>): EnvironmentState {
  return states.get(name) ?? environmentState(name, []);
}
