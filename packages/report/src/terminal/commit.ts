import type { Commit, Reasons } from "@blastgate/core";
import { excerpt, inert } from "../inert.ts";
import type { Layout } from "./layout.ts";

/** `4af571c2d0 2026-11-22 Ada Lovelace`, the day being the author's. */
export function commitName(commit: Commit | null, { colours }: Layout): string {
  if (commit === null) return colours.yellow("not committed yet");
  const { id, date, author } = commit;
  return `${colours.yellow(inert(id.slice(0, 10)))} ${inert(date.slice(0, 10))} ${excerpt(author.name || author.email, 60)}`;
}

/** The reasons that change notes give, and nothing where there are none. */
export function whyLines(reasons: Reasons): string[] {
  return reasons.map(({ why }) => excerpt(why, 400));
}
