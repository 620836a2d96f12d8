import { readFile } from "node:fs/promises";
import { type Approvals, approvalsSchema, BlastgateError, finding, parseData } from "@blastgate/core";

/**
 * Approvals that any other forge, or a person, has written down as JSON.
 *
 * @param file where it stands; `path` is how findings name it
 * @throws BlastgateError `file-unreadable`, or everything in it that is not as it should be
 */
export async function readApprovalsFile({ path, file }: { path: string; file: string }): Promise<Approvals> {
  const { value, findings } = parseData(await textOf(path, file), approvalsSchema, { path });
  if (!value) throw new BlastgateError(findings);
  return value;
}

async function textOf(path: string, file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new BlastgateError([finding("file-unreadable", { detail }, { path })], { cause });
  }
}
