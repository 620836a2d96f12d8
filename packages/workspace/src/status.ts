import { git, splitNul } from "./git.ts";

/** A path of the working tree that differs from the commit that is checked out. */
export interface StatusEntry {
  path: string;
  /** The blob that stands there in the commit; `null` for none, or none that is certain. */
  before: string | null;
  state:
    | { kind: "deleted" }
    /** In the index, and the same on disk: `mode` as git writes it (`100644`). */
    | { kind: "staged"; mode: string; digest: string }
    /** Only on disk. */
    | { kind: "unstaged" }
    | { kind: "conflict" }
    /** A repository in the repository; `commit` is empty where it is not known. */
    | { kind: "submodule"; commit: string };
}

/** What `git status` says of the whole working tree. Ignored files are not in it. */
export async function readStatus(root: string): Promise<StatusEntry[]> {
  const args = ["status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames"];
  return splitNul(await git(root, args)).map(parseEntry);
}

/** One record of git-status(1), Porcelain Format Version 2, without renames. */
function parseEntry(record: string): StatusEntry {
  const kind = record[0];
  if (kind === "?") {
    const path = record.slice(2);
    return path.endsWith("/")
      ? { path: path.slice(0, -1), before: null, state: { kind: "submodule", commit: "" } }
      : { path, before: null, state: { kind: "unstaged" } };
  }
  const fields = record.split(" ");
  if (kind === "u") return { path: fields.slice(10).join(" "), before: null, state: { kind: "conflict" } };
  const [, changes = "", submodule = "", , , mode = "", before = "", digest = ""] = fields;
  return {
    path: fields.slice(8).join(" "),
    before: isNoObject(before) ? null : before,
    state: trackedState(changes, submodule, mode, digest),
  };
}

/** `changes` is XY: against the commit, and of the disk against the index. */
function trackedState(changes: string, submodule: string, mode: string, digest: string): StatusEntry["state"] {
  if (changes.endsWith("D") || changes === "D.") return { kind: "deleted" };
  // Its own changes are not looked into, so a changed submodule has no commit that stands for it.
  if (submodule.startsWith("S")) return { kind: "submodule", commit: changes.endsWith(".") ? digest : "" };
  return changes.endsWith(".") ? { kind: "staged", mode, digest } : { kind: "unstaged" };
}

/** git writes an id of zeros where there is nothing. */
export function isNoObject(id: string): boolean {
  return /^0*$/.test(id);
}
