import type { Feature } from "../schemas/feature.ts";

/** Requests that one case takes, on one side. */
export function requestsPerCase({ steps, target }: Pick<Feature, "steps" | "target">): number {
  return target === undefined ? steps.length : 1;
}
