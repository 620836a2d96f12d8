import { type RunRecord, runRecordSchema } from "@blastgate/core";
import { z } from "zod";

const recordsSchema = z.array(runRecordSchema);

/** @throws ZodError where they are none. */
export function parseRunRecords(value: unknown): RunRecord[] {
  return recordsSchema.parse(value);
}
