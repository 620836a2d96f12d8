import type { Source } from "@blastgate/core";
import { type Entry, listTree, workingTreeChange } from "./entries.ts";
import type { Repository } from "./repository.ts";

/** Files that say something of the workspace and are no part of it: they reach no feature. */
export interface Beside {
  /** Change notes, sorted by path. */
  notes: Entry[];
  /** The file that GitHub goes by. */
  codeowners: Entry | undefined;
}

export const notesFolder = ".blastgate/changes";

/** Where GitHub looks for CODEOWNERS; the first that is there counts. */
export const codeownersPaths: readonly [string, ...string[]] = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"];

export function isNote(path: string): boolean {
  const name = path.startsWith(`${notesFolder}/`) ? path.slice(notesFolder.length + 1) : "";
  return /^[^./][^/]*\.md$/.test(name) && name.toLowerCase() !== "readme.md";
}

/** What is beside the workspace in a source. */
export async function listBeside(repository: Repository, { kind, revision }: Source): Promise<Beside> {
  const committed = revision === null ? [] : await listTree(repository, revision, [notesFolder, ...codeownersPaths]);
  const entries = new Map(committed.map((entry) => [entry.path, entry]));
  for (const status of kind === "working-tree" ? await repository.status() : []) {
    if (!isNote(status.path) && !codeownersPaths.includes(status.path)) continue;
    const { path, entry } = await workingTreeChange(repository.root, status);
    if (entry) entries.set(path, entry);
    else entries.delete(path);
  }
  const notes = [...entries.values()].filter(({ path }) => isNote(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  const [codeowners] = codeownersPaths.flatMap((path) => entries.get(path) ?? []);
  return { notes, codeowners };
}
