import type { ComposeTexts } from "@blastgate/core";
import { composeLines } from "@blastgate/workspace";

/** Longer texts are not read by anybody; prompts that include each other twice over can have any length. */
const mostLines = 10_000;

/** Prompts of a release with what they include in place. */
export const composeRelease: ComposeTexts = (sources) => {
  const entries = [...sources];
  const library = {
    prompts: new Map(entries.map(([id, { file }]) => [id, file])),
    texts: new Map(entries.map(([id, { text }]) => [id, text])),
  };
  return (id) => {
    const { lines, isCut } = composeLines(id, library, mostLines);
    return [...lines.map(({ text }) => text), ...(isCut ? ["…"] : [])];
  };
};
