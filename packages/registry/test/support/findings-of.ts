import { BlastgateError, type Finding } from "@blastgate/core";

/** All that is wrong, as it was thrown. @throws what else it ends in, or that it went well */
export async function findingsOf(attempt: Promise<unknown>): Promise<Finding[]> {
  const error = await attempt.then(
    () => new Error("it went well"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof BlastgateError) return error.findings;
  throw error;
}
