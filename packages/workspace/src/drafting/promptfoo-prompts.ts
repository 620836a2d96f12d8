import { type Finding, finding, isObject, type Json, type Place, pointer } from "@blastgate/core";
import { formatOf } from "@blastgate/templates";
import { findNamed } from "./promptfoo-files.ts";

interface Origin {
  path: string;
  /** Every file of the repository. */
  paths: ReadonlySet<string>;
  /** The place in the config of a value, by its JSON pointer. */
  at(pointer: string): Place;
}

/** The prompts that a config names as files, and what of its prompts is none. */
export function namedPrompts(prompts: Json | undefined, origin: Origin): { files: string[]; unsure: Finding[] } {
  const files = new Set<string>();
  const unsure: Finding[] = [];
  for (const { written, at } of writtenPrompts(prompts)) {
    const where = origin.at(at);
    if (!namesFile(written, origin)) {
      unsure.push(finding("init-prompt-inline", { begins: beginning(written) }, where));
      continue;
    }
    const named = findNamed(written, origin.path, origin.paths);
    if ("detail" in named) {
      unsure.push(finding("init-prompt-unread", { path: written, detail: named.detail }, where));
      continue;
    }
    for (const path of named.files) {
      if (formatOf(path)) files.add(path);
      else
        unsure.push(finding("init-prompt-unread", { path, detail: "files of this kind are no templates here" }, where));
    }
  }
  return { files: [...files], unsure };
}

function writtenPrompts(prompts: Json | undefined): { written: string; at: string }[] {
  if (typeof prompts === "string") return [{ written: prompts, at: pointer("prompts") }];
  if (Array.isArray(prompts)) {
    return prompts.flatMap((prompt, index) => {
      const written = typeof prompt === "string" ? prompt : textOf(prompt);
      return written === undefined ? [] : [{ written, at: pointer("prompts", index) }];
    });
  }
  // An older form: labels by path.
  return isObject(prompts) ? Object.keys(prompts).map((written) => ({ written, at: pointer("prompts", written) })) : [];
}

function textOf(prompt: Json): string | undefined {
  if (!isObject(prompt)) return undefined;
  return [prompt.raw, prompt.path, prompt.id].find((value) => typeof value === "string");
}

/** promptfoo takes a string for a path where it looks like one. */
function namesFile(written: string, { path, paths }: Origin): boolean {
  if (written.startsWith("file://")) return true;
  if (/\s|\{\{/.test(written)) return false;
  return /\.\w{1,8}(:\w+)?$/.test(written) || "files" in findNamed(written, path, paths);
}

function beginning(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
