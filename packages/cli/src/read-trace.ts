import {
  type AttachedDecision,
  BlastgateError,
  type Commit,
  type EnvironmentState,
  type Finding,
  finding,
  findTraced,
  type LogEntry,
  type Trace,
  type TraceDetails,
  type Traced,
  type TraceQuery,
  traceOf,
} from "@blastgate/core";
import { type Digest, digestSchema, listEnvironments, readEvidence, readLocks } from "@blastgate/registry";
import { openRepository, type Repository, readCommits, readPromptLogAt } from "@blastgate/workspace";
import { cachesOf } from "./caches.ts";
import type { OpenedStore } from "./open-store.ts";
import { stateOf } from "./read-status.ts";
import { readTrustedKeys } from "./trusted-keys.ts";

/**
 * Where a prompt or a release came from, and where it ran. What cannot be read beside that is told as findings.
 *
 * @throws BlastgateError `trace-not-found`, `trace-ambiguous`; as the store's reads
 */
export async function readTrace(opened: OpenedStore, query: TraceQuery, cwd: string): Promise<Trace> {
  const { store } = opened;
  const { releases, findings } = await readLocks(store);
  const environments: EnvironmentState[] = [];
  for (const name of await listEnvironments(store)) environments.push(await stateOf(store, name, findings));
  const traced = findTraced(query, { store: store.name, releases, environments });
  const decisions = await readDecisions(opened, traced, findings);
  const { commits, changes } = await readSource(cwd, traced, findings);
  return traceOf(traced, { commits, decisions, changes, findings });
}

async function readDecisions({ store, root }: OpenedStore, { releases }: Traced, findings: Finding[]) {
  const trusted = await readTrustedKeys(root);
  const decisions = new Map<Digest, AttachedDecision[]>();
  for (const { digest } of releases) {
    const evidence = await readEvidence(store, digestSchema.parse(digest), trusted);
    decisions.set(digestSchema.parse(digest), evidence.decisions);
    // Who signed is told with each decision.
    findings.push(...evidence.findings.filter(({ code }) => code !== "evidence-unsigned"));
  }
  return decisions;
}

/** What the repository of this folder says of the commits, and, where one prompt is meant, of what changed it. */
async function readSource(
  cwd: string,
  traced: Traced,
  findings: Finding[],
): Promise<Pick<TraceDetails, "commits" | "changes">> {
  const repository = await repositoryAt(cwd);
  const commits = repository ? await readKnownCommits(repository, traced) : new Map<string, Commit>();
  for (const { digest, source } of traced.releases) {
    if (!commits.has(source.commit)) {
      findings.push(finding("trace-commit-missing", { release: digest, commit: source.commit }));
    }
  }
  const changes = new Map<Traced["prompts"][number], LogEntry[]>();
  const isOnePrompt = new Set(traced.prompts.map(({ prompt }) => prompt)).size === 1;
  if (!repository || !isOnePrompt) return { commits, changes };
  for (const prompt of traced.prompts) {
    const commit = traced.releases.find(({ digest }) => digest === prompt.releases[0])?.source.commit;
    if (commit === undefined || !commits.has(commit)) continue;
    const log = await readChanges(repository, commit, prompt.prompt);
    changes.set(prompt, log.entries);
    findings.push(...log.findings);
  }
  return { commits, changes };
}

/** The last of them tell why a prompt is as it is; `blastgate log` tells all. */
const changesTold = 3;

async function readChanges(repository: Repository, commit: string, prompt: string) {
  try {
    const caches = cachesOf(repository) ?? {};
    return await readPromptLogAt(repository, commit, prompt, { limit: changesTold, caches });
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    return { entries: [], findings: error.findings };
  }
}

async function readKnownCommits(repository: Repository, { releases }: Traced): Promise<Map<string, Commit>> {
  const known: string[] = [];
  for (const commit of new Set(releases.map(({ source }) => source.commit))) {
    if ((await repository.findCommit(commit)) !== undefined) known.push(commit);
  }
  return readCommits(repository, known);
}

async function repositoryAt(cwd: string): Promise<Repository | null> {
  try {
    return await openRepository(cwd);
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
