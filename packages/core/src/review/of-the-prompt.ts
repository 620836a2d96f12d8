import type { Difference } from "../schemas/difference.ts";

/**
 * What a difference means for a prompt's version. A consumer that asks for more or less changes nothing of the prompt: its
 * own owner is asked, and nobody else.
 */
export function isOfPrompt({ kind }: Difference): boolean {
  return !kind.startsWith("expectation-");
}

/** What was relied upon is no longer so. */
export function isBreaking(difference: Difference): boolean {
  return difference.level === "breaking" && isOfPrompt(difference);
}
