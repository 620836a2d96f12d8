import { hashJson } from "../hash.ts";
import type { Bump } from "../schemas/note.ts";

/** Where the notes of changes to come stand, from the repository's root. */
export const notesFolder = ".blastgate/changes";

/** What a note says, before it is a file. */
export interface Note {
  releases: readonly { prompt: string; bump: Bump }[];
  why: string;
}

/**
 * A note as a file in the changesets format. Its name follows from what it says, so that one note is one file however
 * often it is written, and two people's notes do not meet.
 */
export function noteFile({ releases, why }: Note): { path: string; content: string } {
  const said = why.replaceAll("\r\n", "\n").trim();
  const name = [...firstWords(said), hashJson([releases, said]).slice(0, 8)].join("-");
  const lines = releases.map(({ prompt, bump }) => `"${prompt}": ${bump}\n`);
  return { path: `${notesFolder}/${name}.md`, content: `---\n${lines.join("")}---\n\n${said}\n` };
}

/** Of a text, in letters that every file system takes alike: five words, or as many as fit into 40 letters. */
function firstWords(text: string): string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}|['’]/gu, "")
    .toLowerCase();
  const words: string[] = plain.match(/[a-z0-9]+/g) ?? [];
  return words.slice(0, 5).filter((_, index, first) => first.slice(0, index + 1).join("-").length <= 40);
}
