import type { NoteFile, Reasons } from "@blastgate/core";
import { isNote, notesFolder } from "../beside.ts";
import type { Entry } from "../entries.ts";
import { git, splitNul } from "../git.ts";
import { readNotes } from "../notes/read-notes.ts";
import type { Repository } from "../repository.ts";
import { plainLog } from "./history.ts";
import { readLines } from "./lines.ts";

/** A change to some prompts. */
export interface Asked {
  /** `null`: not committed yet. */
  commit: string | null;
  prompts: ReadonlySet<string>;
}

/**
 * The change notes that say why, for each change: those about its prompts that the commit itself brought, edited or, as
 * `blastgate version` does, took away; else those that other commits brought on the line of development it was made on.
 *
 * @param uncommitted The notes that are not committed yet.
 */
export async function findReasons(
  repository: Repository,
  asked: readonly Asked[],
  uncommitted: readonly NoteFile[],
): Promise<Reasons[]> {
  const commits = asked.flatMap(({ commit }) => commit ?? []);
  const own = await notesOf(repository, commits);
  const found = asked.map(({ commit, prompts }) =>
    about(prompts, commit === null ? uncommitted : (own.get(commit) ?? []).map(({ note }) => note)),
  );
  if (found.every((reasons) => reasons.length > 0)) return found;

  const lineOf = await readLines(repository);
  const lines = asked.map(({ commit }, index) => (found[index]?.length === 0 ? lineOf(commit) : []));
  const beside = await notesOf(repository, [...new Set(lines.flat())]);
  return asked.map(({ prompts }, index) => {
    const reasons = found[index] ?? [];
    if (reasons.length > 0) return reasons;
    const changes = (lines[index] ?? []).flatMap((commit) => beside.get(commit) ?? []);
    const brought = changes.filter(({ removed }) => !removed).map(({ note }) => note);
    return about(prompts, brought);
  });
}

/** Of several versions of a note the first counts: the newest. */
function about(prompts: ReadonlySet<string>, notes: readonly NoteFile[]): Reasons {
  const reasons = new Map<string, Reasons[number]>();
  for (const { path, why, releases } of notes) {
    const named = releases.some(({ prompt }) => prompts.has(prompt));
    if (named && !reasons.has(path)) reasons.set(path, { path, why });
  }
  return [...reasons.values()];
}

interface NoteChange {
  note: NoteFile;
  removed: boolean;
}

/** The notes that each of some commits changed: of a merge, those it brought to its first parent. */
async function notesOf(repository: Repository, commits: readonly string[]): Promise<Map<string, NoteChange[]>> {
  const found = new Map<string, NoteChange[]>();
  if (commits.length === 0) return found;
  const changes = await readNoteChanges(repository, commits);
  const { notes } = await readNotes(
    repository,
    changes.map(({ entry }) => entry),
  );
  const byPlace = new Map(notes.map((note) => [placeOf(note), note]));
  for (const { commit, entry, removed } of changes) {
    const note = byPlace.get(placeOf(entry));
    if (note) found.set(commit, [...(found.get(commit) ?? []), { note, removed }]);
  }
  return found;
}

function placeOf({ path, digest }: { path: string; digest: string }): string {
  return `${digest} ${path}`;
}

async function readNoteChanges(repository: Repository, commits: readonly string[]) {
  const output = await git(repository.root, [
    ...["-c", "log.showRoot=true", "log", ...plainLog, "--no-walk=unsorted", "-m", "--first-parent"],
    ...["--raw", "--no-abbrev", "--no-renames", "--format=%H", ...commits, "--", notesFolder],
  ]);
  const changes: { commit: string; entry: Entry; removed: boolean }[] = [];
  const fields = splitNul(output).values();
  let commit = "";
  // A commit's id, then for each file `:MODE MODE ID ID STATUS` and its path.
  for (const field of fields) {
    const meta = field.trimStart();
    if (!meta.startsWith(":")) {
      commit = meta;
      continue;
    }
    const [, , before = "", after = "", status] = meta.split(" ");
    const path = fields.next().value ?? "";
    const removed = status === "D";
    const digest = removed ? before : after;
    if (isNote(path)) changes.push({ commit, entry: { path, kind: "file", digest }, removed });
  }
  return changes;
}
