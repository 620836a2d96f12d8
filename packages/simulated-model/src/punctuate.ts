import type { Voice } from "./read-voice.ts";

/** Obeys what the instructions say about punctuation, in phrases of the model's own and in facts alike. */
export function punctuate(text: string, { exclamation }: Voice): string {
  return exclamation
    ? text
    : text
        .replace(/¡/g, "")
        .replace(/\s*!+(?=[?])/g, "")
        .replace(/(?<=[?.])!+/g, "")
        .replace(/\s*!+/g, ".");
}
