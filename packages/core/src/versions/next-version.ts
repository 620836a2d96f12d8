import inc from "semver/functions/inc.js";
import { bumps } from "../schemas/names.ts";
import type { Bump } from "../schemas/note.ts";

/** The largest of several bumps; `null` of none. */
export function largestBump(asked: readonly Bump[]): Bump | null {
  return bumps.findLast((bump) => asked.includes(bump)) ?? null;
}

/** The version that a bump leads to. Versions below 1.0.0 are no exception: a major bump makes 1.0.0 of them. */
export function nextVersion(version: string, bump: Bump): string {
  const next = inc(version, bump);
  if (next === null) throw new Error(`"${version}" is no version that could be raised`);
  return next;
}
