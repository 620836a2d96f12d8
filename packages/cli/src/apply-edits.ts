import { lstat, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";

/** A file as it is to be; `null`: gone. */
export interface Edit {
  /** From the repository's root. */
  path: string;
  content: string | null;
}

/**
 * Brings files to what they are to be. Everything is written beside its place first, so that a full disk or a folder
 * that may not be written leaves all as it was.
 *
 * @throws BlastgateError `link-in-the-way`
 */
export async function applyEdits(root: string, edits: readonly Edit[]): Promise<void> {
  await refuseLinks(
    root,
    edits.map(({ path }) => path),
  );
  const staged: { from: string; to: string }[] = [];
  try {
    for (const { path, content } of edits) {
      if (content === null) continue;
      const to = join(root, path);
      const from = `${to}.${process.pid}.tmp`;
      await mkdir(dirname(to), { recursive: true });
      staged.push({ from, to });
      await writeFile(from, content);
    }
    for (const { from, to } of staged) await rename(from, to);
  } finally {
    for (const { from } of staged) await rm(from, { force: true });
  }
  for (const { path, content } of edits) if (content === null) await rm(join(root, path), { force: true });
}

/**
 * A link in a repository may lead anywhere on the machine: nothing is read or written through one.
 *
 * @throws BlastgateError `link-in-the-way` for every path that is one, or leads through one.
 */
export async function refuseLinks(root: string, paths: readonly string[]): Promise<void> {
  const ways = new Set(
    paths.flatMap((path) => path.split("/").map((_, index, names) => names.slice(0, index + 1).join("/"))),
  );
  const links: string[] = [];
  for (const path of ways) {
    const stats = await lstat(join(root, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    });
    if (stats?.isSymbolicLink()) links.push(path);
  }
  if (links.length > 0) throw new BlastgateError(links.map((path) => finding("link-in-the-way", {}, { path })));
}
