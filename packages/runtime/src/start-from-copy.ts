import { digestSchema, type Running, readHeld, readRelease, readRunning } from "@blastgate/registry/read";
import type { CopyFile } from "./copy.ts";
import { knownProblem } from "./known-problem.ts";
import { ServedRelease } from "./served-release.ts";

/**
 * The release that ran when the copy was made, as strictly verified as if it came from a store.
 *
 * @returns `undefined` where there is no copy
 * @throws BlastgateError `runtime-copy-damaged`
 */
export async function startFromCopy(
  file: CopyFile,
  environment: string,
): Promise<{ release: ServedRelease; head: Running["head"] } | undefined> {
  const copy = await file.read();
  if (!copy) return undefined;
  try {
    const contents = readHeld(file.path, copy.contents);
    const { head, move } = await readRunning(contents, environment, copy.head);
    const release = await readRelease(contents, digestSchema.parse(move.release));
    return { release: new ServedRelease(release, environment), head };
  } catch (error) {
    throw file.refusal(knownProblem(error, file.path).message, error);
  }
}
