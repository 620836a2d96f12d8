import { hashText } from "@blastgate/core";

/** What of a syntax tree can reach the rendered text: plain data, strings being text as it stands. */
export type Essence = string | number | boolean | null | Essence[] | { [key: string]: Essence };

/** The hash of a template's body. */
export function hashBody(...essences: Essence[]): string {
  return hashText(JSON.stringify(essences));
}

/** Joins texts that only a comment kept apart. */
export function joinTexts(parts: Iterable<Essence>): Essence[] {
  const joined: Essence[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string") joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  return joined;
}
