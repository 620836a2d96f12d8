import { posix } from "node:path";
import { type PromptFile, templateFormats } from "@blastgate/core";

/** Endings of file names, by format. */
export const extensionsOf: Readonly<Record<PromptFile["format"], readonly string[]>> = {
  dotprompt: [".prompt"],
  jinja: [".j2", ".jinja", ".jinja2", ".njk"],
  text: [".md", ".txt"],
};
const extensions = Object.values(extensionsOf).flat();

/** The format of a file by its name, or `undefined` where it is no prompt. */
export function formatOf(path: string): PromptFile["format"] | undefined {
  return templateFormats.find((format) => extensionsOf[format].some((extension) => path.endsWith(extension)));
}

/** A prompt's id: its path under the prompts folder, without leading underscores of its name and without extension. */
export function promptId(path: string, root: string): string {
  return idOfPath(posix.relative(root, path));
}

/** Meant for inclusion: the file's name begins with `_`. */
export function isPartial(path: string): boolean {
  return posix.basename(path).startsWith("_");
}

/** The id that a path from the prompts folder refers to, or `undefined` where it leads out of the folder. */
export function targetOfPath(path: string): string | undefined {
  return leadsOut(path) ? undefined : idOfPath(posix.normalize(path));
}

/** Whether a path from the prompts folder leads out of it. */
export function leadsOut(path: string): boolean {
  const normal = posix.normalize(path);
  return normal.startsWith("/") || normal === ".." || normal.startsWith("../");
}

function idOfPath(path: string): string {
  const { dir, base } = posix.parse(path);
  const extension = extensions.find((each) => base.endsWith(each)) ?? "";
  return posix.join(dir, base.slice(0, base.length - extension.length).replace(/^_+/, ""));
}
