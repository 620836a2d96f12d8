import { BlastgateError, finding } from "@blastgate/core";

/** What was thrown as something that can be told; what nobody foresaw is `runtime-failed`. */
export function knownProblem(error: unknown, store: string): BlastgateError {
  if (error instanceof BlastgateError) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new BlastgateError([finding("runtime-failed", { store, detail })], { cause: error });
}
