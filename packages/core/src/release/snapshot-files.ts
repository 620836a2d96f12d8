import { BlastgateError, finding } from "../findings/catalogue.ts";
import { hashText } from "../hash.ts";
import { idSchema } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Digest, Release } from "../schemas/release.ts";
import type { ReleaseSnapshot } from "../schemas/release-snapshot.ts";
import { bundledSources } from "./bundled-sources.ts";

/** Beside the prompts: what they are. */
export const snapshotLock = "lock.json";

/** A file of a snapshot; its path is from the snapshot's folder, and leads nowhere else. */
export interface SnapshotFile {
  path: string;
  text: string;
}

/**
 * The files that a release is deployed as: each prompt's source text where its id says, as it stands in the prompts
 * folder, so that includes are found; and `lock.json`. The same release gives the same bytes.
 *
 * @throws BlastgateError `release-id-invalid`, `snapshot-path-refused` for every prompt that cannot have a file of its own
 */
export function snapshotFiles(
  { digest, bundle, lock }: Release & { digest: Digest },
  environment: string,
): [SnapshotFile, ...SnapshotFile[]] {
  const sources = [...bundledSources(bundle)].map(([prompt, { file, text }]) => ({ prompt, path: file.path, text }));
  const findings = refusedPaths(sources);
  if (findings.length > 0) throw new BlastgateError(findings);
  const digests = sources.map(({ prompt, path, text }) => {
    return [path, { prompt, digest: `sha256:${hashText(text)}` }] as const;
  });
  const locked: ReleaseSnapshot = { environment, release: digest, files: Object.fromEntries(digests), lock };
  return [
    { path: snapshotLock, text: `${JSON.stringify(locked, null, 2)}\n` },
    ...sources.map(({ path, text }) => ({ path, text })),
  ];
}

/** Two files of one path, and a file where another needs a folder: also where upper and lower case are the same. */
function refusedPaths(sources: readonly { prompt: string; path: string }[]): Finding[] {
  const findings: Finding[] = [];
  const files = new Map([[snapshotLock, snapshotLock]]);
  const folders = new Map<string, string>();
  for (const { prompt, path } of sources) {
    // An id of this form has neither `..` nor anything else that leads out of a folder.
    if (!idSchema.safeParse(prompt).success || !idSchema.safeParse(path).success) {
      findings.push(finding("release-id-invalid", { kind: "prompt", id: prompt }));
      continue;
    }
    const name = path.toLowerCase();
    const above = name.split("/").flatMap((_, index, parts) => (index > 0 ? [parts.slice(0, index).join("/")] : []));
    const inTheWay = [name, ...above].map((each) => files.get(each)).find((each) => each !== undefined);
    const other = inTheWay ?? folders.get(name);
    if (other !== undefined) findings.push(finding("snapshot-path-refused", { prompt, file: path, other }));
    files.set(name, prompt);
    for (const folder of above) folders.set(folder, prompt);
  }
  return findings;
}
