import type { Json } from "../schemas/common.ts";
import { pointer } from "./places.ts";

/** The first place, as a JSON pointer, of a string or key that is half a character: a surrogate without its other half. */
export function illFormedAt(data: unknown, at = ""): string | null {
  if (typeof data === "string") return data.isWellFormed() ? null : at;
  if (data === null || typeof data !== "object") return null;
  for (const [key, inner] of Object.entries(data)) {
    const below = at + pointer(key);
    const found = key.isWellFormed() ? illFormedAt(inner, below) : below;
    if (found !== null) return found;
  }
  return null;
}

/** JSON that any reader takes and canonical JSON (RFC 8785) can name: half a character becomes U+FFFD. */
export function wellFormed<Value extends Json>(value: Value): Value;
export function wellFormed(value: Json): Json {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map((each) => wellFormed(each));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]));
}
