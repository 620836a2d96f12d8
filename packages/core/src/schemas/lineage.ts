import { z } from "zod";
import { pathSchema } from "./common.ts";
import { findingSchema } from "./finding.ts";

export const commitSchema = z.object({
  id: z.string(),
  author: z.object({ name: z.string(), email: z.string() }),
  /** When it was written, with the author's offset from UTC. */
  date: z.iso.datetime({ offset: true }),
  /** The first line of its message. */
  subject: z.string(),
});
export type Commit = z.infer<typeof commitSchema>;

/** Change notes that say why a commit changed a prompt. */
const reasonsSchema = z.array(z.object({ path: pathSchema, why: z.string() }));
export type Reasons = z.infer<typeof reasonsSchema>;

/** What a commit changed of a prompt as composed. */
export const changedPartSchema = z.object({
  /** `itself`: the prompt's own file. `included`: that of a prompt it includes, however deep. */
  part: z.enum(["itself", "included", "contract"]),
  /** The prompt whose file or contract it is, by its id after the commit; of a removed one, before. */
  prompt: z.string(),
  status: z.enum(["added", "removed", "changed", "renamed"]),
  path: pathSchema,
  /** Where a renamed file stood before; its prompt's id then. */
  before: z.object({ path: pathSchema, prompt: z.string() }).nullable(),
  /** Of a contract whose version the commit changed. */
  version: z.object({ before: z.string().nullable(), after: z.string().nullable() }).nullable(),
});
export type ChangedPart = z.infer<typeof changedPartSchema>;

export const logEntrySchema = z.object({
  /** `null`: not committed yet. */
  commit: commitSchema.nullable(),
  /** The prompt's id after the commit; where it was removed, before. */
  prompt: z.string(),
  parts: z.array(changedPartSchema).min(1),
  reasons: reasonsSchema,
  /** Features whose requests could differ by it, as things were composed then. */
  features: z.array(z.string()),
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** What became of a prompt, newest first: every commit that changed it as composed, or its contract. */
export const promptLogSchema = z.object({
  prompt: z.string(),
  path: pathSchema,
  entries: z.array(logEntrySchema),
  /** All of its history is here: no limit has cut it off. */
  complete: z.boolean(),
  /** Why history may lack something. */
  findings: z.array(findingSchema),
});
export type PromptLog = z.infer<typeof promptLogSchema>;

/** The commit that wrote a line, or several, and why. */
export const lineCauseSchema = z.object({
  /** `null`: not committed yet. */
  commit: commitSchema.nullable(),
  /** The prompt that the lines are in. */
  prompt: z.string(),
  reasons: reasonsSchema,
});
export type LineCause = z.infer<typeof lineCauseSchema>;

export const blamedLineSchema = z.object({
  text: z.string(),
  /** Ids from the prompt that was asked about to the one in whose file the line stands. */
  through: z.array(z.string()).min(1),
  path: pathSchema,
  /** In the file, from 1. */
  line: z.int().min(1),
  /** Whether it stands where it is rendered. Else the reference to its prompt is only a part of a line, which is kept above. */
  inPlace: z.boolean(),
  /** Which of the causes. */
  cause: z.int().min(0),
});
export type BlamedLine = z.infer<typeof blamedLineSchema>;

/** The text of a prompt with the prompts that it includes, line by line, each with the commit that wrote it. */
export const promptBlameSchema = z.object({
  prompt: z.string(),
  path: pathSchema,
  /** Without front matter. */
  lines: z.array(blamedLineSchema),
  causes: z.array(lineCauseSchema),
  /** Why history may lack something. */
  findings: z.array(findingSchema),
});
export type PromptBlame = z.infer<typeof promptBlameSchema>;
