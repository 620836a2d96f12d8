/** A template file in its two parts. Lines count from 1. */
export interface Sections {
  /** The YAML between the `---` lines; `undefined` where there is none. */
  frontMatter: { text: string; firstLine: number } | undefined;
  /** Everything after the front matter's closing line, whitespace and all. */
  body: string;
  /** The line of the file on which the body begins. */
  bodyLine: number;
  /** A first line `---` without a second one. */
  unclosed: boolean;
}

/**
 * Parts front matter from template. The delimiters are lines of three hyphens, the first of them on the file's first
 * line. The dotprompt library does not see front matter that is empty or ends the file, and would send it to the model.
 */
export function splitFrontMatter(text: string): Sections {
  const opening = lineAt(text, 0);
  if (!isDelimiter(opening)) return { frontMatter: undefined, body: text, bodyLine: 1, unclosed: false };

  const start = opening.length + 1;
  let line = 2;
  for (let at = start; at < text.length; line += 1) {
    const current = lineAt(text, at);
    const next = at + current.length + 1;
    if (isDelimiter(current)) {
      return {
        frontMatter: { text: text.slice(start, at), firstLine: 2 },
        body: text.slice(next),
        bodyLine: line + 1,
        unclosed: false,
      };
    }
    at = next;
  }
  return { frontMatter: undefined, body: text.slice(start), bodyLine: 2, unclosed: true };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, end === -1 ? undefined : end);
}

function isDelimiter(line: string): boolean {
  return line.trimEnd() === "---";
}
