import { type Finding, finding } from "@blastgate/core";
import { decodeText } from "./decode.ts";
import { type Entry, maxFileBytes } from "./entries.ts";
import { readBlobs } from "./git.ts";
import type { Repository } from "./repository.ts";

/** The texts of entries, or why they have none, in their order: from disk where they are there alone, else from git. */
export async function readEntryTexts(repository: Repository, entries: readonly Entry[]): Promise<(string | Finding)[]> {
  const inGit = entries.filter(({ kind, content }) => kind === "file" && !content);
  const blobs = new Map<Entry, { content: Buffer | null; bytes: number | null }>();
  const ids = inGit.map(({ digest }) => digest);
  for await (const blob of readBlobs(repository.root, ids, maxFileBytes)) {
    const entry = inGit[blobs.size];
    if (entry) blobs.set(entry, blob);
  }
  return entries.map((entry) => {
    const { content, bytes } = blobs.get(entry) ?? { content: entry.content ?? null, bytes: undefined };
    return textOf(entry, content, bytes);
  });
}

/** The text of an entry, or why it has none. */
export function textOf(
  entry: Entry,
  content: Buffer | null,
  bytes: number | null = content?.byteLength ?? null,
): string | Finding {
  const { path, digest } = entry;
  switch (entry.kind) {
    case "symlink":
      return finding("symlink-skipped", {}, { path });
    case "submodule":
      return finding("submodule-skipped", { commit: digest }, { path });
    case "conflict":
      return finding("merge-conflict", {}, { path });
    case "unreadable":
      return finding("file-unreadable", { detail: entry.detail ?? "" }, { path });
    case "file": {
      if (bytes !== null && bytes > maxFileBytes) {
        return finding("file-too-large", { bytes, limit: maxFileBytes }, { path });
      }
      if (!content) return finding("file-unreadable", { detail: `git has no object ${digest}` }, { path });
      return decodeText(content) ?? finding("file-not-utf8", {}, { path });
    }
  }
}
