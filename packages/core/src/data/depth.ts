import { pointer } from "./places.ts";

/** Whoever reads data goes down into it, and has no more stack than for some thousand levels. */
export const deepestData = 64;

/** The first place, as a JSON pointer, at which data stands in so many lists and maps; what contains itself has one. */
export function placeBelow(data: unknown, levels: number, at = ""): string | null {
  if (data === null || typeof data !== "object") return null;
  if (levels === 0) return at;
  for (const [key, inner] of Object.entries(data)) {
    const found = placeBelow(inner, levels - 1, at + pointer(key));
    if (found !== null) return found;
  }
  return null;
}
