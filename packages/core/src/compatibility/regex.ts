import type { Json } from "../schemas/common.ts";

const known = new Map<string, RegExp | undefined>();

/** The pattern as validators of JSON Schema read it; `undefined` where it is none. */
export function regex(pattern: Json): RegExp | undefined {
  if (typeof pattern !== "string") return undefined;
  if (!known.has(pattern)) known.set(pattern, compile(pattern));
  return known.get(pattern);
}

function compile(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return undefined;
  }
}
