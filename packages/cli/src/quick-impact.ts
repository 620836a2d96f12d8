import { BlastgateError, buildGraph, type Finding, findChange, findReached, type Impact } from "@blastgate/core";
import { type KeptGraph, mergeBase, type Repository, readEdits, resolveSource } from "@blastgate/workspace";
import type { Caches } from "./caches.ts";
import { type Range, requestOf } from "./range.ts";

export interface QuickImpact {
  impact: Impact;
  /** Warnings about the head. */
  findings: Finding[];
}

/**
 * The impact of a range that is nothing but edits which leave the graph as it is, from the graph kept of its merge base:
 * only what was edited is read, and only what it reaches. `null` where there is more to it, no such graph is kept, or
 * something is wrong, which a comparison of the whole will tell.
 */
export async function quickImpact(repository: Repository, caches: Caches, range: Range): Promise<QuickImpact | null> {
  try {
    const commit = await mergeBase(repository, range.base, range.head);
    const kept = await caches.graphs.get(commit);
    return kept ? await impactOfEdits(repository, caches, commit, kept, range) : null;
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}

async function impactOfEdits(
  repository: Repository,
  { parsed }: Caches,
  commit: string,
  kept: KeptGraph,
  range: Range,
): Promise<QuickImpact | null> {
  const source = await resolveSource(repository, requestOf(range.head));
  const isDataset = (path: string) => kept.node(`dataset:${path}`) !== undefined;
  const edits = await readEdits(repository, commit, source, { config: kept.config, isDataset, parsed });
  if (!edits || (edits.outside.length > 0 && !kept.kinds.every((kind) => kindsOfWorkspace.has(kind)))) return null;
  const named = edits.now.notes.flatMap(({ releases }) => releases.map(({ prompt }) => prompt));
  if (!named.every((prompt) => kept.node(`prompt:${prompt}`))) return null;
  const edited = new Set(edits.files);
  // An edit moves what has a line.
  if (kept.findings.some(({ where }) => where?.line !== undefined && edited.has(where.path))) return null;

  const [before, now] = [buildGraph(edits.before), buildGraph(edits.now)];
  if (!before.nodes.values().every(({ id, where }) => kept.node(id)?.where?.path === where?.path)) return null;
  const change = findChange(before, now, edits.files);
  const node: KeptGraph["node"] = (id) => {
    const place = now.nodes.get(id)?.where;
    const found = kept.node(id);
    return found && { ...found, ...(place && { where: place }) };
  };
  return { impact: findReached(change, { ...kept, node }), findings: kept.findings };
}

/** Nodes of any other kind may depend on files that are no part of the workspace. */
const kindsOfWorkspace: ReadonlySet<string> = new Set([
  "prompt",
  "feature",
  "suite",
  "contract",
  "dataset",
  "model",
  "tool",
  "file",
]);
