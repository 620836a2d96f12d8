import { formatOf, promptId } from "@blastgate/templates";
import { openDialogue, splitNul } from "../git.ts";
import type { Repository } from "../repository.ts";

/** A file that differs between two commits. */
export interface FileChange {
  status: "added" | "removed" | "changed" | "renamed";
  /** Where it stands in the second; where it was removed, in the first. */
  path: string;
  /** Where a renamed one stands in the first. */
  from?: string;
  /** Its content is another. */
  edited: boolean;
}

/** Tells what differs between commits under some folders, from one git process. Renames are found as git finds them. */
export interface TreeDiffs {
  /** What a commit changed of its parent; of nothing, where it has none. */
  between(parent: string | null, commit: string): Promise<FileChange[]>;
  close(): void;
}

export function openTreeDiffs(repository: Repository, folders: readonly string[]): TreeDiffs {
  const args = ["diff-tree", "--stdin", "--root", "-m", "--no-commit-id", "-r", "-z", "--raw", "-M", "--no-ext-diff"];
  const dialogue = openDialogue(repository.root, [...args, "--", ...folders]);
  return {
    between: async (parent, commit) => parseRaw(await dialogue.ask(`${[commit, parent ?? ""].join(" ").trim()}\n`)),
    close: dialogue.close,
  };
}

/** The raw format with `-z`: `:MODE MODE ID ID STATUS`, then a path, or two where it was renamed. */
export function parseRaw(output: string): FileChange[] {
  const fields = splitNul(output).values();
  const changes: FileChange[] = [];
  for (const meta of fields) {
    const [, , before, after, letter = ""] = meta.split(" ");
    const path = fields.next().value ?? "";
    const edited = before !== after;
    if (letter.startsWith("R"))
      changes.push({ status: "renamed", path: fields.next().value ?? "", from: path, edited });
    else changes.push({ status: letter === "A" ? "added" : letter === "D" ? "removed" : "changed", path, edited });
  }
  return changes;
}

/** The changes, where a prompt that went and one of the same id that came are one that was renamed. */
export function withMovedIds(changes: readonly FileChange[], root: string): FileChange[] {
  const idOf = ({ path }: FileChange) => (formatOf(path) === undefined ? path : promptId(path, root));
  const removed = new Map(changes.flatMap((each) => (each.status === "removed" ? [[idOf(each), each.path]] : [])));
  const moved = new Set<string>();
  const renamed = changes.map((each): FileChange => {
    const from = each.status === "added" ? removed.get(idOf(each)) : undefined;
    if (from === undefined) return each;
    moved.add(from);
    return { status: "renamed", path: each.path, from, edited: true };
  });
  return renamed.filter(({ status, path }) => status !== "removed" || !moved.has(path));
}
