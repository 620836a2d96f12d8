import { compareText } from "../compare-text.ts";
import type { AttachedDecision } from "../environments/judgements.ts";
import { runsOf } from "../environments/runs.ts";
import { BlastgateError, finding } from "../findings/catalogue.ts";
import type { EnvironmentState } from "../schemas/environment.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Commit, LogEntry } from "../schemas/lineage.ts";
import type { Digest, Lock } from "../schemas/release.ts";
import type { Trace, TracedPrompt, TracedRelease } from "../schemas/trace.ts";
import type { TraceQuery } from "./trace-query.ts";

/** What is known of a store, to look things up in. */
export interface TraceSources {
  /** As messages name it. */
  store: string;
  releases: readonly { digest: Digest; lock: Lock }[];
  environments: readonly EnvironmentState[];
}

/** What was asked for, before anything was read of it beyond the store's locks and histories. */
export type Traced = Omit<Trace, "releases" | "prompts"> & {
  prompts: Omit<TracedPrompt, "changes">[];
  releases: Omit<TracedRelease, "commit" | "decisions">[];
};

/** What belongs to releases and prompts that were found. */
export interface TraceDetails {
  /** By id. */
  commits: ReadonlyMap<string, Commit>;
  /** By release. */
  decisions: ReadonlyMap<Digest, readonly AttachedDecision[]>;
  /** By the prompt as it was found. */
  changes: ReadonlyMap<Traced["prompts"][number], LogEntry[]>;
  findings: readonly Finding[];
}

/**
 * Looks up which prompts are meant, which releases hold them, and where these ran. Of a release that is named without a
 * prompt all prompts are meant.
 *
 * @throws BlastgateError `trace-not-found`, `trace-ambiguous`
 */
export function findTraced(query: TraceQuery, sources: TraceSources): Traced {
  const { held, release } = meant(query, sources);
  if (held.length === 0) throw notFound(query, sources);
  const holders = new Set(held.map((each) => each.release));
  const runs = sources.environments.flatMap(runsOf);
  const releases = sources.releases
    .filter(({ digest }) => holders.has(digest))
    .map(({ digest, lock }) => ({
      digest,
      named: digest === release,
      source: lock.source,
      runs: runs
        .filter((run) => run.release === digest)
        .map(({ release: _, ...run }) => run)
        .toSorted((a, b) => compareText(a.from, b.from)),
    }))
    .toSorted(byFirstRun);
  const order = releases.map(({ digest }) => digest);
  return {
    store: sources.store,
    prompts: promptsOf(held, order),
    releases,
    findings: oddities(query, holders, sources),
  };
}

export function traceOf(traced: Traced, { commits, decisions, changes, findings }: TraceDetails): Trace {
  return {
    store: traced.store,
    prompts: traced.prompts.map((prompt) => ({ ...prompt, changes: changes.get(prompt) ?? null })),
    releases: traced.releases.map((release) => ({
      ...release,
      commit: commits.get(release.source.commit) ?? null,
      decisions: (decisions.get(release.digest) ?? []).map(({ envelope, decision, baseline, signedBy }) => ({
        envelope,
        verdict: decision.verdict,
        baseline,
        signedBy: [...signedBy],
      })),
    })),
    findings: [...traced.findings, ...findings],
  };
}

/** A prompt in a release. */
interface Held {
  release: Digest;
  prompt: string;
  locked: Lock["prompts"][string];
}

function meant(query: TraceQuery, { releases }: TraceSources): { held: Held[]; release: Digest | null } {
  const all = releases.flatMap(({ digest, lock }) =>
    Object.entries(lock.prompts).map(([prompt, locked]): Held => ({ release: digest, prompt, locked })),
  );
  if (query.kind === "version") {
    const { prompt, version } = query;
    return { held: all.filter((each) => each.prompt === prompt && each.locked.version === version), release: null };
  }
  if (query.kind === "logged") {
    const { prompt, digest, release } = query;
    const isMeant = (each: Held) =>
      (prompt === null || each.prompt === prompt) &&
      (digest === null ? each.release === release : each.locked.digest === digest);
    return { held: all.filter(isMeant), release };
  }
  const begins = (digest: string) => digest.startsWith(`sha256:${query.digits}`);
  const found = new Set([
    ...releases.map(({ digest }) => digest).filter(begins),
    ...all.map(({ locked }) => locked.digest).filter(begins),
  ]);
  if (found.size > 1) {
    throw new BlastgateError([finding("trace-ambiguous", { digits: query.digits, digests: [...found].toSorted() })]);
  }
  const [only] = found;
  const held = all.filter(({ release, locked }) => release === only || locked.digest === only);
  return { held, release: only ?? null };
}

/** One for each digest and version that a prompt has in these releases. */
function promptsOf(held: readonly Held[], order: readonly Digest[]): Traced["prompts"] {
  const groups = Map.groupBy(held, ({ prompt, locked }) => JSON.stringify([prompt, locked.version, locked.digest]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { version, digest, owners } = first.locked;
      const releases = order.filter((release) => group.some((each) => each.release === release));
      return [{ prompt: first.prompt, version, digest, owners, releases }];
    })
    .toSorted((a, b) => compareText(a.prompt, b.prompt) || firstOf(a) - firstOf(b));

  function firstOf({ releases: [first] }: { releases: readonly Digest[] }): number {
    return first === undefined ? order.length : order.indexOf(first);
  }
}

type Placed = Traced["releases"][number];

function byFirstRun(a: Placed, b: Placed): number {
  if (a.named !== b.named) return a.named ? -1 : 1;
  const [from, other] = [a.runs[0]?.from, b.runs[0]?.from];
  if (from === undefined || other === undefined) {
    if (from !== other) return from === undefined ? 1 : -1;
    return compareText(a.digest, b.digest);
  }
  return compareText(from, other) || compareText(a.digest, b.digest);
}

/** A line may name a release that does not have the prompt it names. */
function oddities(query: TraceQuery, holders: ReadonlySet<Digest>, { releases, store }: TraceSources): Finding[] {
  if (query.kind !== "logged" || query.release === null || holders.has(query.release)) return [];
  const { release } = query;
  const isThere = releases.some(({ digest }) => digest === release);
  return [finding("trace-release-differs", { release, store, isThere })];
}

function notFound(query: TraceQuery, { store, releases, environments }: TraceSources): BlastgateError {
  const looked = { releases: releases.length, environments: environments.map(({ environment }) => environment) };
  const { what, others } = describeQuery(query, releases);
  return new BlastgateError([finding("trace-not-found", { what, store, ...looked, others })]);
}

/** What was asked for in words, and what there is in its place. */
function describeQuery(query: TraceQuery, releases: TraceSources["releases"]): { what: string; others: string[] } {
  if (query.kind === "digest")
    return { what: `No release or prompt whose digest begins with ${query.digits}`, others: [] };
  if (query.kind === "logged") {
    const { prompt, digest, release } = query;
    const parts = [
      ...(prompt === null ? [] : [`prompt ${prompt}`]),
      ...(digest === null ? [] : [`prompt digest ${digest}`]),
      ...(digest === null && release !== null ? [`release ${release}`] : []),
    ];
    return { what: `Nothing of the line's ${parts.join(", ")}`, others: [] };
  }
  const { prompt, version } = query;
  const versions = releases.flatMap(({ lock }) =>
    Object.entries(lock.prompts).flatMap(([id, locked]) => (id === prompt && locked.version ? [locked.version] : [])),
  );
  return { what: `No ${prompt} of the version ${version}`, others: [...new Set(versions)].toSorted(compareText) };
}
