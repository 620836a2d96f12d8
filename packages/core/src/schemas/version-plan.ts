import { z } from "zod";
import { dateSchema, idSchema, pathSchema } from "./common.ts";
import { bumpSchema } from "./note.ts";

/** A prompt that notes give a new version. */
export const versionedPromptSchema = z.object({
  prompt: idSchema,
  /** The largest of its notes. */
  bump: bumpSchema,
  /** Of its contract; `null` where it has none. */
  version: z.object({ before: z.string(), after: z.string() }).nullable(),
  notes: z.array(z.object({ path: pathSchema, bump: bumpSchema, why: z.string() })),
});
export type VersionedPrompt = z.infer<typeof versionedPromptSchema>;

/** What the notes of a workspace come to: new versions, changelogs, and the notes gone. */
export const versionPlanSchema = z.object({
  today: dateSchema,
  /** Sorted by id. */
  prompts: z.array(versionedPromptSchema),
  /** Files as they will be, sorted by path; `null`: removed. */
  edits: z.array(z.object({ path: pathSchema, content: z.string().nullable() })),
});
export type VersionPlan = z.infer<typeof versionPlanSchema>;
