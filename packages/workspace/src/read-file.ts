import type { Artefact, Finding } from "@blastgate/core";
import { type Entry, maxFileBytes } from "./entries.ts";
import { textOf } from "./entry-text.ts";
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
  const none = (...findings: Finding[]): ReadFile => ({ entry, role, artefact: null, findings });
  if (role === "other" && entry.kind === "file") return none();
  const text = textOf(entry, content, bytes);
  if (typeof text !== "string") return none(text);
  const { path, digest } = entry;
  return role === "other" ? none() : { entry, role, ...(await parseFile(role, { path, digest }, text, folders)) };
}
