import { z } from "zod";
import { verdictSchema } from "./decision.ts";
import { findingSchema } from "./finding.ts";
import { commitSchema, logEntrySchema } from "./lineage.ts";
import { digestSchema, lockSchema } from "./release.ts";

/** A stretch of time in which an environment ran a release. */
export const runSchema = z.object({
  environment: z.string(),
  from: z.iso.datetime(),
  /** `null`: it runs there now. */
  until: z.iso.datetime().nullable(),
  /** The record that moved it there, and who did. */
  record: digestSchema,
  actor: z.string(),
});
export type Run = z.infer<typeof runSchema>;

const tracedPromptSchema = z.object({
  prompt: z.string(),
  /** `null` where it has no contract. */
  version: z.string().nullable(),
  digest: digestSchema,
  owners: z.array(z.string()),
  /** Those that hold it in this version and with this digest, in the order of `releases`. */
  releases: z.array(digestSchema),
  /** The last commits that changed it before it was released, newest first; `null` where history was not read. */
  changes: z.array(logEntrySchema).nullable(),
});
export type TracedPrompt = z.infer<typeof tracedPromptSchema>;

const tracedReleaseSchema = z.object({
  digest: digestSchema,
  /** It was named by what was asked. */
  named: z.boolean(),
  source: lockSchema.shape.source,
  /** `null` where the commit is not in the repository, or there is none. */
  commit: commitSchema.nullable(),
  /** In the order of time. */
  runs: z.array(runSchema),
  decisions: z.array(
    z.object({
      envelope: digestSchema,
      verdict: verdictSchema,
      /** The release that it was judged against; `null` where that was none. */
      baseline: z.nullable(digestSchema),
      signedBy: z.array(z.string()),
    }),
  ),
});
export type TracedRelease = z.infer<typeof tracedReleaseSchema>;

/** Where a prompt, or all of a release, came from, and where it ran. */
export const traceSchema = z.object({
  store: z.string(),
  prompts: z.array(tracedPromptSchema),
  /** The named one first, then as they first came to an environment, then those that never did. */
  releases: z.array(tracedReleaseSchema),
  /** What does not fit together, or could not be read. */
  findings: z.array(findingSchema),
});
export type Trace = z.infer<typeof traceSchema>;
