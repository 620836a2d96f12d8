import { isDeepStrictEqual } from "node:util";
import { type Artefact, type Config, faceOf, type Snapshot, type Source } from "@blastgate/core";
import { codeownersPaths, isNote } from "./beside.ts";
import { diffCommits, type EntryChange, workingTreeChange } from "./entries.ts";
import { type Folders, foldersOf } from "./folders.ts";
import { readNotes } from "./notes/read-notes.ts";
import type { ParseCache } from "./parse-cache.ts";
import type { ReadFile, ToRead } from "./read-file.ts";
import { readFiles } from "./read-files.ts";
import { assemble } from "./read-snapshot.ts";
import type { Repository } from "./repository.ts";
import { roleOf } from "./roles.ts";

/** What leads from a commit to a source, where it is edits of single files that no other file takes notice of. */
export interface Edits {
  /** Paths that differ, in the whole repository, sorted. */
  files: string[];
  /** Those of them that are no part of the workspace. */
  outside: string[];
  /** The workspace as it was and as it is, with the edited files alone; of change notes those that are new or edited. */
  before: Snapshot;
  now: Snapshot;
}

/** So many that to read the whole workspace takes no longer. */
const mostEdits = 200;

/**
 * The edits that lead from a commit to a source. `null` where there is more to tell: a file that is new, gone or of
 * another kind, one that something is wrong with, one with another face (see `faceOf`), or CODEOWNERS. Change notes may
 * come and go.
 *
 * @param config As it is in the commit.
 * @param isDataset Whether a suite of the commit names the file.
 */
export async function readEdits(
  repository: Repository,
  commit: string,
  source: Source,
  { config, isDataset, parsed }: { config: Config; isDataset: (path: string) => boolean; parsed: ParseCache },
): Promise<Edits | null> {
  const changes = await changesBetween(repository, commit, source);
  if (!changes || ["blastgate.yaml", ...codeownersPaths].some((path) => changes.has(path))) return null;
  const folders = foldersOf(config);
  const outside: string[] = [];
  const [before, now]: [ToRead[], ToRead[]] = [[], []];
  for (const [path, change] of changes) {
    const role = isDataset(path) ? "dataset" : roleOf(path, folders);
    if (role === null) outside.push(path);
    else if (role === "other" || change.before === null || change.entry?.kind !== "file") return null;
    else {
      before.push({ entry: { path, kind: "file", digest: change.before }, role });
      now.push({ entry: change.entry, role });
    }
  }
  if (now.length > mostEdits) return null;
  const [old, read] = await Promise.all(
    [before, now].map((wanted) => readThrough(parsed, repository, wanted, folders)),
  );
  if (!old || !read) return null;
  if (!read.keys().every((path) => looksTheSame(old.get(path), read.get(path)))) return null;
  const written = [...changes.values()].flatMap(({ path, entry }) => (isNote(path) && entry ? [entry] : []));
  const { notes, findings } = await readNotes(repository, written);
  if (findings.length > 0) return null;
  return {
    files: [...changes.keys()].sort(),
    outside,
    before: assemble({ kind: "revision", revision: commit, name: commit }, config, old, []),
    now: { ...assemble(source, config, read, []), notes },
  };
}

/** By path; a file of the working tree that was changed and changed back may be among them. */
async function changesBetween(
  repository: Repository,
  commit: string,
  source: Source,
): Promise<Map<string, EntryChange> | null> {
  const committed = await diffCommits(repository, commit, source.revision ?? commit, []);
  if (!committed) return null;
  const changes = new Map(committed.map((change) => [change.path, change]));
  const status = source.kind === "working-tree" ? await repository.status() : [];
  for (const entry of status) {
    const { before } = changes.get(entry.path) ?? entry;
    changes.set(entry.path, { ...(await workingTreeChange(repository.root, entry)), before });
  }
  return changes;
}

/** Files by path, from the cache or else parsed; those with nothing wrong are kept. */
async function readThrough(cache: ParseCache, repository: Repository, wanted: ToRead[], folders: Folders) {
  const keyOf = ({ role, entry }: ToRead) => [role, entry.path, entry.digest, folders];
  const files = new Map<string, ReadFile>();
  const unknown: ToRead[] = [];
  for (const each of wanted) {
    const artefact = await cache.get<Artefact>(keyOf(each));
    if (artefact) files.set(each.entry.path, { ...each, artefact, findings: [] });
    else unknown.push(each);
  }
  for (const file of await readFiles(repository, unknown, folders)) {
    files.set(file.entry.path, file);
    if (file.artefact && file.findings.length === 0) await cache.set(keyOf(file), file.artefact);
  }
  return files;
}

function looksTheSame(before: ReadFile | undefined, now: ReadFile | undefined): boolean {
  if (!before?.artefact || !now?.artefact || before.findings.length > 0 || now.findings.length > 0) return false;
  return isDeepStrictEqual(faceOf(before.artefact), faceOf(now.artefact));
}
