import { BlastgateError, type Finding, type FindingCode } from "@blastgate/core";

/** The one finding that something ends in. @throws what else it ends in, or that it went well */
export async function problemOf(action: Promise<unknown>): Promise<Finding> {
  try {
    await action;
  } catch (error) {
    const [found] = error instanceof BlastgateError ? error.findings : [];
    if (found) return found;
    throw error;
  }
  throw new Error("it went well");
}

export async function codeOf(action: Promise<unknown>): Promise<FindingCode> {
  return (await problemOf(action)).code as FindingCode;
}
