import { BlastgateError, finding, type Snapshot } from "@blastgate/core";
import { decodeText } from "./decode.ts";
import { maxFileBytes, readFromDisk } from "./entries.ts";
import { readBlobs } from "./git.ts";
import type { Repository } from "./repository.ts";

/**
 * The texts of some of a snapshot's prompts, by id, with line ends as `\n`. An id that the snapshot does not have is
 * left out.
 *
 * @throws BlastgateError `file-unreadable` where a file of the working tree is not what it was in the snapshot.
 */
export async function readTexts(
  repository: Repository,
  snapshot: Snapshot,
  ids: Iterable<string>,
): Promise<Map<string, string>> {
  const wanted = new Set(ids);
  const prompts = snapshot.prompts.filter(({ id }) => wanted.has(id));
  const digests = prompts.map(({ digest }) => digest);
  const texts = new Map<string, string>();
  const findings = [];
  let next = 0;
  for await (const { content } of readBlobs(repository.root, digests, maxFileBytes)) {
    const prompt = prompts[next++];
    if (!prompt) break;
    // What was never added to git stands on disk alone.
    const bytes = content ?? (await readUncommitted(repository, prompt));
    const text = bytes && decodeText(bytes);
    if (text !== undefined) texts.set(prompt.id, text);
    else findings.push(finding("file-unreadable", { detail: "it changed while it was read" }, { path: prompt.path }));
  }
  if (findings.length > 0) throw new BlastgateError(findings);
  return texts;
}

async function readUncommitted(repository: Repository, prompt: { path: string; digest: string }) {
  const entry = await readFromDisk(repository.root, prompt.path);
  return entry?.digest === prompt.digest ? entry.content : undefined;
}
