import { z } from "zod";
import { gateResultSchema, verdictSchema } from "./decision.ts";
import { caseFlakinessSchema } from "./outcome-record.ts";
import { sourceSchema } from "./snapshot.ts";

/** What the gates would have said of a candidate that is its own baseline: all of it is chance. */
export const aaReportSchema = z.object({
  candidate: sourceSchema,
  suites: z.array(
    z.object({
      suite: z.string(),
      feature: z.string(),
      owner: z.string(),
      /** Anything but GO is a false alarm, or a suite too small or too flaky for its gate. */
      verdict: verdictSchema,
      gates: z.array(gateResultSchema.pick({ gate: true, verdict: true, reason: true })),
      cases: z.int(),
      repeats: z.int().min(1),
      /** Mean over the suite's cases; `null` where no case was scored twice. */
      flakeRate: z.number().nullable(),
      /** Cases that were judged differently, the flakiest first. */
      flaky: z.array(caseFlakinessSchema),
      /**
       * The fewest repeats at which the margin is held four times of five where nothing changes. `null` where ten are
       * not enough, or where there is no margin, or no flake rate.
       */
      repeatsProposed: z.int().min(1).nullable(),
    }),
  ),
});
export type AaReport = z.infer<typeof aaReportSchema>;
