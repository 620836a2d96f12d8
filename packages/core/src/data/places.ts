import type { Place, Positions } from "../schemas/common.ts";

/** The place of the value at a JSON pointer, or of the nearest one around it. */
export function placeOf(path: string, positions: Positions, pointer: string): Place {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf("/"))) {
    const position = positions[at];
    if (position) return { path, ...position };
    if (at === "") return { path };
  }
}

/** A JSON pointer (RFC 6901) of these keys. */
export function pointer(...keys: PropertyKey[]): string {
  return keys.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
