import { BlastgateError } from "@blastgate/core";
import { openRepository, type Repository } from "@blastgate/workspace";

/** The workspace that a folder is in, for what can do without one; `null` where there is none. */
export async function repositoryAround(folder: string): Promise<Repository | null> {
  try {
    return await openRepository(folder);
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
