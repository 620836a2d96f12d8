import { BlastgateError, finding } from "@blastgate/core";
import { defaultBranch, type Expected, type Repository, type SourceRequest } from "@blastgate/workspace";

/** What is compared with what. Without `head` it is the working tree. */
export interface Range {
  base: string;
  head?: string | undefined;
  /** The base is compared with itself, and not where the head branched off from it. */
  isExact?: boolean;
}

/** The flags of a command that compares. */
interface WrittenRange {
  base?: string | undefined;
  head?: string | undefined;
}

/**
 * The range that a person means by `--base` and `--head`; the base may be written `A..B`, and is the branch that
 * changes go to where nothing is said.
 *
 * @throws BlastgateError `range-and-head` where both name a head.
 */
export async function rangeOf(repository: Repository, { base, head }: WrittenRange): Promise<Range> {
  if (base === undefined) return { base: await defaultBranch(repository), head };
  const [from, to] = base.split(/\.{2,3}/);
  if (to === undefined) return { base, head };
  if (head !== undefined) throw new BlastgateError([finding("range-and-head", { range: base, head })]);
  return { base: from || "HEAD", head: to || undefined };
}

/** What git will be asked about such a range. */
export function expectedOf({ base = "HEAD", head }: WrittenRange): Expected {
  const [from, to = head] = base.split(/\.{2,3}/);
  return { revisions: [...new Set([from || "HEAD", to || "HEAD"])], status: !to };
}

/** A revision, or the working tree where none is named. */
export function requestOf(revision: string | undefined): SourceRequest {
  return revision === undefined ? { kind: "working-tree" } : { kind: "revision", revision };
}
