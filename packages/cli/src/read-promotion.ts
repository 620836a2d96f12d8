import {
  type Approvals,
  BlastgateError,
  type Commit,
  type ConsideredPromotion,
  diffReleases,
  type Environment,
  type Finding,
  finding,
  type LogEntry,
  type PromotionResult,
  type ReleaseDiff,
  reportPromotion,
} from "@blastgate/core";
import {
  type Digest,
  digestSchema,
  type Promotion,
  type PromotionRequest,
  readEvidence,
  readRelease,
  type Store,
  type StoredRelease,
} from "@blastgate/registry";
import { commitsSince, openRepository, type Repository, readCommits, readPromptLogAt } from "@blastgate/workspace";
import { cachesOf } from "./caches.ts";
import { composeRelease } from "./compose-release.ts";
import type { OpenedStore } from "./open-store.ts";
import { readTrustedKeys } from "./trusted-keys.ts";

/** A release on its way to an environment, with all that is attached to it. */
export interface Candidate {
  environment: Environment;
  release: StoredRelease;
  request: Pick<PromotionRequest, "environment" | "release" | "lock" | "decisions" | "approvals">;
  /** What is odd about what is attached. */
  findings: Finding[];
}

/** @throws BlastgateError as `readRelease` and `readEvidence` do */
export async function readCandidate(
  { store, root }: OpenedStore,
  environment: Environment,
  { digest, approvals }: { digest: Digest; approvals: Approvals | null },
): Promise<Candidate> {
  const release = await readRelease(store, digest);
  const { decisions, findings } = await readEvidence(store, digest, await readTrustedKeys(root));
  const { descriptor } = await store.readManifest(digest);
  const request = { environment, release: descriptor, lock: release.lock, decisions, approvals };
  return { environment, release, request, findings };
}

/** Who may have to approve what comes to environments. */
export function askedIn(environments: readonly Environment[]): string[] {
  return environments.flatMap(({ approvers = [] }) =>
    approvers.flatMap((approver) => ("of" in approver ? approver.of : [approver.owner])),
  );
}

export function resultOf({ environment, release, findings }: Candidate, promotion: Promotion): PromotionResult {
  const { before, states: _, ...made } = promotion;
  return { environment: environment.name, release: release.digest, replaces: before.running, ...made, findings };
}

/**
 * A promotion with everything that decides about it: what differs is read from the store, who changed it and why from
 * the repository of this folder. What of that cannot be read is told as findings, and keeps nothing from being reported.
 */
export async function readPromotion(
  store: Store,
  candidate: Candidate,
  promotion: Promotion,
  { cwd, now }: { cwd: string; now: Date },
): Promise<ConsideredPromotion> {
  const { release, request } = candidate;
  const { environment, lock, decisions, approvals } = request;
  const findings: Finding[] = [];
  const replaced = await readReplaced(store, candidate, promotion, findings);
  const { commits, changes } = await readSource(cwd, release, replaced, findings);
  const question = {
    environment,
    states: promotion.states,
    release: release.digest,
    lock,
    decisions,
    approvals,
    now,
  };
  const facts = { store: store.name, question, release, replaced, commits, changes, findings: distinct(findings) };
  return reportPromotion(resultOf(candidate, promotion), facts);
}

interface Replaced {
  release: StoredRelease;
  difference: ReleaseDiff;
}

async function readReplaced(
  store: Store,
  { release }: Candidate,
  { before }: Promotion,
  findings: Finding[],
): Promise<Replaced | null> {
  if (!before.running) return null;
  const digest = digestSchema.parse(before.running.release);
  const replaced = await told(findings, null, () => readRelease(store, digest));
  return replaced && { release: replaced, difference: diffReleases(replaced, release, composeRelease) };
}

interface Source {
  commits: ReadonlyMap<string, Commit>;
  changes: ReadonlyMap<string, LogEntry[]>;
}

async function readSource(
  cwd: string,
  release: StoredRelease,
  replaced: Replaced | null,
  findings: Finding[],
): Promise<Source> {
  const nothing: Source = { commits: new Map(), changes: new Map() };
  return told<Source>(findings, nothing, async () => {
    const repository = await openRepository(cwd);
    const sides = [release, ...(replaced ? [replaced.release] : [])];
    const known: string[] = [];
    for (const { digest, lock } of sides) {
      const { commit } = lock.source;
      if ((await repository.findCommit(commit)) !== undefined) known.push(commit);
      else findings.push(finding("trace-commit-missing", { release: digest, commit }));
    }
    const commits = await readCommits(repository, [...new Set(known)]);
    const isWhole = replaced !== null && known.length === sides.length;
    return { commits, changes: isWhole ? await readChanges(repository, release, replaced, findings) : new Map() };
  });
}

/** Of one prompt. `blastgate log` tells all. */
const mostChanges = 20;

/** What changed prompts between both releases. Those that differ by what they include are told by what that is. */
async function readChanges(
  repository: Repository,
  { lock: { source, prompts } }: StoredRelease,
  { release: before, difference }: Replaced,
  findings: Finding[],
): Promise<Map<string, LogEntry[]>> {
  const between = await commitsSince(repository, { before: before.lock.source.commit, after: source.commit });
  const caches = cachesOf(repository) ?? {};
  const changes = new Map<string, LogEntry[]>();
  for (const { prompt, parts } of difference.prompts) {
    if (!(prompt in prompts) || parts.every((part) => part === "included")) continue;
    const entries = await told(findings, null, async () => {
      const log = await readPromptLogAt(repository, source.commit, prompt, { limit: mostChanges, caches });
      findings.push(...log.findings);
      return log.entries;
    });
    const isBetween = ({ commit, parts: changed }: LogEntry) =>
      commit !== null && between.has(commit.id) && changed.some(({ part }) => part !== "included");
    if (entries) changes.set(prompt, entries.filter(isBetween));
  }
  return changes;
}

/** Where history is cut off, it is so for every prompt. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((found) => [JSON.stringify(found), found])).values()];
}

/** What cannot be read is told, and another value stands in its place. */
export async function told<Value>(findings: Finding[], instead: Value, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    findings.push(...error.findings);
    return instead;
  }
}
