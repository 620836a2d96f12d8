import { hashText } from "../hash.ts";
import type { Bundle, BundledPrompt } from "../schemas/release.ts";
import type { PromptFile } from "../schemas/snapshot.ts";

/** A prompt of a release as the formats render it. */
export interface BundledSource {
  file: PromptFile;
  text: string;
}

/** All prompts of a release by id. Their paths are those that their ids stand for, from the prompts folder. */
export function bundledSources({ prompts }: Pick<Bundle, "prompts">): ReadonlyMap<string, BundledSource> {
  return new Map(Object.entries(prompts).map(([id, prompt]) => [id, { file: fileOf(id, prompt), text: prompt.text }]));
}

function fileOf(id: string, { format, extension, partial, text, metadata, references }: BundledPrompt): PromptFile {
  const digest = hashText(text);
  const path = id.replace(/[^/]*$/, (name) => `${partial ? "_" : ""}${name}${extension}`);
  return { id, path, digest, format, partial, metadata, references, positions: {}, body: digest };
}
