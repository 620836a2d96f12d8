import { resolve } from "node:path";
import { BlastgateError, finding, nearest } from "@blastgate/core";
import { git, runGit } from "./git.ts";
import { readStatus, type StatusEntry } from "./status.ts";

/**
 * A git repository with a working tree. The state of the working tree, and what a revision names, is asked of git
 * once, at the first need, so that all that one command says is about one moment.
 */
export interface Repository {
  /** The working tree's top folder, absolute. */
  root: string;
  /** git's own folder, absolute: one for all worktrees of a repository. */
  commonDir: string;
  /** History is cut off somewhere. */
  shallow: boolean;
  /** What differs from the commit that is checked out: staged, unstaged and untracked. */
  status(): Promise<StatusEntry[]>;
  /** The id of the commit that a revision names, if it names one. */
  findCommit(revision: string): Promise<string | undefined>;
}

/** What a command is going to ask of the repository. git is slow to start, so that it is asked for all of it at once. */
export interface Expected {
  revisions?: readonly string[];
  status?: boolean;
}

/**
 * The repository that a folder is in.
 *
 * @throws BlastgateError `no-repository`, `git-missing`, or `git-failed` (an owner git does not trust, say).
 */
export async function openRepository(cwd: string, expected: Expected = {}): Promise<Repository> {
  let status = expected.status ? readStatus(cwd) : undefined;
  // It fails where there is no repository, which is told below.
  status?.catch(() => {});
  const { root, commonDir, shallow, commits } = await locate(cwd, expected.revisions ?? []);
  return {
    root,
    commonDir,
    shallow,
    status() {
      status ??= readStatus(root);
      return status;
    },
    async findCommit(revision) {
      const asked = commits.get(revision) ?? findCommit(root, revision);
      commits.set(revision, asked);
      const commit = await asked;
      if (commit) commits.set(commit, asked);
      return commit;
    },
  };
}

async function locate(cwd: string, revisions: readonly string[]) {
  const query = ["rev-parse", "--show-toplevel", "--git-common-dir", "--is-shallow-repository"];
  const plain = revisions.filter((revision) => !revision.startsWith("-"));
  let found = await runGit(cwd, [...query, ...plain.map((revision) => `${revision}^{commit}`)]);
  // One of them may name no commit: that is told when it is asked for.
  if (found.exitCode !== 0 && plain.length > 0) found = await runGit(cwd, query);
  if (/not a git repository|must be run in a work tree/.test(found.stderr)) {
    throw new BlastgateError([finding("no-repository", { folder: cwd })]);
  }
  const output = found.exitCode === 0 ? found.stdout : await git(cwd, query);
  const [root, commonDir, shallow, ...ids] = output.trimEnd().split("\n");
  if (!root || !commonDir) throw new BlastgateError([finding("no-repository", { folder: cwd })]);
  const commits = new Map<string, Promise<string | undefined>>();
  if (ids.length === plain.length && ids.every((id) => /^[0-9a-f]+$/.test(id))) {
    for (const [index, id] of ids.entries())
      commits.set(plain[index] ?? id, Promise.resolve(id)).set(id, Promise.resolve(id));
  }
  return { root, commonDir: resolve(cwd, commonDir), shallow: shallow === "true", commits };
}

/**
 * The id of the commit that a revision names.
 *
 * @throws BlastgateError `unknown-revision`, or `shallow-clone` where it may be beyond the cut.
 */
export async function resolveRevision(repository: Repository, revision: string): Promise<string> {
  const commit = await repository.findCommit(revision);
  if (commit) return commit;
  if (repository.shallow) throw tooShallow(revision);
  const refs = await git(repository.root, ["for-each-ref", "--format=%(refname:short)"]);
  const suggestion = nearest(revision, refs.split("\n").filter(Boolean));
  throw new BlastgateError([finding("unknown-revision", { revision, suggestion })]);
}

/** The commit that is checked out; `null` before the first. */
export async function headCommit(repository: Repository): Promise<string | null> {
  return (await repository.findCommit("HEAD")) ?? null;
}

/** The branch that changes go to: origin's default, else `main`, else `master`. */
export async function defaultBranch(repository: Repository): Promise<string> {
  for (const name of ["origin/HEAD", "main", "master"]) if (await repository.findCommit(name)) return name;
  return "main";
}

/**
 * The best common ancestor of two revisions, as a commit id.
 *
 * @throws BlastgateError `unrelated-histories`, or `shallow-clone` where it may be beyond the cut.
 */
export async function mergeBase(repository: Repository, base: string, head = "HEAD"): Promise<string> {
  const commits = await Promise.all([resolveRevision(repository, base), resolveRevision(repository, head)]);
  if (commits[0] === commits[1]) return commits[0];
  const { exitCode, stdout } = await runGit(repository.root, ["merge-base", ...commits]);
  if (exitCode === 0) return stdout.trim();
  if (repository.shallow) throw tooShallow(base);
  throw new BlastgateError([finding("unrelated-histories", { base, head })]);
}

async function findCommit(root: string, revision: string): Promise<string | undefined> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`];
  const { exitCode, stdout } = await runGit(root, args);
  return exitCode === 0 ? stdout.trim() : undefined;
}

function tooShallow(revision: string): BlastgateError {
  return new BlastgateError([finding("shallow-clone", { revision, command: "git fetch --unshallow" })]);
}
