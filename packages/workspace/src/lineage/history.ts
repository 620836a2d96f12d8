import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Commit } from "@blastgate/core";
import { git, streamNul } from "../git.ts";
import type { Repository } from "../repository.ts";

/** A commit that changed something under the folders asked for. */
export interface HistoryCommit extends Commit {
  /** The nearest commits before it that did so too: one for each line of history that was merged in it. */
  parents: string[];
}

/** A commit as git is asked to write it: its id, its parents, and what is told of it. */
const format = ["%H", "%P", "%aN", "%aE", "%aI", "%s"];

/** For every command that prints commits, whatever the user's settings say of its output. */
export const plainLog = ["-z", "--no-show-signature", "--no-notes", "--no-color", "--encoding=UTF-8", "--no-follow"];

/**
 * The commits before `from`, and itself, that changed something under some folders, as a rule newest first. git reads no
 * further back than is asked for.
 */
export async function* readHistory(
  repository: Repository,
  from: string,
  folders: readonly string[],
): AsyncGenerator<HistoryCommit> {
  // `--parents` has the parents written as they are among the commits that are left.
  yield* readLog(repository, ["--parents", from, "--", ...folders]);
}

/** The commits whose parents a shallow clone does not have. */
export async function readCuts({ commonDir, shallow }: Repository): Promise<ReadonlySet<string>> {
  if (!shallow) return new Set();
  return new Set((await readFile(join(commonDir, "shallow"), "utf8")).split("\n").filter(Boolean));
}

/** Some commits by their ids. */
export async function readCommits(repository: Repository, ids: readonly string[]): Promise<Map<string, Commit>> {
  const commits = new Map<string, Commit>();
  if (ids.length === 0) return commits;
  for await (const { parents, ...commit } of readLog(repository, ["--no-walk=unsorted", ...ids])) {
    commits.set(commit.id, commit);
  }
  return commits;
}

/** The ids of the commits that one commit has in its history, itself among them, and another has not. */
export async function commitsSince(
  { root }: Repository,
  { before, after }: { before: string; after: string },
): Promise<ReadonlySet<string>> {
  const listed = await git(root, ["rev-list", after, `^${before}`]);
  return new Set(listed.split("\n").filter(Boolean));
}

async function* readLog(repository: Repository, args: readonly string[]): AsyncGenerator<HistoryCommit> {
  const log = ["log", ...plainLog, "--no-patch", `--format=${format.join("%x00")}`];
  let fields: string[] = [];
  for await (const field of streamNul(repository.root, [...log, ...args])) {
    fields.push(field);
    if (fields.length < format.length) continue;
    const [id = "", parents = "", name = "", email = "", date = "", subject = ""] = fields;
    yield { id, parents: parents.split(" ").filter(Boolean), author: { name, email }, date, subject };
    fields = [];
  }
}
