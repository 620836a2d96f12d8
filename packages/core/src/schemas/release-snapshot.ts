import { z } from "zod";
import { environmentNameSchema, idSchema } from "./common.ts";
import { digestSchema, lockSchema } from "./release.ts";

/** `lock.json` beside the prompts that an environment runs. */
export const releaseSnapshotSchema = z.strictObject({
  environment: environmentNameSchema,
  release: digestSchema,
  /** Every file beside it by its path, with the SHA-256 of its bytes. */
  files: z.record(z.string(), z.strictObject({ prompt: idSchema, digest: digestSchema })),
  lock: lockSchema,
});
export type ReleaseSnapshot = z.infer<typeof releaseSnapshotSchema>;
