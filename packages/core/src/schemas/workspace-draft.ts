import { z } from "zod";
import { pathSchema } from "./common.ts";
import { findingSchema } from "./finding.ts";

/** Files that would make a workspace of a repository, and what they leave to people to decide. */
export const workspaceDraftSchema = z.object({
  /** Sorted by path. None of them is there yet. */
  files: z.array(z.object({ path: pathSchema, content: z.string() })),
  /** What was guessed, left out or not understood. */
  unsure: z.array(findingSchema),
});
export type WorkspaceDraft = z.infer<typeof workspaceDraftSchema>;
