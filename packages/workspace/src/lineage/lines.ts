import { git, runGit } from "../git.ts";
import { defaultBranch, headCommit, type Repository } from "../repository.ts";

/** A line of development: commits that follow each other by first parents, newest first, merges left out. */
export type Line = readonly string[];

/**
 * For each commit the line on which it was made, for as long as that was on its own: from where it left another to where
 * it was merged. What is checked out is such a line too, as far as the default branch does not have it; what was committed
 * to the default branch directly is on none.
 */
export async function readLines(repository: Repository): Promise<(commit: string | null) => Line> {
  const head = await headCommit(repository);
  if (head === null) return () => [];
  const [parents, unmerged] = await Promise.all([readParents(repository, head), readUnmerged(repository, head)]);
  const lineOf = new Map<string, Line>();
  const tips = [head];
  // The tip found last is of the oldest merge that is left, so that a commit is given to the first merge it is in.
  for (let tip = tips.pop(); tip !== undefined; tip = tips.pop()) {
    const line: string[] = [];
    for (let at: string | undefined = tip; at !== undefined && !lineOf.has(at); at = parents.get(at)?.[0]) {
      const [, ...merged] = parents.get(at) ?? [];
      tips.push(...merged);
      if (merged.length === 0) line.push(at);
      lineOf.set(at, tip === head ? [] : line);
    }
  }
  const current = unmerged.filter((commit) => (parents.get(commit)?.length ?? 0) < 2);
  for (const commit of unmerged) lineOf.set(commit, current);
  return (commit) => (commit === null ? current : lineOf.get(commit)) ?? [];
}

async function readParents(repository: Repository, head: string): Promise<Map<string, string[]>> {
  const output = await git(repository.root, ["rev-list", "--parents", head]);
  const parents = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const [commit = "", ...rest] = line.split(" ");
    parents.set(commit, rest);
  }
  return parents;
}

async function readUnmerged(repository: Repository, head: string): Promise<string[]> {
  const main = await repository.findCommit(await defaultBranch(repository));
  if (main === undefined || main === head) return [];
  // Where they have nothing in common, nothing tells where a branch began.
  const { exitCode } = await runGit(repository.root, ["merge-base", main, head]);
  if (exitCode !== 0) return [];
  const output = await git(repository.root, ["rev-list", "--first-parent", head, `^${main}`]);
  return output.split("\n").filter(Boolean);
}
