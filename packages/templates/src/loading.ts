import { BlastgateError, finding, type PromptFile, runTimeReach } from "@blastgate/core";
import type { PromptSources } from "./format.ts";

export interface Loaded {
  file: PromptFile;
  text: string;
}

/** The prompts that one render loads. What it loads beyond the graph's edges would escape the impact, so it may not. */
export interface Loading {
  entry: Loaded;
  /**
   * The included prompt, or `undefined` where there is none of this id.
   *
   * @throws BlastgateError where it is of another format, or no prompt loaded so far announces it.
   */
  load(id: string): Loaded | undefined;
}

/** @throws BlastgateError where the prompt does not exist. */
export function startLoading(id: string, sources: PromptSources): Loading {
  const entry = sources.get(id);
  if (!entry) throw new BlastgateError([finding("prompt-unknown", { prompt: id })]);
  sources.onLoad?.(id);
  const loaded = new Map([[id, entry.file]]);

  const load = (target: string): Loaded | undefined => {
    const prompt = sources.get(target);
    if (!prompt) return undefined;
    sources.onLoad?.(target);
    const { format } = prompt.file;
    const where = { path: entry.file.path };
    if (format !== entry.file.format) {
      const args = { target, format, expected: entry.file.format };
      throw new BlastgateError([finding("reference-other-format", args, where)]);
    }
    if (!loaded.has(target)) {
      if (!loaded.values().some((file) => announces(file, target))) {
        throw new BlastgateError([finding("reference-not-declared", { target }, where)]);
      }
      loaded.set(target, prompt.file);
    }
    return prompt;
  };
  return { entry, load };
}

function announces(file: PromptFile, target: string): boolean {
  return file.references.some((reference) => reference.target === target) || runTimeReach(file)?.(target) === true;
}
