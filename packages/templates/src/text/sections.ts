import { type Sections, splitFrontMatter } from "../front-matter.ts";

/** Plain text has no front matter: a first line of hyphens is part of it. */
export function sectionsOf(path: string, text: string): Sections {
  return path.endsWith(".md")
    ? splitFrontMatter(text)
    : { frontMatter: undefined, body: text, bodyLine: 1, unclosed: false };
}
