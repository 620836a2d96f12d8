import type { NoteFile, Snapshot } from "@blastgate/core";
import { readFromDisk } from "../entries.ts";
import { git } from "../git.ts";
import type { Repository } from "../repository.ts";
import type { StatusEntry } from "../status.ts";
import { type FileChange, parseRaw } from "./tree-diffs.ts";

/** What of some folders is not committed yet. `head` is what is checked out, if anything is. */
export async function uncommittedChanges(
  repository: Repository,
  head: string | null,
  folders: readonly string[],
): Promise<FileChange[]> {
  const status = (await repository.status()).filter(({ path }) =>
    folders.some((folder) => path.startsWith(`${folder}/`)),
  );
  const added = new Set(
    status.flatMap(({ path, before, state }) => (before === null && /^(un)?staged$/.test(state.kind) ? [path] : [])),
  );
  const moved = head === null ? new Map<string, string>() : await findMoves(repository, head, folders, status, added);
  const gone = new Set(moved.values());
  return status.flatMap(({ path, state }): FileChange[] => {
    const from = moved.get(path);
    if (from !== undefined) return [{ status: "renamed", path, from, edited: true }];
    if (state.kind === "deleted") return gone.has(path) ? [] : [{ status: "removed", path, edited: true }];
    return [{ status: added.has(path) ? "added" : "changed", path, edited: true }];
  });
}

/** Where added files stood before, by path: as git finds it, and for those that it does not know, by their content. */
async function findMoves(
  repository: Repository,
  head: string,
  folders: readonly string[],
  status: readonly StatusEntry[],
  added: ReadonlySet<string>,
): Promise<Map<string, string>> {
  const moved = new Map<string, string>();
  const removed = status.filter(({ state }) => state.kind === "deleted");
  if (removed.length === 0 || added.size === 0) return moved;
  for (const path of added) {
    const digest = (await readFromDisk(repository.root, path))?.digest;
    const from = removed.find(({ before }) => before === digest)?.path;
    if (from !== undefined) moved.set(path, from);
  }
  const args = ["diff-index", "-r", "-z", "--raw", "-M", "--no-ext-diff", head, "--", ...folders];
  for (const { path, from } of parseRaw(await git(repository.root, args))) if (from) moved.set(path, from);
  return moved;
}

/** The notes of a working tree that are not, or not so, in the commit that is checked out. */
export function uncommittedNotes(workingTree: Snapshot, head: Snapshot | undefined): NoteFile[] {
  const committed = new Map(head?.notes.map(({ path, digest }) => [path, digest]));
  return workingTree.notes.filter(({ path, digest }) => committed.get(path) !== digest);
}
