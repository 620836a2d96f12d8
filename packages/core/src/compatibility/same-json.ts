import type { Json } from "../schemas/common.ts";

/** Whether two values are the same JSON: the order of keys does not matter, and -0 is 0. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const others = new Map<string, Json>(Object.entries(b));
  const entries: [string, Json][] = Object.entries(a);
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && sameJson(value, others.get(key)))
  );
}
