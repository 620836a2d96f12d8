import { z } from "zod";

/** How what models are asked differs between baseline and candidate, case by case. */
export const requestDifferencesSchema = z.object({
  /** Digest of the plan. */
  plan: z.string(),
  /** Unified diffs, each once however many cases share it. */
  patches: z.array(z.string()),
  /** Cases whose requests differ, sorted by suite and case. Of several repeats the first is told. */
  cases: z.array(
    z.object({
      suite: z.string(),
      case: z.string(),
      /** `patch` is an index of `patches`. A step without a difference is left out. */
      steps: z.array(z.object({ step: z.string(), patch: z.int().min(0) })),
    }),
  ),
});
export type RequestDifferences = z.infer<typeof requestDifferencesSchema>;
