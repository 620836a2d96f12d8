import { z } from "zod";
import { placeSchema } from "./common.ts";

/**
 * Something a person should know or mend, as coded data. The words for each code stand in
 * `findings/catalogue.ts`, and nowhere else.
 */
export const findingSchema = z.object({
  code: z.string(),
  /** `error` stands in the way, `warning` should be looked at, `info` only tells what was found. */
  severity: z.enum(["error", "warning", "info"]),
  where: z.optional(placeSchema),
  args: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type Finding = z.infer<typeof findingSchema>;
