import type { Finding, NoteFile } from "@blastgate/core";
import type { Entry } from "../entries.ts";
import { readEntryTexts } from "../entry-text.ts";
import type { Repository } from "../repository.ts";

/** The change notes among these entries, and what is wrong with those that are none. */
export async function readNotes(
  repository: Repository,
  entries: readonly Entry[],
): Promise<{ notes: NoteFile[]; findings: Finding[] }> {
  const notes: NoteFile[] = [];
  const findings: Finding[] = [];
  if (entries.length === 0) return { notes, findings };
  const { parseNote } = await import("./parse-note.ts");
  const texts = await readEntryTexts(repository, entries);
  for (const [index, { path, digest }] of entries.entries()) {
    const text = texts[index] ?? "";
    if (typeof text !== "string") {
      findings.push(text);
      continue;
    }
    const parsed = parseNote({ path, digest }, text);
    findings.push(...parsed.findings);
    if (parsed.note) notes.push(parsed.note);
  }
  return { notes, findings };
}
