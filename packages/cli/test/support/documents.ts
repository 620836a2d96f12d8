import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** Every page that people read, from the repository's root. */
export const pages = globSync(["*.md", "docs/**/*.md", "packages/*/README.md"], { cwd: root }).toSorted();

export function textOf(page: string): string {
  return readFileSync(join(root, page), "utf8");
}

/** The commands of a page's `sh` blocks, in order. Blocks marked otherwise are not for running. */
export function commandsIn(page: string): string[] {
  const blocks = [...textOf(page).matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  return blocks.flatMap((block) => block.replaceAll(/\\\n\s*/g, "").split("\n")).filter((line) => line.trim() !== "");
}

/** Commands named in running text: `blastgate NAME --flag`. */
export function namedIn(page: string): string[] {
  return [...proseOf(page).matchAll(/`blastgate ([a-z][^`]*)`/g)].map(([, words = ""]) =>
    words.replaceAll(/\s+/g, " "),
  );
}

export interface Link {
  /** As it is written. */
  target: string;
  /** Of another page, or of a file; empty for this page. */
  path: string;
  anchor: string;
}

/** Links to other places in the repository. */
export function linksIn(page: string): Link[] {
  const targets = [...proseOf(page).matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = ""]) => target);
  return targets
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = "", anchor = ""] = target.split("#");
      return { target, path, anchor };
    });
}

/** What links lead to, as GitHub makes it of headings. */
export function anchorsIn(page: string): string[] {
  return [...proseOf(page).matchAll(/^#{1,6} (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** Without blocks of code. */
function proseOf(page: string): string {
  return textOf(page).replaceAll(/^```.*?^```$/gms, "");
}
