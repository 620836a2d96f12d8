import { posix } from "node:path";
import { formatOf } from "@blastgate/templates";

/** What files of a repository could be, by their paths alone. */
export interface Candidates {
  /** Prompts by all appearances. */
  prompts: string[];
  /** Templates that could be of anything else too. */
  templates: string[];
  /** In formats that are not read. */
  unread: string[];
  promptfoo: string[];
  /** promptfoo configs that would have to be executed. */
  programs: string[];
}

export function findCandidates(paths: Iterable<string>): Candidates {
  const found: Candidates = { prompts: [], templates: [], unread: [], promptfoo: [], programs: [] };
  for (const path of paths) {
    const kind = isForeign(path) ? null : kindOf(path);
    if (kind) found[kind].push(path);
  }
  for (const list of Object.values(found)) list.sort();
  return found;
}

function kindOf(path: string): keyof Candidates | null {
  const name = posix.basename(path).toLowerCase();
  if (/^promptfooconfig[^/]*\.(ya?ml|json)$/.test(name)) return "promptfoo";
  if (/^promptfooconfig[^/]*\.([cm]?[jt]s|py)$/.test(name)) return "programs";
  if (name.endsWith(".prompty")) return "unread";
  const format = formatOf(path);
  if (!format || notPrompts.test(name)) return null;
  if (format === "dotprompt" || isInPrompts(path)) return "prompts";
  return format === "jinja" && isBare(name) ? "templates" : null;
}

/** Dependencies that were committed, and what begins with a dot. */
function isForeign(path: string): boolean {
  return /(^|\/)(node_modules|vendor|third_party|\.[^/]+)\//.test(path);
}

/** In a folder called `prompts`, at any depth. */
function isInPrompts(path: string): boolean {
  return path.split("/").slice(0, -1).some(isPromptsFolder);
}

export function isPromptsFolder(name: string): boolean {
  return /^prompts?([-_]?templates?)?$/i.test(name);
}

/** A Jinja template of text: `nginx.conf.j2` and `index.html.jinja` are of something else, as `.njk` mostly is. */
function isBare(name: string): boolean {
  return /^[^.]+(\.(txt|md|prompt|system|user))?\.(j2|jinja2?)$/.test(name);
}

const notPrompts = /^(readme|license|changelog|contributing|requirements)\b/;
