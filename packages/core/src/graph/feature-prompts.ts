import picomatch from "picomatch";
import type { Feature } from "../schemas/feature.ts";

/**
 * Ids of the prompts that a feature runs or renders itself, those they include apart: its steps', or what an
 * application's `prompts` name. A step's prompt may not exist; of an application's, those that do not are left out.
 */
export function featurePrompts({ steps, prompts = [] }: Pick<Feature, "steps" | "prompts">, ids: PromptIds): string[] {
  const named = prompts.flatMap((written) => matchingPrompts(written, ids));
  return [...new Set([...steps.map((step) => step.prompt), ...named])];
}

/** The ids that an entry of `prompts` names: itself, or as a glob. */
export function matchingPrompts(written: string, ids: PromptIds): string[] {
  if (ids.has(written)) return [written];
  const matches = picomatch(written);
  return [...ids.keys()].filter((id) => matches(id)).toSorted();
}

/** A set of ids, or a map by id. */
type PromptIds = Pick<ReadonlyMap<string, unknown>, "has" | "keys">;
