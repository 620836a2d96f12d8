import { hashJson } from "../hash.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/**
 * Digest of everything that a snapshot was read from, but for change notes: two of one digest give the same plan and the
 * same requests. Owners decide whose partials an isolated run leaves as they were.
 */
export function snapshotDigest(snapshot: Snapshot): string {
  const { config, prompts, features, suites, datasets, contracts, packages, codeowners, others } = snapshot;
  const files = [prompts, features, suites, datasets, contracts, others].flatMap((list) =>
    list.map(({ path, digest }) => `${path} ${digest}`),
  );
  return hashJson({ config, files: files.toSorted(), packages, codeowners });
}
