import {
  BlastgateError,
  buildGraph,
  type Change,
  checkSnapshot,
  checkStructure,
  type Finding,
  findChange,
  findImpact,
  finding,
  type Impact,
  type Side,
  supposeFilesChanged,
} from "@blastgate/core";
import {
  changedFiles,
  type GraphCache,
  mergeBase,
  type Repository,
  readSnapshot,
  resolveRevision,
} from "@blastgate/workspace";
import { cachesOf } from "./caches.ts";
import { type Range, requestOf } from "./range.ts";

export interface Comparison {
  /** `null` where the base cannot be had; `change.widened` says why. */
  base: Side | null;
  head: Side;
  change: Change;
  impact: Impact;
  /** Warnings about the head. */
  findings: Finding[];
}

/** How much of a side is checked: what its graph rests on, or the suites' cases too. */
export type Checked = "structure" | "everything";

/** One side, and what is wrong with it. */
export async function readSide(
  repository: Repository,
  revision: string | undefined,
  checked: Checked,
): Promise<{ side: Side; findings: Finding[] }> {
  const side = await readUnchecked(repository, revision);
  if (checked === "structure") return { side, findings: checkStructure(side.snapshot) };
  // Large, and of no use to the commands that run no eval.
  const { installedAssertionPackages } = await import("@blastgate/runner");
  return { side, findings: checkSnapshot(side.snapshot, { installed: installedAssertionPackages() }) };
}

export async function readUnchecked(repository: Repository, revision: string | undefined): Promise<Side> {
  const snapshot = await readSnapshot(repository, requestOf(revision), cachesOf(repository) ?? {});
  return { snapshot, graph: buildGraph(snapshot) };
}

/**
 * One side that nothing is wrong with.
 *
 * @throws BlastgateError with every error, where there are any.
 */
export async function readSoundSide(
  repository: Repository,
  revision: string | undefined,
  checked: Checked,
): Promise<{ side: Side; findings: Finding[] }> {
  const { side, findings } = await readSide(repository, revision, checked);
  if (findings.some(({ severity }) => severity === "error")) throw new BlastgateError(findings);
  return { side, findings };
}

/**
 * The merge base, or the base itself where the range says so, and the head; what differs between them, and what that
 * reaches. A base that exists but cannot be read widens the impact to everything; where evals are to be compared with it
 * (`baseRequired`), it is an error.
 *
 * @throws BlastgateError where there is no such revision, or the head has errors.
 */
export async function compare(
  repository: Repository,
  range: Range,
  { baseRequired, checked }: { baseRequired: boolean; checked: Checked },
): Promise<Comparison> {
  // git looks for it while the head is read; a failure is told after the head's own.
  const baseRevision = findBase(repository, range);
  baseRevision.catch(() => {});
  const head = await readSoundSide(repository, range.head, checked);
  return compareRead(repository, { name: range.base, revision: baseRevision, required: baseRequired }, head);
}

/** As `compare`, where the head was read already, and no evals are to be compared. */
export async function compareHead(
  repository: Repository,
  range: Range,
  head: { side: Side; findings: Finding[] },
): Promise<Comparison> {
  return compareRead(repository, { name: range.base, revision: findBase(repository, range), required: false }, head);
}

function findBase(repository: Repository, { base, head, isExact }: Range): Promise<string> {
  return isExact ? resolveRevision(repository, base) : mergeBase(repository, base, head);
}

interface WantedBase {
  /** As it was written. */
  name: string;
  revision: Promise<string>;
  required: boolean;
}

async function compareRead(
  repository: Repository,
  wanted: WantedBase,
  { side: head, findings }: { side: Side; findings: Finding[] },
): Promise<Comparison> {
  const { base, files, unusable } = await readBase(repository, wanted, head);
  const change = findChange(base?.graph ?? null, head.graph, files, unusable);
  return { base, head, change, impact: findImpact(change, base?.graph ?? null, head.graph), findings };
}

interface Base {
  base: Side | null;
  files: string[];
  unusable: Finding[];
}

async function readBase(repository: Repository, { name, revision, required }: WantedBase, head: Side): Promise<Base> {
  try {
    const side = await readUnchecked(repository, await revision);
    const files = await changedFiles(repository, side.snapshot.source, head.snapshot.source);
    return { base: side, files, unusable: [] };
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    const codes = new Set(error.findings.map(({ code }) => code));
    if (codes.has("config-missing")) {
      return { base: null, files: [], unusable: [finding("base-without-workspace", { revision: name })] };
    }
    if (!required && (codes.has("shallow-clone") || codes.has("unrelated-histories"))) {
      return { base: null, files: [], unusable: error.findings };
    }
    throw error;
  }
}

/**
 * What edits of these files would reach in the working tree as it is.
 *
 * @throws BlastgateError where it has errors.
 */
export async function impactOfFiles(
  repository: Repository,
  files: readonly string[],
): Promise<{ impact: Impact; findings: Finding[] }> {
  const { side, findings } = await readSoundSide(repository, undefined, "structure");
  return { impact: findImpact(supposeFilesChanged(side, files), side.graph, side.graph), findings };
}

/** Keeps the graph of a side that is a commit with nothing wrong in it, unless it is kept already. */
export async function keepGraph(cache: GraphCache, { snapshot, graph }: Side): Promise<void> {
  const { source, config } = snapshot;
  if (source.kind !== "revision" || (await cache.has(source.revision))) return;
  const findings = checkStructure(snapshot);
  if (findings.every(({ severity }) => severity !== "error")) await cache.add(source.revision, config, graph, findings);
}
