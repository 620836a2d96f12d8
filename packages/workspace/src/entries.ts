import { lstat, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { gitBlobId } from "@blastgate/core";
import { git, runGit, splitNul } from "./git.ts";
import type { Repository } from "./repository.ts";
import { isNoObject, type StatusEntry } from "./status.ts";

/** No prompt or dataset is larger; what is larger is not parsed. */
export const maxFileBytes = 5_000_000;

const brokenName = "its name is not UTF-8";

/** What stands at a path, before anything of it is understood. `digest` is the git object id. */
export interface Entry {
  path: string;
  kind: "file" | "symlink" | "submodule" | "conflict" | "unreadable";
  digest: string;
  /** Of a file that git's objects need not have. */
  content?: Buffer;
  /** Of an unreadable file: why. */
  detail?: string;
}

/** A path that differs between two states, and what stands there in the second: `null` for nothing. */
export interface EntryChange {
  path: string;
  /** The blob that stood there in the first; `null` for none, or none that is certain. */
  before: string | null;
  entry: Entry | null;
}

/** Every entry under some folders of a commit. */
export async function listTree(repository: Repository, commit: string, folders: string[]): Promise<Entry[]> {
  const output = await git(repository.root, ["ls-tree", "-r", "-z", "--full-tree", commit, "--", ...folders]);
  return splitNul(output).map((record) => {
    const tab = record.indexOf("\t");
    const [mode = "", , digest = ""] = record.slice(0, tab).split(" ");
    return treeEntry(record.slice(tab + 1), mode, digest);
  });
}

/**
 * What differs under some folders between two commits, or with none in the whole repository. git skips folders that are the same in both, so this is fast.
 * `null` where git does not have `from` any more.
 */
export async function diffCommits(
  repository: Repository,
  from: string,
  to: string,
  folders: string[],
): Promise<EntryChange[] | null> {
  if (from === to) return [];
  const args = ["diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-ext-diff", from, to, "--", ...folders];
  const { exitCode, stdout } = await runGit(repository.root, args);
  if (exitCode !== 0) return null;
  const records = splitNul(stdout);
  const changes: EntryChange[] = [];
  // `:MODE MODE ID ID STATUS`, then the path.
  for (let i = 0; i + 1 < records.length; i += 2) {
    const [, mode = "", before = "", digest = "", status] = (records[i] ?? "").split(" ");
    const path = records[i + 1] ?? "";
    const entry = status === "D" ? null : treeEntry(path, mode, digest);
    changes.push({ path, before: isNoObject(before) ? null : before, entry });
  }
  return changes;
}

/** What stands in the working tree where it differs from the commit that is checked out. */
export async function workingTreeChange(root: string, { path, before, state }: StatusEntry): Promise<EntryChange> {
  return { path, before, entry: await workingTreeEntry(root, path, state) };
}

async function workingTreeEntry(root: string, path: string, state: StatusEntry["state"]): Promise<Entry | null> {
  switch (state.kind) {
    case "deleted":
      return null;
    case "staged":
      return treeEntry(path, state.mode, state.digest);
    case "submodule":
      return { path, kind: "submodule", digest: state.commit || "modified" };
    case "unstaged":
      return readFromDisk(root, path);
    case "conflict": {
      const entry = await readFromDisk(root, path);
      return entry && { path, kind: "conflict", digest: entry.digest };
    }
  }
}

/**
 * A file as it is on disk, with the id git gives its bytes as they are; where git converts line ends, that is not
 * the id it will have when committed, but different content never shares one. A link is read, not followed.
 */
export async function readFromDisk(root: string, path: string): Promise<Entry | null> {
  if (isBroken(path)) return unreadable(path, brokenName);
  const absolute = join(root, path);
  try {
    const stats = await lstat(absolute);
    if (stats.isSymbolicLink()) {
      return { path, kind: "symlink", digest: gitBlobId(await readlink(absolute, { encoding: "buffer" })) };
    }
    if (!stats.isFile()) return unreadable(path, "it is not a regular file");
    const content = await readFile(absolute);
    return { path, kind: "file", digest: gitBlobId(content), content };
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return error.code === "ENOENT" || error.code === "ENOTDIR" ? null : unreadable(path, String(error.code));
  }
}

/** The character stands in place of bytes that are no UTF-8, and so the name no longer leads to the file. */
function isBroken(path: string): boolean {
  return path.includes("\uFFFD");
}

function unreadable(path: string, detail: string): Entry {
  return { path, kind: "unreadable", digest: "unreadable", detail };
}

/** git's file modes: 120000 is a symbolic link, 160000 a submodule. */
function treeEntry(path: string, mode: string, digest: string): Entry {
  if (isBroken(path)) return unreadable(path, brokenName);
  const kind = mode === "120000" ? "symlink" : mode === "160000" ? "submodule" : "file";
  return { path, kind, digest };
}
