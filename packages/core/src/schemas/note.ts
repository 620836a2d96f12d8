import { z } from "zod";
import { idSchema, pathSchema, positionsSchema } from "./common.ts";
import { bumps } from "./names.ts";

export const bumpSchema = z.enum(bumps);
export type Bump = z.infer<typeof bumpSchema>;

/** A change note, `.blastgate/changes/NAME.md`, in the changesets format: which prompts change, how much, and why. */
export const noteFileSchema = z.object({
  path: pathSchema,
  /** The git blob id of the file's content. */
  digest: z.string(),
  name: idSchema,
  releases: z.array(z.object({ prompt: idSchema, bump: bumpSchema })),
  why: z.string(),
  /** Of the front matter. */
  positions: positionsSchema,
});
export type NoteFile = z.infer<typeof noteFileSchema>;
