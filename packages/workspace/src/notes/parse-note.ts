import { posix } from "node:path";
import {
  bumps,
  describeFinding,
  type Finding,
  finding,
  idSchema,
  type NoteFile,
  type Place,
  parseData,
  placeOf,
  pointer,
} from "@blastgate/core";
import { parseChangesetFile } from "@changesets/parse";
import { z } from "zod";

const releasesSchema = z
  .record(z.string(), z.enum(bumps, "a bump is patch, minor or major"))
  .refine((releases) => Object.keys(releases).length > 0, "it names no prompt");

interface ParsedNote {
  note: NoteFile | null;
  findings: Finding[];
}

/** A change note, as changesets reads one: prompts with their bumps in the front matter, and below it why. */
export function parseNote(origin: { path: string; digest: string }, text: string): ParsedNote {
  const { path } = origin;
  const name = posix.basename(path, ".md");
  if (!idSchema.safeParse(name).success) {
    return failed(invalid("its name has other signs than letters, digits, '.', '_', '-'", { path }));
  }
  const frontMatter = /^---[ \t]*\n([\s\S]*?)^---[ \t]*$/m.exec(text);
  if (frontMatter?.index !== 0) {
    return failed(invalid("it does not begin with prompts between two lines ---", { path, line: 1 }));
  }
  const { value, positions, findings } = parseData(frontMatter[1] ?? "", releasesSchema, { path, firstLine: 2 });
  if (!value) {
    const told = (found: Finding) => describeFinding(found).message.replace(/\.$/, "");
    return failed(...findings.map((found) => invalid(told(found), found.where ?? { path })));
  }
  const releases = Object.entries(value).map(([prompt, bump]) => ({ prompt, bump }));
  const strange = releases.filter(({ prompt }) => !idSchema.safeParse(prompt).success);
  if (strange.length > 0) {
    const at = (prompt: string) => placeOf(path, positions, pointer(prompt));
    return failed(...strange.map(({ prompt }) => invalid(`"${prompt}" cannot be the id of a prompt`, at(prompt))));
  }
  const { summary: why } = parseChangesetFile(text);
  if (why === "") return failed(invalid("it does not say why", { path, line: text.trimEnd().split("\n").length }));
  return { note: { ...origin, name, releases, why, positions }, findings: [] };
}

function failed(...findings: Finding[]): ParsedNote {
  return { note: null, findings };
}

function invalid(detail: string, where: Place): Finding {
  return finding("note-invalid", { detail }, where);
}
