import { posix } from "node:path";
import { type Finding, finding } from "@blastgate/core";
import { formatOf } from "@blastgate/templates";
import type { Folders } from "../folders.ts";
import { isPromptsFolder } from "./candidates.ts";

export interface Chosen {
  folders: Folders;
  unsure: Finding[];
}

/** What folders are chosen by. Paths are from the repository's root. */
export interface Choice {
  paths: Iterable<string>;
  /** Files that are prompts by all appearances. */
  prompts: readonly string[];
  /** Files that may be. */
  templates: readonly string[];
  /** Files of promptfoo's: configs and tests. */
  promptfoo: readonly string[];
}

/**
 * The workspace's folders. Prompts are in one folder that holds all of them, unless it holds other texts too; then in
 * the one with most of them.
 */
export function chooseFolders({ paths, prompts, templates, promptfoo }: Choice): Chosen {
  const all = [...paths];
  // Templates elsewhere count where there is nothing else.
  const candidates = prompts.length > 0 ? prompts : templates;
  const folder = promptsFolder(all, candidates) ?? "prompts";
  const sources = [...new Set(candidates.map((path) => posix.dirname(path)))];
  const unsure = [
    ...(sources.filter((source) => isInside(`${source}/`, folder)).length > 1 &&
    !isPromptsFolder(posix.basename(folder))
      ? [finding("init-folder-chosen", { folder, folders: sources.filter((source) => isInside(`${source}/`, folder)) })]
      : []),
    ...elsewhere([...prompts, ...templates], folder),
  ];
  const evals = evalsFolder(all, candidates, promptfoo) ?? "evals";
  return { folders: { prompts: folder, contracts: "contracts", evals }, unsure };
}

/** What says of prompts that they are not in the folder of prompts. */
export function elsewhere(prompts: readonly string[], folder: string): Finding[] {
  const outside = prompts.filter((path) => !isInside(path, folder));
  return outside.length > 0 ? [finding("init-prompt-elsewhere", { paths: outside, folder })] : [];
}

function promptsFolder(paths: readonly string[], candidates: readonly string[]): string | null {
  const common = commonFolder(candidates);
  const known = new Set(candidates);
  const sweeps = (folder: string) =>
    paths.some((path) => isInside(path, folder) && formatOf(path) && !known.has(path) && !/readme\.md$/i.test(path));
  if (common !== null && !sweeps(common)) return upToPrompts(common);
  const byFolder = Map.groupBy(candidates, (path) => upToPrompts(posix.dirname(path)));
  byFolder.delete(".");
  const [most] = [...byFolder].toSorted(([a, inA], [b, inB]) => inB.length - inA.length || (a < b ? -1 : 1));
  return most?.[0] ?? null;
}

/** The deepest folder that holds all of these; `null` where that is the repository itself, or there are none. */
function commonFolder(paths: readonly string[]): string | null {
  const [first = [], ...others] = paths.map((path) => path.split("/").slice(0, -1));
  const shared = first.findIndex((name, depth) => others.some((names) => names[depth] !== name));
  const names = shared < 0 ? first : first.slice(0, shared);
  return names.length > 0 ? names.join("/") : null;
}

/** The nearest folder up from here that is called `prompts`, else this one. */
function upToPrompts(folder: string): string {
  const names = folder.split("/");
  const at = names.findLastIndex(isPromptsFolder);
  return at < 0 ? folder : names.slice(0, at + 1).join("/");
}

/** The folder of promptfoo's files, where it holds nothing but texts: its tests can then stay where they are. */
function evalsFolder(
  paths: readonly string[],
  prompts: readonly string[],
  promptfoo: readonly string[],
): string | null {
  const folder = commonFolder(promptfoo);
  const known = new Set(prompts);
  if (folder === null) return null;
  const isText = (path: string) => known.has(path) || /\.(ya?ml|jsonl?|csv|md|txt)$/.test(path);
  return paths.every((path) => !isInside(path, folder) || isText(path)) ? folder : null;
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}
