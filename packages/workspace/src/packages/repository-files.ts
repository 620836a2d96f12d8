import type { Source } from "@blastgate/core";
import { listTree, maxFileBytes, readFromDisk, workingTreeChange } from "../entries.ts";
import { readBlobs } from "../git.ts";
import type { Repository } from "../repository.ts";
import type { StatusEntry } from "../status.ts";

/** Every file of a source, in the whole repository: what git has, or would have if all were added. */
export interface RepositoryFiles {
  paths: ReadonlySet<string>;
  /** What stands at each of these paths, as a text that differs where it differs. */
  digests(paths: readonly string[]): Promise<Map<string, string>>;
  /** The contents of these files, without those that cannot be read. */
  texts(paths: readonly string[]): Promise<Map<string, string>>;
}

export async function listFiles(repository: Repository, source: Source): Promise<RepositoryFiles> {
  const committed = source.revision === null ? [] : await listTree(repository, source.revision, []);
  const entries = new Map(committed.map((entry) => [entry.path, entry]));
  // What differs on disk is looked at only where it is asked for: it may be large, and of no package.
  const onDisk = new Map<string, StatusEntry>();
  for (const each of source.kind === "working-tree" ? await repository.status() : []) {
    entries.delete(each.path);
    if (each.state.kind !== "deleted") onDisk.set(each.path, each);
  }
  return {
    paths: new Set([...entries.keys(), ...onDisk.keys()]),

    async digests(paths) {
      const digests = new Map<string, string>();
      for (const path of paths) {
        const changed = onDisk.get(path);
        const entry = changed ? (await workingTreeChange(repository.root, changed)).entry : entries.get(path);
        if (entry) digests.set(path, `${entry.kind} ${entry.digest}`);
      }
      return digests;
    },

    async texts(paths) {
      const texts = new Map<string, string>();
      const inGit = paths.flatMap((path) => entries.get(path) ?? []).filter(({ kind }) => kind === "file");
      const ids = inGit.map(({ digest }) => digest);
      let next = 0;
      for await (const { content } of readBlobs(repository.root, ids, maxFileBytes)) {
        const path = inGit[next++]?.path;
        if (path !== undefined && content) texts.set(path, content.toString());
      }
      for (const path of paths.filter((each) => onDisk.has(each))) {
        const content = (await readFromDisk(repository.root, path))?.content;
        if (content) texts.set(path, content.toString());
      }
      return texts;
    },
  };
}
