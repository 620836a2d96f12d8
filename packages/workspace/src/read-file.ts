import { type Artefact, type Finding, finding } from "@blastgate/core";
import { decodeText } from "./decode.ts";
import { type Entry, maxFileBytes } from "./entries.ts";
import type { Folders } from "./folders.ts";
import { readBlobs } from "./git.ts";
import { parseFile } from "./parse-file.ts";
import type { Role } from "./roles.ts";

/** An entry with what it is to be read as. */
export interface ToRead {
  entry: Entry;
  role: Role;
}

/** A file of the workspace, read as its role asks. */
export interface ReadFile extends ToRead {
  /** `null` where it is none, or cannot be understood. */
  artefact: Artefact | null;
  findings: Finding[];
}

/** Reads and parses files whose content git has, through one git process. */
export async function readBlobFiles(root: string, wanted: ToRead[], folders: Folders): Promise<ReadFile[]> {
  const files: ReadFile[] = [];
  const ids = wanted.map(({ entry }) => entry.digest);
  for await (const { content, bytes } of readBlobs(root, ids, maxFileBytes)) {
    const each = wanted[files.length];
    if (each) files.push(await readFile(each, content, folders, bytes));
  }
  return files;
}

export async function readFile(
  { entry, role }: ToRead,
  content: Buffer | null,
  folders: Folders,
  bytes: number | null = content?.byteLength ?? null,
): Promise<ReadFile> {
  const { path, digest } = entry;
  const none = (...findings: Finding[]): ReadFile => ({ entry, role, artefact: null, findings });
  switch (entry.kind) {
    case "symlink":
      return none(finding("symlink-skipped", {}, { path }));
    case "submodule":
      return none(finding("submodule-skipped", { commit: digest }, { path }));
    case "conflict":
      return none(finding("merge-conflict", {}, { path }));
    case "unreadable":
      return none(finding("file-unreadable", { detail: entry.detail ?? "" }, { path }));
    case "file": {
      if (role === "other") return none();
      if (bytes !== null && bytes > maxFileBytes) {
        return none(finding("file-too-large", { bytes, limit: maxFileBytes }, { path }));
      }
      if (!content) return none(finding("file-unreadable", { detail: `git has no object ${digest}` }, { path }));
      const text = decodeText(content);
      if (text === undefined) return none(finding("file-not-utf8", {}, { path }));
      return { entry, role, ...(await parseFile(role, { path, digest }, text, folders)) };
    }
  }
}
