import { BlastgateError, finding, nearest, type Snapshot } from "@blastgate/core";
import { promptId } from "@blastgate/templates";
import { streamNul } from "../git.ts";
import type { Repository } from "../repository.ts";
import { plainLog } from "./history.ts";

/** A prompt as a person names it. */
export interface WrittenPrompt {
  /** Its id, as written. */
  id: string;
  /** The same taken as a file's path, from the repository's root. */
  path: string;
}

/** A prompt that is there, or was. */
export interface FoundPrompt {
  id: string;
  path: string;
  /** The commit that removed it; `null` where it is there, or was removed since the last commit. */
  removedBy: string | null;
}

/**
 * The prompt that is meant, by its id or its file: of the working tree, else of what is checked out, else of its history.
 *
 * @param snapshots The working tree, and below it what is checked out.
 * @throws BlastgateError `history-prompt-unknown`.
 */
export async function findPrompt(
  repository: Repository,
  written: WrittenPrompt,
  snapshots: readonly Snapshot[],
  head: string | null,
  root: string,
): Promise<FoundPrompt> {
  const isMeant = ({ id, path }: { id: string; path: string }) =>
    path === written.path || id === written.id.replace(/^prompt:/, "");
  for (const { prompts } of snapshots) {
    const found = prompts.find(isMeant);
    if (found) return { id: found.id, path: found.path, removedBy: null };
  }
  if (head !== null) {
    for await (const { commit, path } of readRemovals(repository, head, root)) {
      const found = { id: promptId(path, root), path };
      if (isMeant(found)) return { ...found, removedBy: commit };
    }
  }
  const known = snapshots.flatMap(({ prompts }) => prompts).flatMap(({ id, path }) => [id, path]);
  const suggestion = nearest(written.id, known);
  throw new BlastgateError([finding("history-prompt-unknown", { prompt: written.id, suggestion })]);
}

/** Every file that was ever removed from a folder, newest first. */
async function* readRemovals(repository: Repository, head: string, folder: string) {
  const args = ["log", ...plainLog, "-m", "--name-status", "--no-renames", "--diff-filter=D", "--format=%H", head];
  let commit = "";
  let isPath = false;
  for await (const field of streamNul(repository.root, [...args, "--", folder])) {
    if (isPath) yield { commit, path: field };
    else if (field.trim() !== "D") commit = field.trim();
    isPath = field.trim() === "D" && !isPath;
  }
}
