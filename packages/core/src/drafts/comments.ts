import { describeFinding } from "../findings/catalogue.ts";
import type { Finding } from "../schemas/finding.ts";

/** Texts as YAML comments, one after the other. Whatever is in them stays in the comment. */
export function asComments(texts: readonly string[]): string {
  return texts.map((text) => wrap(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " "))).join("");
}

/** What is unsure of a draft, as comments in it. */
export function unsureComments(unsure: readonly Finding[]): string {
  return asComments(
    unsure.map((found) => {
      const { message, fix } = describeFinding(found);
      return `To decide: ${message} ${fix}`;
    }),
  );
}

const width = 110;

function wrap(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines.map((line) => `# ${line}\n`).join("");
}
