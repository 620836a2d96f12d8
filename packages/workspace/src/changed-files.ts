import type { Source } from "@blastgate/core";
import { git, splitNul } from "./git.ts";
import type { Repository } from "./repository.ts";

/**
 * Paths of the whole repository, sorted, that differ between two sources; a renamed file is there with both names.
 * A file of the working tree that was changed and changed back since the commit may be among them.
 */
export async function changedFiles(repository: Repository, base: Source | null, head: Source): Promise<string[]> {
  const paths = new Set(await changedBetween(repository, base?.revision ?? null, head.revision));
  for (const source of [base, head]) {
    if (source?.kind !== "working-tree") continue;
    for (const { path } of await repository.status()) paths.add(path);
  }
  return [...paths].sort();
}

/** `null`: before the first commit there are no files. */
async function changedBetween(repository: Repository, base: string | null, head: string | null): Promise<string[]> {
  if (base === head) return [];
  const comparison =
    base !== null && head !== null
      ? ["diff-tree", "-r", "-z", "--name-only", "--no-renames", base, head]
      : ["ls-tree", "-r", "-z", "--name-only", "--full-tree", base ?? head ?? ""];
  return splitNul(await git(repository.root, comparison));
}
