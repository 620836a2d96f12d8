import { findingSchema } from "@blastgate/core";
import { z } from "zod";

/** What stands in the place of an artefact that could not be made, for the job that waits for it. */
export const failureSchema = z.object({ findings: z.array(findingSchema) });
export type Failure = z.infer<typeof failureSchema>;
