import type { Json } from "../schemas/common.ts";
import type { Difference, DifferenceKind, DifferenceLevel } from "../schemas/difference.ts";

const longest = 120;

/** A difference, with what it is between as readable JSON. */
export function difference(
  level: DifferenceLevel,
  kind: DifferenceKind,
  path: string,
  before: Json | undefined,
  after: Json | undefined,
): Difference {
  return { level, kind, path, before: shown(before), after: shown(after) };
}

function shown(value: Json | undefined): string | null {
  if (value === undefined) return null;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
}
