import { BlastgateError, type FindingArgs, type FindingCode, finding } from "@blastgate/core";

/** One known problem, ready to be thrown. */
export function problem<Code extends FindingCode>(
  code: Code,
  args: FindingArgs<Code>,
  options?: ErrorOptions,
): BlastgateError {
  return new BlastgateError([finding(code, args)], options);
}

export function hasCode(error: unknown, ...codes: FindingCode[]): boolean {
  return error instanceof BlastgateError && error.findings.some(({ code }) => codes.some((each) => each === code));
}

/** Whether a tag was not moved, or not for long, because another moved it: it can be looked at and decided again. */
export function isLostRace(error: unknown): boolean {
  return hasCode(error, "tag-moved-meanwhile", "tag-move-lost");
}

/** What an unknown error says, on one line. */
export function detailOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}
